"""A large graph made up from a seed: documents with sentences, mentions and statements.

Regions and industries, with what they are part of, are the gazetteer's; companies, programs and
the rest are its names and as many invented ones. Degrees are skewed as in a real library: few
names stand in thousands of sentences, most in a handful. Relations come in the shares that the
sample corpus has. Sentences name more (13) than real ones do (3), for a graph of five
relationships a node needs them: statements and sentences bring less than two each.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from random import Random

from graph.document import Article, Document, OffsetMap, Sentence, digest, document_id
from graph.document_graph import DocumentGraph
from graph.entity import TYPE_PREFIX, Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.mention import Mention
from graph.ontology import ontology
from graph.statement import DONE, HOPED, INTENDED, RESTRICT, SUPPORT, Amount, Fact, Statement

DOCUMENTS = 4000
SENTENCES, ARTICLES, NAMES = 15, 3, 13  # a document, two documents, a sentence
STATEMENTS = 4  # three sentences
INVENTED = {"Company": 16_000, "Organization": 5_000, "Policy": 5_500, "Program": 7_000,
            "Park": 2_500}  # fmt: skip
SHARES = {"BACKS": 27, "LOCATED_IN": 15, "OPERATES_IN": 15, "ISSUES": 12, "TARGETS": 11,
          "BENEFITS": 7, "INCLUDES": 5, "PARTNERS_WITH": 4, "INVESTS_IN": 3,
          "PART_OF": 1}  # fmt: skip
NAMED = {"Region": 30, "Industry": 25, "Company": 20, "Organization": 8, "Policy": 4,
         "Program": 8, "Park": 5}  # fmt: skip
_HOME = "CN-33"
_SKEW, _SHIFT = 0.85, 3
_SEED = 20261124
_SYLLABLES = "安邦博昌辰诚创达德鼎东丰福富光广海瀚航浩和恒宏华汇慧嘉建江杰金锦京景康科蓝朗力联龙迈"
_ENDINGS = {
    "Company": "科技有限公司",
    "Organization": "研究院",
    "Policy": "产业发展行动方案",
    "Program": "培育行动",
    "Park": "产业园",
}


@dataclass(frozen=True, slots=True)
class Pool:
    """The entities of one type, the ones most named first."""

    entities: Sequence[Entity]
    weights: Sequence[float]

    def draw(self, random: Random) -> Entity:
        """Return an entity, each as likely as it is named."""
        return random.choices(self.entities, cum_weights=self.weights)[0]


class SyntheticLibrary:
    """The names and documents of the graph; the same seed gives the same library."""

    def __init__(self, gazetteer: Gazetteer, documents: int = DOCUMENTS) -> None:
        self._gazetteer = gazetteer
        self._count = documents
        random = Random(_SEED)
        self.pools = {name: _pool(name, gazetteer, random) for name in ontology().types}

    def documents(self) -> Iterator[DocumentGraph]:
        """Yield the documents."""
        for number in range(self._count):
            yield self._document(number, Random(_SEED + 1 + number))

    def _document(self, number: int, random: Random) -> DocumentGraph:
        text = ""
        sentences: list[Sentence] = []
        mentions: list[Mention] = []
        statements: list[Statement] = []
        held: dict[str, Entity] = {}
        articles = 1 + number % 2 * (ARTICLES - 2)
        for index in range(SENTENCES):
            named: list[Entity] = []
            for _ in range(STATEMENTS // 3 + (index % 3 < STATEMENTS % 3)):
                subject, relation, object_ = self._claim(random)
                named += [subject, object_]
                statements.append(_statement(subject, relation, object_, index, random))
            types = random.choices(list(NAMED), list(NAMED.values()), k=NAMES - len(named))
            named += [self.pools[type_].draw(random) for type_ in types]
            said = ""
            for entity in named:
                name = entity.name or entity.id.partition(":")[2]
                mentions.append(
                    Mention(index, len(said), len(said) + len(name), name, entity.type, entity.id,
                            0.9, "made up")
                )  # fmt: skip
                said += name + "、"
                held[entity.id] = entity
            article = index * articles // SENTENCES
            sentences.append(Sentence(index, len(text), len(text) + len(said), said, article))
            text += said
        published = (
            f"{random.randint(2023, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        )
        facts = self._facts(held)
        sha256 = digest(f"{number}\n{text}".encode())
        bounds = [s.start for s in sentences if s.index * articles % SENTENCES < articles]
        document = Document(
            document_id(sha256),
            f"示例文稿{number}",
            f"made/{number}.txt",
            sha256,
            text,
            text,
            OffsetMap(array("Q", range(len(text)))),
            tuple(
                Article(n, bounds[n], [*bounds, len(text)][n + 1], f"标题{number}-{n}")
                for n in range(articles)
            ),
            tuple(sentences),
            f"示例报{number % 40}",
            published if number % 20 else "",
        )
        entities = tuple(held[name] for name in sorted(held))
        return DocumentGraph(document, entities, tuple(mentions), tuple(statements), facts)

    def _claim(self, random: Random) -> tuple[Entity, str, Entity]:
        [name] = random.choices(list(SHARES), list(SHARES.values()))
        relation = ontology().relations[name]
        while True:
            subject = self.pools[random.choice(relation.subject)].draw(random)
            same = name == "PART_OF"
            object_ = self.pools[subject.type if same else random.choice(relation.object)].draw(
                random
            )
            if subject.id != object_.id:
                return subject, name, object_

    def _facts(self, held: dict[str, Entity]) -> tuple[Fact, ...]:
        """Return what the gazetteer says of these entities, and hold what it leads to."""
        facts = []
        for name in sorted(held):
            chain = (name, *self._gazetteer.ancestors(name))
            for part, whole in pairwise(chain):
                facts.append(Fact(part, "PART_OF", whole))
                if whole not in held:
                    entry = self._gazetteer.entry(whole)
                    assert entry is not None
                    held[whole] = entry.entity()
        return tuple(sorted(set(facts), key=lambda f: (f.subject, f.object)))


def _pool(type_: str, gazetteer: Gazetteer, random: Random) -> Pool:
    known = [e.entity() for e in gazetteer.entries(type_) if not (e.generic or e.valid_to)]
    made = []
    for number in range(INVENTED.get(type_, 0)):
        word = "".join(random.choice(_SYLLABLES) for _ in range(2))
        name = f"{word}{number}{_ENDINGS[type_]}"
        made.append(Entity(f"{TYPE_PREFIX[type_]}:{name}", type_, name, (), "provisional"))
    entities = known + made
    random.shuffle(entities)
    # A library is about one province: its regions come first, whatever their level.
    entities.sort(key=lambda e: not e.id.startswith(_HOME))
    weights = accumulate((rank + _SHIFT) ** -_SKEW for rank in range(len(entities)))
    return Pool(entities, list(weights))


def _statement(
    subject: Entity, relation: str, object_: Entity, sentence: int, random: Random
) -> Statement:
    curbed = relation == "BACKS" and random.random() < 0.04
    amounts: tuple[Amount, ...] = ()
    if random.random() < 0.15:
        value = random.randint(1, 500)
        amounts = (Amount(f"{value}万元", value * 1e4, "元", "total"),)
    begins = random.randint(2022, 2026)
    dated = relation == "ISSUES" and random.random() < 0.2
    return Statement(
        subject.id,
        relation,
        object_.id,
        sentence,
        0,
        len(subject.name),
        round(0.3 + 0.69 * random.random(), 3),
        "支持",
        "same sentence",
        "model",
        RESTRICT if curbed else SUPPORT,
        random.choices((DONE, INTENDED, HOPED), (7, 2, 1))[0],
        amounts,
        f"{begins}-01-01" if dated else "",
        f"{begins + random.randint(1, 5)}-12-31" if dated else "",
        f"{begins + 2}" if random.random() < 0.05 else "",
    )
