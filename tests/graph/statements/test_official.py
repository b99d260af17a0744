"""What official documents state by their form, on texts and names written by hand."""

import pytest

from graph.entity import Entity
from graph.linkers.context import ArticleContext, DocumentContext
from graph.mention import Mention
from graph.official import governing, official_forms
from graph.statement import Statement
from graph.statements.engine import StatementEngine
from graph.statements.model import RuleJudge
from loaders import load_text

ENGINE = StatementEngine(RuleJudge())
TYPES = {
    "青禾市": "Region",
    "青禾市人民政府": "Organization",
    "青禾市财政局": "Organization",
    "市经信局": "Organization",
    "市科技局": "Organization",
    "市交通局": "Organization",
    "轴承基金": "Program",
    "算力券": "Program",
    "低空飞行行动": "Program",
    "轴承": "Industry",
    "低空经济": "Industry",
    "青禾大学": "Organization",
}


def read(text: str, *policies: str) -> tuple[dict[str, str], list[Statement]]:
    """State a text whose names are `TYPES` and the given policies; the longest name counts."""
    document = load_text(text, "t")
    kinds = {**TYPES, **dict.fromkeys(policies, "Policy")}
    entities = {
        f"{kind}/{name}": Entity(f"{kind}/{name}", kind, name) for name, kind in kinds.items()
    }
    mentions = []
    for sentence in document.sentences:
        for name, kind in kinds.items():
            at = sentence.text.find(name)
            while at >= 0:
                mentions.append(
                    Mention(
                        sentence.index, at, at + len(name), name, kind, f"{kind}/{name}", 1.0, "t"
                    )
                )
                at = sentence.text.find(name, at + 1)
    mentions.sort(key=lambda m: (m.sentence, m.start, -m.stop))
    holds = governing(document, official_forms(document))
    context = DocumentContext(
        tuple(
            ArticleContext(
                a.index,
                "Region/青禾市",
                "",
                f"Policy/{holds[a.index].name}" if a.index in holds else "",
            )
            for a in document.articles
        )
    )
    said = ENGINE.state(document, mentions, entities, context)
    return {e.id: e.name for e in entities.values()}, list(said)


def triples(text: str, relation: str, *policies: str) -> set[tuple[str, str]]:
    names, said = read(text, *policies)
    return {(names[s.subject], names[s.object]) for s in said if s.relation == relation}


TITLE = "关于加快轴承产业高质量发展的若干意见"
HEAD = f"""青禾市人民政府文件
青政发〔2025〕18号
青禾市人民政府{TITLE[:8]}
{TITLE[8:]}
各县（市、区）人民政府：
"""
FOOT = """青禾市人民政府
2025年8月12日
"""


def document(body: str) -> str:
    return HEAD + body + "\n" + FOOT


def test_a_title_over_two_lines_is_issued_by_the_government_and_its_region() -> None:
    names, said = read(document("为做强轴承产业，提出如下意见。"), TITLE)
    issued = {names[s.subject] for s in said if (s.relation, names[s.object]) == ("ISSUES", TITLE)}

    assert issued == {"青禾市人民政府", "青禾市"}
    heading = next(s for s in said if s.rule == "heading of the document")
    assert heading.route == "form of the document"


@pytest.mark.parametrize(
    ("item", "units", "object_"),
    [
        (
            "（一）发放算力券。每年安排2000万元。（责任单位：市经信局、市科技局）",
            "市经信局 市科技局",
            "算力券",
        ),
        (
            "（二）设立轴承基金。（市经信局牵头，青禾市财政局、市科技局配合）",
            "市经信局 青禾市财政局 市科技局",
            "轴承基金",
        ),
        (
            "（三）实施低空飞行行动。由市交通局负责，市经信局配合。",
            "市交通局 市经信局",
            "低空飞行行动",
        ),
        ("（四）发展低空经济。完善基础设施。（市交通局负责）", "市交通局", "低空经济"),
        ("（五）加强宣传。（牵头单位：市科技局；配合单位：市交通局）", "市科技局 市交通局", TITLE),
    ],
)
def test_responsible_units_are_responsible_and_issue_nothing(
    item: str, units: str, object_: str
) -> None:
    names, said = read(document(f"为做强产业，提出如下意见。\n{item}"), TITLE)
    duty = {names[s.subject] for s in said if s.relation == "RESPONSIBLE_FOR"}

    assert duty == set(units.split())
    assert {names[s.object] for s in said if s.relation == "RESPONSIBLE_FOR"} == {object_}
    deeds = {s.relation for s in said if names[s.subject] in duty}
    assert not deeds & {"ISSUES", "BACKS", "PARTNERS_WITH"}


def test_a_list_of_units_is_about_its_own_item() -> None:
    body = "一、任务\n发放算力券。（市经信局负责）设立轴承基金。（市科技局负责）"
    assert triples(document(body), "RESPONSIBLE_FOR", TITLE) == {
        ("市经信局", "算力券"),
        ("市科技局", "轴承基金"),
    }


def test_who_leads_a_project_in_the_news_is_not_told_to() -> None:
    assert not triples("由青禾大学牵头的轴承基金启动，青禾市发展轴承产业。", "RESPONSIBLE_FOR")


@pytest.mark.parametrize(
    "opening",
    [
        "根据《制造业条例》《轴承规划》，结合我市实际，提出如下意见。",
        "为贯彻落实《制造业条例》、《轴承规划》等文件精神，提出如下意见。",
        "第一条 为做强轴承产业，依据《制造业条例》和《轴承规划》有关规定，制定本意见。",
    ],
)
def test_grounds_in_the_opening_are_the_documents(opening: str) -> None:
    assert triples(document(opening), "BASED_ON", TITLE, "制造业条例", "轴承规划") == {
        (TITLE, "制造业条例"),
        (TITLE, "轴承规划"),
    }


@pytest.mark.parametrize(
    "story",
    [
        "青禾市根据《制造业条例》，制定出台《轴承规划》。",
        "《轴承规划》根据《制造业条例》制定。",
        "为落实《制造业条例》，青禾市印发了《轴承规划》。",
    ],
)
def test_a_story_tells_grounds_where_it_names_both(story: str) -> None:
    assert triples(story, "BASED_ON", "制造业条例", "轴承规划") == {("轴承规划", "制造业条例")}


@pytest.mark.parametrize(
    "text",
    [
        document("提出如下意见。\n一、处罚\n违反规定的，按照《制造业条例》处罚。"),
        "青禾市根据《制造业条例》开展检查。",
        "专家按照《制造业条例》讲解，会上还学习了《轴承规划》。",
    ],
)
def test_a_rule_that_is_only_applied_is_no_ground(text: str) -> None:
    assert not triples(text, "BASED_ON", TITLE, "制造业条例", "轴承规划")


def test_a_document_forwards_another() -> None:
    text = f"""青禾市人民政府办公室关于转发《轴承规划》的通知
青政办〔2025〕3号
各县（市、区）人民政府：
现转发给你们，请遵照执行。
{FOOT}"""
    name = "关于转发《轴承规划》的通知"
    assert triples(text, "BASED_ON", name, "轴承规划") == {(name, "轴承规划")}


@pytest.mark.parametrize(
    ("sentence", "ended"),
    [
        ("本意见自2025年9月1日起施行，《轴承规划》同时废止。", "2025-09-01"),
        ("本意见自发布之日起施行，原《轴承规划》（青政发〔2021〕2号）即行废止。", "2025-08-12"),
        ("自本意见施行之日起，废止《轴承规划》。", "2025-08-12"),
        ("对《轴承规划》有关条款的修订，以本意见为准；修订《轴承规划》第三条。", ""),
    ],
)
def test_a_repealed_document_ends_when_the_new_one_begins(sentence: str, ended: str) -> None:
    names, said = read(document(f"提出如下意见。\n一、附则\n{sentence}"), TITLE, "轴承规划")
    [found] = [s for s in said if s.relation == "REPLACES"]

    assert (names[found.subject], names[found.object]) == (TITLE, "轴承规划")
    assert found.valid_to == ended


def test_a_document_that_stays_in_force_is_not_replaced() -> None:
    body = "提出如下意见。\n一、附则\n《轴承规划》不废止，继续有效。"
    assert not triples(document(body), "REPLACES", TITLE, "轴承规划")


@pytest.mark.parametrize(
    ("sentence", "from_", "to"),
    [
        ("本意见自2025年9月1日起施行，有效期3年。", "2025-09-01", "2028-08-31"),
        ("本意见自印发之日起施行，有效期至2027年12月31日。", "2025-08-12", "2027-12-31"),
        ("本意见自发布之日起30日后施行。", "2025-09-11", ""),
    ],
)
def test_validity_is_the_documents_own(sentence: str, from_: str, to: str) -> None:
    names, said = read(document(f"提出如下意见。\n一、附则\n{sentence}"), TITLE)
    dated = [s for s in said if s.rule == "validity of the document"]

    assert {names[s.object] for s in dated} == {TITLE}
    assert {(s.valid_from, s.valid_to) for s in dated} == {(from_, to)}


def test_what_a_document_sets_up_is_its_part_and_that_of_its_action() -> None:
    body = (
        "提出如下意见。\n一、设立轴承基金\n我市设立轴承基金。\n"
        "二、实施低空飞行行动\n我市实施低空飞行行动。\n（一）我市发放算力券。"
    )
    parts = triples(document(body), "INCLUDES", TITLE)

    assert (TITLE, "轴承基金") in parts
    assert ("低空飞行行动", "算力券") in parts
    assert ("轴承基金", "算力券") not in parts


def test_the_form_is_explained() -> None:
    text = document("提出如下意见。\n（一）发放算力券。（责任单位：市经信局）")
    loaded = load_text(text, "t")
    at = next(s for s in loaded.sentences if "责任单位" in s.text)
    start = at.text.find("市经信局")
    unit = Entity("Organization/市经信局", "Organization", "市经信局")
    policy = Entity(f"Policy/{TITLE}", "Policy", TITLE)
    heading = next(s for s in loaded.sentences if TITLE in s.text)
    title = heading.text.find(TITLE)
    mentions = [
        Mention(heading.index, title, title + len(TITLE), TITLE, "Policy", policy.id, 1.0, "t"),
        Mention(at.index, start, start + 4, "市经信局", "Organization", unit.id, 1.0, "t"),
    ]
    context = DocumentContext((ArticleContext(0, "", "", policy.id),))
    found = ENGINE.explain(
        loaded,
        mentions,
        {e.id: e for e in (unit, policy)},
        context,
        subject=unit.id,
        relation="RESPONSIBLE_FOR",
        object_=policy.id,
    )

    assert [(f.rule, f.accepted) for f in found] == [("list of responsible units", True)]
