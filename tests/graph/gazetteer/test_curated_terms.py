"""What must hold of the curated industries, policies and programs."""

import pytest

from graph.gazetteer.entry import NameKind
from graph.gazetteer.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def means(name: str, kind: str) -> set[str]:
    return {r.entry.name for r in GAZETTEER.named(name) if r.entry.type == kind}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新能源", "新能源汽车"),
        ("机器人", "人形机器人"),
        ("大模型", "人工智能"),
        ("算力", "数据中心"),
        ("机床", "数控机床"),
        ("生物医药", "医疗器械"),
    ],
)
def test_industries_that_differ_stay_apart(one: str, other: str) -> None:
    assert means(one, "Industry").isdisjoint(means(other, "Industry"))
    assert means(one, "Industry") and means(other, "Industry")


@pytest.mark.parametrize(
    "name", ["制造业", "服务业", "外贸", "数据", "企业", "传统产业", "未来产业"]
)
def test_a_generic_term_is_known_as_generic(name: str) -> None:
    assert all(r.entry.generic for r in GAZETTEER.named(name) if r.entry.type == "Industry")
    assert means(name, "Industry")


def test_every_cluster_of_415x_hangs_below_one_of_the_four() -> None:
    four = {
        f"industry:{n}"
        for n in ("新一代信息技术", "高端装备", "现代消费与健康", "绿色石化与新材料")
    }
    for name in ("集成电路", "智能光伏", "机器人与数控机床", "现代纺织与服装", "精细化工"):
        assert four & set(GAZETTEER.ancestors(f"industry:{name}")), name


def test_an_ordinary_word_asks_for_context() -> None:
    kinds = {r.kind for r in GAZETTEER.named("粉丝") if r.entry.type == "Industry"}
    assert kinds == {NameKind.CONTEXT}


def test_a_document_number_names_the_policy() -> None:
    number = means("浙政发〔2025〕10号", "Policy")
    assert number == means("关于支持人工智能创新发展的若干措施", "Policy") != set()


@pytest.mark.parametrize("spelling", ["“415X”先进制造业集群", "415X先进制造业集群", "415X"])
def test_a_program_is_one_with_and_without_quotation_marks(spelling: str) -> None:
    assert means(spelling, "Program") == {"415X先进制造业集群培育工程"}
