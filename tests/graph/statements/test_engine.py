"""What a document states: with the shipped model and, where a rule must hold, by rules alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.statement import RESTRICT, SUPPORT
from graph.statements.engine import StatementEngine
from graph.statements.errors import StatementError
from graph.statements.model import Model, RuleJudge, load_judge, write_model
from tests.graph.statements.marked import HOME, OFFICE, Marked, marked

ENGINE = StatementEngine.load()
BY_RULES = StatementEngine(RuleJudge())
BOTH = pytest.mark.parametrize("engine", [ENGINE, BY_RULES], ids=["model", "rules"])


@BOTH
def test_learning_from_a_place_makes_it_no_backer(engine: StatementEngine) -> None:
    said = marked(
        "支持{宁波市:Region}{鄞州区:Region}大力发展{人工智能:Industry}产业，"
        "学习{深圳市:Region}{南山区:Region}经验。"
    ).said(engine)

    assert ("鄞州区", "BACKS", "人工智能") in said
    assert not {s for s, r, _ in said if r == "BACKS"} & {"深圳市", "南山区"}


@BOTH
def test_restriction_is_the_other_polarity(engine: StatementEngine) -> None:
    found = marked("{缙云县:Region}加快淘汰{落后铸造:Industry}产能，大力发展{锯床:Industry}产业。")
    polarity = {
        found.entities[s.object].name: s.polarity
        for s in found.state(engine)
        if s.relation == "BACKS"
    }
    assert polarity == {"落后铸造": RESTRICT, "锯床": SUPPORT}


@BOTH
def test_our_county_backs_what_it_promotes(engine: StatementEngine) -> None:
    found = marked("我县大力培育{磁性材料:Industry}产业集群。", home=HOME)
    [statement] = found.state(engine)

    assert found.entities[statement.subject].name == "桐庐县"
    assert statement.route == "deixis"


@BOTH
def test_responsible_units_issue_nothing(engine: StatementEngine) -> None:
    said = marked(
        "推广“{数据券:Program}”。（责任单位：{县经信局:Organization}、{县财政局:Organization}）",
        home=HOME,
    ).said(engine)
    assert not {s for s, r, _ in said if r in {"ISSUES", "PARTNERS_WITH"}} - {"桐庐县"}


@BOTH
def test_the_issuer_of_a_document_is_told(engine: StatementEngine) -> None:
    said = marked(
        "近日，{浙江省经济和信息化厅:Organization}印发《{关于支持人工智能终端的若干意见:Policy}》。"
    ).said(engine)
    assert (
        "浙江省经济和信息化厅",
        "ISSUES",
        "关于支持人工智能终端的若干意见",
    ) in said


@BOTH
def test_a_firms_own_deed_is_not_the_regions(engine: StatementEngine) -> None:
    found = marked(
        "{缙云县:Region}的{晨龙锯床:Company}专注于{金属加工:Industry}领域。",
    )
    assert ("缙云县", "BACKS", "金属加工") not in found.said(engine)


def test_a_statement_keeps_evidence_trigger_rule_and_route() -> None:
    found = marked("早在去年，{慈溪市:Region}就大力发展{智能家电:Industry}产业。")
    [statement] = found.state(ENGINE)
    text = found.document.sentences[0].text

    assert text[statement.start : statement.stop] == "慈溪市就大力发展智能家电"
    assert statement.trigger == "发展"
    assert statement.rule == "named region promotes the industry"
    assert statement.route == "same sentence"
    assert 0.25 <= statement.confidence <= 1


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("{慈溪市:Region}已建成{智能家电:Industry}产业集群。", "已"),
        ("{慈溪市:Region}将大力发展{智能家电:Industry}产业。", "拟"),
        ("到2027年，{慈溪市:Region}力争{智能家电:Industry}产业规模超千亿元。", "力争"),
        ("{慈溪市:Region}将{智能家电:Industry}作为主导产业发展。", "已"),
    ],
)
def test_modality_tells_done_from_intended_and_hoped(sentence: str, modality: str) -> None:
    [statement] = marked(sentence).state(BY_RULES)
    assert statement.modality == modality


def test_amounts_belong_to_the_measure_they_are_said_of() -> None:
    found = marked(
        "{德清县:Region}推出“{算力券:Program}”，每年安排2亿元，"
        "实施“{人才贷:Program}”，最高500万元。"
    )
    amounts = {
        found.entities[s.object].name: [(a.value, a.unit, a.role, a.period) for a in s.amounts]
        for s in found.state(BY_RULES)
        if s.relation == "ISSUES"
    }
    assert amounts == {
        "算力券": [(2e8, "元", "amount", "每年")],
        "人才贷": [(5e6, "元", "cap", "")],
    }


def test_dates_of_the_sentence_are_on_the_statement() -> None:
    found = marked(
        "{德清县:Region}印发《{低空经济实施意见:Policy}》，自6月1日起施行，有效期至2027年12月31日。",
        published="2025-05-20",
    )
    [statement] = [s for s in found.state(BY_RULES) if s.relation == "ISSUES"]
    assert (statement.valid_from, statement.valid_to) == ("2025-06-01", "2027-12-31")


def test_explain_says_what_a_rejected_candidate_lacked() -> None:
    found = marked("{慈溪市:Region}的{智能家电:Industry}展会昨日闭幕，客商云集。")
    [explanation] = [
        e
        for e in ENGINE.explain(
            found.document, found.mentions, found.entities, found.context, relation="BACKS"
        )
        if not e.accepted
    ] or [None]
    if explanation is not None:
        assert explanation.lacks
        assert explanation.columns
    by_rules = BY_RULES.explain(
        found.document, found.mentions, found.entities, found.context, relation="BACKS"
    )
    assert [e.accepted for e in by_rules] == [False]
    assert by_rules[0].lacks


def test_the_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = load_judge()
    assert isinstance(model, Model)
    write_model(model, tmp_path / "a.json.gz")
    again = load_judge(tmp_path / "a.json.gz")
    assert isinstance(again, Model)
    write_model(again, tmp_path / "b.json.gz")

    assert (tmp_path / "a.json.gz").read_bytes() == (tmp_path / "b.json.gz").read_bytes()
    assert (tmp_path / "a.json.gz").stat().st_size < 2_000_000


def test_a_damaged_model_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.json.gz"
    path.write_bytes(b"\x1f\x8b not a model")
    with pytest.raises(StatementError, match=r"broken\.json\.gz: not a statement model"):
        load_judge(path)


NAMES = st.sampled_from(
    [
        "{桐庐县:Region}",
        "{慈溪市:Region}",
        "{低空经济:Industry}",
        "{磁性材料:Industry}",
        "{算力券:Program}",
        "{县经信局:Organization}",
        "{莱顿电子:Company}",
        "《{扶持办法:Policy}》",
        "{{杭州市:Region}人工智能小镇:Park}",
    ]
)
WORDS = st.sampled_from(
    [
        "大力发展",
        "、",
        "，",
        "印发",
        "推出",
        "和",
        "限制",
        "入选",
        "位于",
        "等",
        "投资2亿元",
        "我县",
        "将",
    ]
)
SENTENCE = st.lists(st.one_of(NAMES, WORDS), min_size=1, max_size=14).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=4))
def test_evidence_lies_within_its_sentence(sentences: list[str]) -> None:
    found: Marked = marked(*sentences, home=HOME, office=OFFICE)
    for engine in (ENGINE, BY_RULES):
        for s in found.state(engine):
            text = found.document.sentences[s.sentence].text
            assert 0 <= s.start < s.stop <= len(text)
            assert s.trigger in text
            assert 0 <= s.confidence <= 1
            assert s.subject != s.object


@settings(max_examples=20, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=4))
def test_the_same_document_states_the_same_twice(sentences: list[str]) -> None:
    first = marked(*sentences, home=HOME).state(ENGINE)
    assert first == marked(*sentences, home=HOME).state(ENGINE)
