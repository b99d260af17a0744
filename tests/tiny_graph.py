"""A tiny hand-built graph for the tests of stores, queries, export and pictures.

Four invented documents (`tiny_graphs()`), twenty entities of all seven types (`ENTITIES`, by
name), all ten relations, both polarities, all modalities, amounts, gazetteer facts, an ambiguous
and a deictic mention, and one report that two papers print. `Draft` builds more the same way:

    draft = Draft("快讯.txt", published="2025-05-01")
    draft.article("余杭发布算力券")
    said = draft.say("余杭区支持人工智能。", "余杭区", "人工智能")
    draft.state(said, "余杭区", "BACKS", "人工智能", "支持")
    graph = draft.graph()

The source text of a draft breaks its lines every 24 characters: source and sentence offsets differ.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph.document import Article, Document, OffsetMap, Sentence, digest, document_id
from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.mention import Candidate, Mention
from graph.statement import DONE, HOPED, INTENDED, RESTRICT, SUPPORT, Amount, Fact, Statement

LINE = 24


def _region(code: str, name: str, level: str, parent: str, *aliases: str) -> Entity:
    properties = {"level": level, "code": code}
    if parent:
        properties["parent"] = f"CN-{parent}"
    return Entity(f"CN-{code}", "Region", name, aliases, "known", properties)


def _made(type_: str, name: str, *aliases: str, status: str = "known") -> Entity:
    return Entity(f"{type_.lower()}:{name}", type_, name, aliases, status)


ENTITIES: dict[str, Entity] = {
    e.name: e
    for e in (
        _region("330000", "浙江省", "province", "", "浙江"),
        _region("330100", "杭州市", "city", "330000", "杭州"),
        _region("330110", "余杭区", "county", "330100", "余杭"),
        _region("330400", "嘉兴市", "city", "330000", "嘉兴"),
        _region("330482", "平湖市", "county", "330400", "平湖"),
        _made("Company", "青禾算力科技有限公司", status="provisional"),
        _made("Company", "麦浪汽车", "麦浪汽车股份有限公司"),
        _made("Organization", "浙江省经济和信息化厅", "省经信厅", "浙江省经信厅"),
        _made("Organization", "东湖智能研究院", status="provisional"),
        _made("Policy", "平湖市新能源产业发展行动方案", status="provisional"),
        _made("Policy", "余杭区人工智能产业若干措施", status="provisional"),
        _made("Program", "算力券"),
        _made("Program", "415X", "“415X”先进制造业集群培育工程"),
        _made("Program", "链长制"),
        _made("Industry", "新能源", "新能源产业"),
        _made("Industry", "新能源汽车", "新能源汽车产业"),
        _made("Industry", "人工智能", "人工智能产业", "AI"),
        _made("Industry", "高耗能产业", "高耗能项目"),
        _made("Park", "平湖经济技术开发区", "平湖经开区"),
        _made("Park", "未来科技城", "杭州未来科技城"),
    )
}

FACTS: tuple[Fact, ...] = tuple(
    Fact(ENTITIES[a].id, "PART_OF", ENTITIES[b].id)
    for a, b in (
        ("杭州市", "浙江省"),
        ("余杭区", "杭州市"),
        ("嘉兴市", "浙江省"),
        ("平湖市", "嘉兴市"),
        ("新能源汽车", "新能源"),
    )
)

_BY_ID = {e.id: e for e in ENTITIES.values()}


@dataclass
class Draft:
    """A document under construction; `say` and `state` add to the article begun last."""

    name: str
    source: str = ""
    published: str = ""
    known: dict[str, Entity] = field(default_factory=lambda: dict(ENTITIES))
    _articles: list[Article] = field(default_factory=list)
    _sentences: list[Sentence] = field(default_factory=list)
    _mentions: list[Mention] = field(default_factory=list)
    _statements: list[Statement] = field(default_factory=list)
    _text: str = ""

    def article(self, headline: str, **about: str) -> int:
        """Begin an article with its headline as first sentence; return that sentence's index."""
        self._articles.append(
            Article(len(self._articles), len(self._text), len(self._text), headline, **about)
        )
        return self.say(headline, kind="headline")

    def say(self, text: str, *names: "str | tuple[str, str]", kind: str = "body") -> int:
        """Add a sentence that mentions these entities, each by its name or as (surface, name)."""
        if not self._articles:
            self._articles.append(Article(0, 0, 0))
        index, start = len(self._sentences), len(self._text)
        self._text += text
        article = self._articles[-1]
        self._articles[-1] = replace(article, stop=len(self._text))
        self._sentences.append(
            Sentence(index, start, len(self._text), text, article.index, index, 1, kind)
        )
        for given in names:
            surface, name = (given, given) if isinstance(given, str) else given
            self._mention(index, surface, name)
        return index

    def _mention(self, index: int, surface: str, name: str, **more: object) -> None:
        at = self._place(index, surface)
        entity = self.known[name]
        mention = Mention(
            index, at, at + len(surface), surface, entity.type, entity.id, 0.9, "by hand"
        )
        self._mentions.append(replace(mention, **more))  # type: ignore[arg-type]

    def _place(self, index: int, surface: str) -> int:
        """Return where the surface first stands by itself, or else inside another name."""
        text = self._sentences[index].text
        taken = [(m.start, m.stop) for m in self._mentions if m.sentence == index]
        free = (
            at
            for at in range(len(text))
            if text.startswith(surface, at)
            and not any(at < stop and start < at + len(surface) for start, stop in taken)
        )
        return next(free, text.index(surface))

    def deixis(self, index: int, surface: str, name: str) -> None:
        """Add a mention that only the context explains (我市)."""
        self._mention(index, surface, name, deictic=True)

    def ambiguous(self, index: int, surface: str, type_: str, *candidates: str) -> None:
        """Add a name that stays ambiguous between these entity ids."""
        at = self._sentences[index].text.index(surface)
        choices = tuple(Candidate(c, 0.5, "shared name") for c in candidates)
        stop = at + len(surface)
        self._mentions.append(Mention(index, at, stop, surface, type_, "", 0.5, "tie", choices))

    def state(
        self,
        sentence: int,
        subject: str,
        relation: str,
        object_: str,
        trigger: str = "",
        confidence: float = 0.8,
        **more: object,
    ) -> None:
        """Add a statement of that sentence; the whole sentence is its support."""
        statement = Statement(
            self.known[subject].id,
            relation,
            self.known[object_].id,
            sentence,
            0,
            len(self._sentences[sentence].text),
            confidence,
            trigger,
            "sentence",
            "by hand",
        )
        self._statements.append(replace(statement, **more))  # type: ignore[arg-type]

    def graph(self) -> DocumentGraph:
        """Return the finished document with its entities and the facts they bring."""
        raw, offsets = _broken(self._text)
        sha256 = digest(f"{self.name}\n{raw}".encode())
        document = Document(
            document_id(sha256),
            self.name.rsplit(".", 1)[0],
            f"corpus/{self.name}",
            sha256,
            raw,
            self._text,
            OffsetMap(offsets),
            tuple(self._articles),
            tuple(self._sentences),
            self.source,
            self.published,
        )
        named = {m.entity for m in self._mentions if m.entity}
        named |= {end for s in self._statements for end in (s.subject, s.object)}
        facts = _reached(named)
        held = named | {end for f in facts for end in (f.subject, f.object)}
        by_id = _BY_ID | {e.id: e for e in self.known.values()}
        return DocumentGraph(
            document,
            tuple(by_id[i] for i in sorted(held)),
            tuple(self._mentions),
            tuple(self._statements),
            facts,
        )


def _broken(text: str) -> "tuple[str, array[int]]":
    """Break the text into short lines and map each character to its place among them."""
    raw, offsets = "", array("Q")
    for at, character in enumerate(text):
        if at and at % LINE == 0:
            raw += "\n"
        offsets.append(len(raw))
        raw += character
    return raw, offsets


def _reached(ids: Iterable[str]) -> tuple[Fact, ...]:
    """Return the facts that start at these entities or at one reached from them."""
    seen, waiting, found = set(ids), list(ids), []
    while waiting:
        here = waiting.pop()
        for fact in FACTS:
            if fact.subject == here:
                found.append(fact)
                if fact.object not in seen:
                    seen.add(fact.object)
                    waiting.append(fact.object)
    return tuple(sorted(set(found), key=lambda f: (f.subject, f.relation, f.object)))


def _report(draft: Draft) -> None:
    """Write the report that two papers print."""
    draft.article("平湖竞逐新能源赛道", byline="本报记者 林一", source=draft.source, place="嘉兴市")
    backs = draft.say(
        "平湖市把新能源作为头号产业来抓，今年安排专项资金2.5亿元支持整车与电池项目落地。",
        "平湖市",
        "新能源",
    )
    draft.state(
        backs,
        "平湖市",
        "BACKS",
        "新能源",
        "支持",
        0.92,
        amounts=(Amount("2.5亿元", 250000000.0, "元", "total"),),
    )
    lies = draft.say(
        "麦浪汽车落户平湖经开区，总投资30亿元的新能源汽车工厂将于明年投产。",
        "麦浪汽车",
        ("平湖经开区", "平湖经济技术开发区"),
        "新能源汽车",
        ("平湖", "平湖市"),
    )
    draft.state(
        lies,
        "麦浪汽车",
        "INVESTS_IN",
        "平湖经济技术开发区",
        "总投资",
        0.85,
        modality=INTENDED,
        amounts=(Amount("30亿元", 3000000000.0, "元", "total"),),
    )
    draft.state(lies, "麦浪汽车", "OPERATES_IN", "新能源汽车", "工厂", 0.8)
    draft.state(lies, "平湖经济技术开发区", "LOCATED_IN", "平湖市", "平湖", 0.95)


def _morning_paper() -> DocumentGraph:
    draft = Draft("平湖简报.txt", source="南湖早报", published="2025-03-02")
    _report(draft)
    draft.article("平湖出台行动方案")
    issues = draft.say(
        "日前，平湖市印发《平湖市新能源产业发展行动方案》，全面推行链长制。",
        "平湖市",
        "平湖市新能源产业发展行动方案",
        "链长制",
    )
    plan = "平湖市新能源产业发展行动方案"
    draft.state(issues, "平湖市", "ISSUES", plan, "印发", 0.97)
    draft.state(issues, plan, "INCLUDES", "链长制", "推行", 0.7)
    draft.state(issues, plan, "TARGETS", "新能源", "新能源产业", 0.75)
    return draft.graph()


def _reprint() -> DocumentGraph:
    draft = Draft("嘉兴转载.txt", source="嘉禾晚报", published="2025-03-05")
    _report(draft)
    note = draft.say("（编者按：我市各县可资借鉴。）")
    draft.deixis(note, "我市", "嘉兴市")
    return draft.graph()


def _measures() -> DocumentGraph:
    draft = Draft("余杭措施.txt", source="余杭区人民政府", published="2025-04-10")
    draft.article("余杭区人工智能产业若干措施", source="余杭区人民政府", place="余杭区")
    measures = "余杭区人工智能产业若干措施"
    issued = draft.say(
        "余杭区发布《余杭区人工智能产业若干措施》，每年发放2.5亿元算力券，降低AI企业的算力成本。",
        "余杭区",
        measures,
        "算力券",
        ("AI", "人工智能"),
    )
    draft.state(issued, "余杭区", "ISSUES", measures, "发布", 0.96)
    draft.state(issued, measures, "INCLUDES", "算力券", "发放", 0.9)
    draft.state(
        issued,
        "余杭区",
        "ISSUES",
        "算力券",
        "发放",
        0.93,
        valid_from="2025-05-01",
        valid_to="2027-12-31",
        amounts=(Amount("2.5亿元", 250000000.0, "元", "total", "每年"),),
    )
    draft.state(issued, "算力券", "TARGETS", "人工智能", "降低", 0.8)
    draft.state(issued, "余杭区", "BACKS", "人工智能", "发放", 0.78)
    named = draft.say(
        "青禾算力科技有限公司（以下简称青禾算力）首批入选算力券支持名单，公司位于未来科技城。",
        "青禾算力科技有限公司",
        ("青禾算力", "青禾算力科技有限公司"),
        "算力券",
        "未来科技城",
    )
    draft.state(named, "算力券", "BENEFITS", "青禾算力科技有限公司", "入选", 0.88)
    located = draft.say(
        "未来科技城地处余杭，聚焦人工智能产业。",
        "未来科技城",
        ("余杭", "余杭区"),
        ("人工智能产业", "人工智能"),
    )
    draft.state(located, "未来科技城", "LOCATED_IN", "余杭区", "地处", 0.94)
    draft.state(located, "未来科技城", "TARGETS", "人工智能", "聚焦", 0.86)
    draft.state(located, "青禾算力科技有限公司", "LOCATED_IN", "余杭区", "", 0.55)
    curbs = draft.say("余杭区严控高耗能项目。", "余杭区", ("高耗能项目", "高耗能产业"))
    draft.state(curbs, "余杭区", "BACKS", "高耗能产业", "严控", 0.83, polarity=RESTRICT)
    return draft.graph()


def _magazine() -> DocumentGraph:
    draft = Draft("之江观察.txt", source="之江观察")
    draft.article("制造业新引擎", published="2025-06-01", place="浙江省")
    aims = draft.say(
        "浙江省深入实施“415X”先进制造业集群培育工程，省经信厅力争到2027年培育人工智能企业3000家。",
        "浙江省",
        ("“415X”先进制造业集群培育工程", "415X"),
        ("省经信厅", "浙江省经济和信息化厅"),
        "人工智能",
    )
    draft.state(aims, "浙江省", "ISSUES", "415X", "实施", 0.9)
    draft.state(
        aims,
        "浙江省经济和信息化厅",
        "BACKS",
        "人工智能",
        "培育",
        0.72,
        modality=HOPED,
        deadline="2027",
        amounts=(Amount("3000家", 3000.0, "家", "target"),),
    )
    backs = draft.say("余杭区全力支持人工智能和新能源。", "余杭区", "人工智能", "新能源")
    draft.state(backs, "余杭区", "BACKS", "人工智能", "支持", 0.91, polarity=SUPPORT)
    draft.state(backs, "余杭区", "BACKS", "新能源", "支持", 0.9, modality=DONE)
    pact = draft.say(
        "平湖市与东湖智能研究院签约共建人工智能实验室，青禾算力同步入驻。",
        "平湖市",
        "东湖智能研究院",
        "人工智能",
        ("青禾算力", "青禾算力科技有限公司"),
    )
    draft.state(pact, "平湖市", "PARTNERS_WITH", "东湖智能研究院", "签约", 0.84)
    part = draft.say("余杭区是杭州市的经济第一区。", "余杭区", "杭州市")
    draft.state(part, "余杭区", "PART_OF", "杭州市", "是", 0.6)
    unsure = draft.say("鼓楼区代表也来考察。")
    draft.ambiguous(unsure, "鼓楼区", "Region", "CN-320106", "CN-350102")
    return draft.graph()


def tiny_graphs() -> tuple[DocumentGraph, ...]:
    """Return the four documents: a paper, its reprint elsewhere, an official notice, a magazine."""
    return _morning_paper(), _reprint(), _measures(), _magazine()
