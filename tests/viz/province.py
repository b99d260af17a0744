"""An invented but plausible province to judge pictures by: some 250 entities, 600 edges.

Names of counties and industries are real, everything said about them is made up. The same on
every run: choices come from a seeded generator.
"""

from random import Random

from graph.entity import Entity
from graph.stores.store import StoredDocument
from viz.subgraph import Edge, Evidence, Heading, Mark, Passage, Subgraph, by_strength

CITIES = {
    "杭州市": "余杭区 萧山区 滨江区 西湖区 临平区 钱塘区 富阳区 桐庐县",
    "宁波市": "鄞州区 北仑区 慈溪市 余姚市 宁海县 象山县",
    "温州市": "瓯海区 乐清市 瑞安市 龙港市",
    "嘉兴市": "南湖区 平湖市 海宁市 桐乡市 嘉善县",
    "湖州市": "德清县 长兴县 安吉县 吴兴区",
    "绍兴市": "柯桥区 上虞区 诸暨市 新昌县",
    "金华市": "义乌市 东阳市 永康市",
    "衢州市": "柯城区 江山市",
    "舟山市": "定海区 岱山县",
    "台州市": "温岭市 临海市 玉环市 路桥区",
    "丽水市": "莲都区 缙云县 龙泉市",
}
CODES = dict(zip(CITIES, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), strict=True))
INDUSTRIES = tuple(
    """
    人工智能 集成电路 新能源汽车 生物医药 高端装备 现代纺织 绿色石化 光伏 智能光伏 机器人 低空经济
    数字经济 云计算 智能物联 网络通信 高端软件 节能环保 海洋经济 航空航天 新材料 泵阀 缝制设备
    五金 模具 化纤 家居 时尚 竹木制品 茶产业 医疗器械 氢能 储能 汽车零部件 轴承 跨境电商 数字安防
    """.split()  # noqa: SIM905
)
HABIT = ("支持", "培育", "布局", "发展", "做强")


class Province:
    """Collects entities, edges and sentences, then yields them as a subgraph."""

    def __init__(self, seed: int = 7) -> None:
        self.random = Random(seed)
        self.nodes: dict[str, Entity] = {}
        self.edges: list[Edge] = []
        self.passages: list[Passage] = []
        self.documents = [
            StoredDocument(
                f"doc:{i:03}",
                f"{paper}第{i}期",
                "",
                "",
                paper,
                f"202{3 + i % 3}-{1 + i % 12:02}-{1 + i:02}",
            )
            for i, paper in enumerate(["之江快报", "海湾日报", "山城周刊", "政策观察"] * 5)
        ]

    def add(self, id_: str, type_: str, name: str, *aliases: str, **properties: str) -> str:
        """Add an entity and return its id."""
        status = "provisional" if type_ == "Company" else "known"
        self.nodes[id_] = Entity(id_, type_, name, aliases, status, properties)
        return id_

    def fact(self, source: str, relation: str, target: str) -> None:
        """Add an edge of the gazetteer."""
        self.edges.append(Edge(source, relation, target, origin="gazetteer"))

    def say(
        self, source: str, relation: str, target: str, verb: str, polarity: str = "支持"
    ) -> None:
        """Add an edge with one to four sentences behind it."""
        if any(e.key == (source, relation, target, polarity) for e in self.edges):
            return
        papers = sorted(
            self.random.sample(range(len(self.documents)), self.random.choice((1, 1, 1, 2, 2, 4)))
        )
        best = round(self.random.uniform(0.35, 0.98), 2)
        evidence = tuple(
            Evidence(self._sentence(p, source, target, verb), best, verb) for p in papers
        )
        dates = [self.documents[p].published for p in papers]
        self.edges.append(
            Edge(
                source,
                relation,
                target,
                polarity,
                len(papers),
                best,
                min(dates),
                max(dates),
                self.random.choice(("已", "已", "拟", "力争")),
                "text",
                len(papers),
                evidence,
            )
        )

    def _sentence(self, paper: int, source: str, target: str, verb: str) -> str:
        one, other = self.nodes[source].name, self.nodes[target].name
        head, tail = "日前，", f"，并把它列入今年的重点工作清单（第{len(self.passages)}条）。"
        text = f"{head}{one}明确{verb}{other}{tail}"
        at = len(head)
        after = at + len(one) + 2 + len(verb)
        marks = (Mark(source, at, at + len(one)), Mark(target, after, after + len(other)))
        document = self.documents[paper]
        passage = Passage(
            f"{document.id}#{len(self.passages)}",
            text,
            document.id,
            1 + paper % 4,
            marks,
            Heading(f"{one}：{other}再上台阶", document.source, document.published),
        )
        self.passages.append(passage)
        return passage.id

    def subgraph(self) -> Subgraph:
        """Return what was collected."""
        return Subgraph(
            tuple(self.nodes[i] for i in sorted(self.nodes)),
            tuple(sorted(self.edges, key=by_strength)),
            tuple(self.passages),
            tuple(self.documents),
            total_nodes=len(self.nodes),
            total_edges=len(self.edges),
        )


def invented_province() -> Subgraph:
    """Return the whole province."""
    made = Province()
    random = made.random
    root = made.add("CN-330000", "Region", "浙江省", "浙江", level="province")
    industries = [made.add(f"industry:{n}", "Industry", n, f"{n}产业") for n in INDUSTRIES]
    for office in ("省经信厅", "省发展改革委", "省科技厅"):
        made.say(made.add(f"organization:{office}", "Organization", office), "BACKS",
                 random.choice(industries), "支持")  # fmt: skip
    umbrella = made.add("program:415X", "Program", "“415X”先进制造业集群培育工程", "415X")
    made.say(root, "ISSUES", umbrella, "实施")
    counties = []
    for city, under in CITIES.items():
        code = f"33{CODES[city]:02}"
        town = made.add(f"CN-{code}00", "Region", city, city[:-1], level="city")
        made.fact(town, "PART_OF", root)
        specials = random.sample(industries, 6)
        for place, name in enumerate(under.split(), 1):
            county = made.add(f"CN-{code}{place:02}", "Region", name, name[:-1], level="county")
            made.fact(county, "PART_OF", town)
            counties.append((county, specials))
        for industry in random.sample(specials, 3):
            made.say(town, "BACKS", industry, random.choice(HABIT))
        policy = made.add(f"policy:{city}", "Policy", f"{city}先进制造业高质量发展行动方案")
        made.say(town, "ISSUES", policy, "印发")
        made.say(policy, "TARGETS", random.choice(specials), "面向")
    for county, specials in counties:
        _county(made, county, specials, industries, umbrella)
    made.say("CN-330100", "BACKS", "industry:化纤", "限制", "限制")
    return made.subgraph()


def _county(
    made: Province, county: str, specials: list[str], industries: list[str], umbrella: str
) -> None:
    random, name = made.random, made.nodes[county].name
    for industry in random.sample(specials, 3) + random.sample(industries, 1):
        made.say(county, "BACKS", industry, random.choice(HABIT))
    for i in range(random.choice((1, 2, 2, 3))):
        surname = random.choice("恒瑞启明宏远天泽云川")
        trade = random.choice(specials)
        brand = f"{name[:-1]}{surname}{random.choice('达科新创')}"
        short = made.nodes[trade].name
        company = made.add(f"company:{brand}{i}", "Company", f"浙江{brand}{short}有限公司", brand)
        made.say(company, "LOCATED_IN", county, "落户")
        made.say(company, "OPERATES_IN", trade, "从事")
        if random.random() < 0.3:
            made.say(umbrella, "BENEFITS", company, "入选")
    if random.random() < 0.5:
        park = made.add(f"park:{county}", "Park", f"{name[:-1]}经济开发区")
        made.say(park, "LOCATED_IN", county, "坐落于")
        made.say(park, "TARGETS", random.choice(specials), "面向")
    if random.random() < 0.5:
        program = made.add(f"program:{county}", "Program", f"{name[:-1]}产业券")
        made.say(county, "ISSUES", program, "发放")
        made.say(program, "TARGETS", random.choice(specials), "面向")
