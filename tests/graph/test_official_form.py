"""The form of official documents is read from their own lines."""

import pytest

from graph.official import governing, official_forms, plan_of
from loaders import load_text

NOTICE = """青禾市经济和信息化局等3部门关于印发青禾市低空经济发展行动计划（2025—2027年）的通知
青经信〔2025〕7号
各县（市、区）人民政府：
现将《青禾市低空经济发展行动计划（2025—2027年）》印发给你们，请认真贯彻落实。
青禾市经济和信息化局
青禾市财政局
2025年3月5日
"""
OPINION = """云汐县人民政府文件
云政发〔2024〕12号
云汐县人民政府关于加快轴承产业
高质量发展的若干意见
各乡镇人民政府，县政府各部门：
为做强轴承产业，提出如下意见。
一、设立发展基金
县财政每年安排5000万元。
云汐县人民政府
2024年6月1日
===
二、强化要素保障
优先保障用地。
"""
STORY = """云汐打造轴承之都
■记者 王晓禾
昨日，记者从云汐县获悉，县政府出台关于加快轴承产业发展的意见。县里将建设检测中心。
"""


def test_a_notice_is_the_plan_it_carries_with_number_signers_and_date() -> None:
    document = load_text(NOTICE, "通知")
    [form] = official_forms(document)

    assert form.name == "青禾市低空经济发展行动计划（2025—2027年）"
    assert [document.text[a:b] for a, b in form.named] == [form.name] * 2
    assert [document.text[a:b] for a, b in form.numbers] == ["青经信〔2025〕7号"]
    heading = document.sentences[form.heading].text
    assert heading[: form.issuers] == "青禾市经济和信息化局等3部门"
    assert form.signed == "2025-03-05"
    signers = [document.sentences[s].text for s in form.signature]
    assert signers == ["青禾市经济和信息化局", "青禾市财政局"]


def test_a_title_over_two_lines_is_the_documents_name_and_governs_its_excerpts() -> None:
    document = load_text(OPINION, "意见")
    forms = official_forms(document)

    assert [form.name for form in forms] == ["关于加快轴承产业高质量发展的若干意见"]
    assert forms[0].signed == "2024-06-01"
    assert {a: f.name for a, f in governing(document, forms).items()} == dict.fromkeys(
        range(len(document.articles)), forms[0].name
    )


def test_a_story_about_a_document_is_none() -> None:
    assert official_forms(load_text(STORY, "报道")) == ()


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("某局关于印发《低空经济办法》的通知", "低空经济办法"),
        ("某局关于印发低空经济实施方案的通知", "低空经济实施方案"),
        ("某省人民政府印发关于支持算力发展若干措施的通知", "关于支持算力发展若干措施"),
        ("某市人民政府关于加快轴承产业发展的若干意见", ""),
        ("关于转发《低空经济办法》的通知", ""),
    ],
)
def test_a_notice_names_its_plan(title: str, plan: str) -> None:
    assert plan_of(title) == plan
