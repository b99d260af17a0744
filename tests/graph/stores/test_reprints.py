"""An event that two papers report from one text counts once; from two texts, twice."""

import pytest
from tiny_graph import Draft

from graph.document_graph import DocumentGraph
from graph.stores.store import Store

REPORT = (
    "余杭区支持人工智能产业发展的新一轮措施日前公布。",
    "措施提出，对购买算力服务的中小企业按合同金额给予补助，单个企业每年最高两百万元。",
    "区经信局负责人介绍，去年全区已有三百多家企业领到补助，研发费用平均下降一成半。",
    "一家做工业视觉的企业说，训练一次模型的费用从十二万元降到七万元，新品提前两个月上市。",
    "未来科技城还将建设开放实验室，向高校团队提供数据集、测试场地和工程师驻场服务。",
    "按照安排，首批补助将于月底兑付，下半年扩大到智能制造和生物医药领域的企业。",
)
OTHER = (
    "余杭区支持人工智能的又一举措落地：青年人才公寓昨日交付，首批八百套优先供给算法工程师。",
    "公寓距离实验室步行十分钟，租金为市场价的六成，另设托育中心和健身步道。",
)


def paper(name: str, headline: str, sentences: tuple[str, ...], published: str) -> DocumentGraph:
    draft = Draft(name, published=published)
    draft.article(headline)
    for text in sentences:
        names = [n for n in ("余杭区", "人工智能") if n in text]
        said = draft.say(text, *names)
        if len(names) == 2:
            draft.state(said, "余杭区", "BACKS", "人工智能", "支持", 0.8)
    return draft.graph()


FIRST = paper("早报.txt", "余杭出台人工智能新措施", REPORT, "2025-05-06")
VERSIONS = {
    "another headline": ("算力便宜了", REPORT),
    "cut to two thirds": ("余杭发补助", REPORT[:4]),
    "with an editor's note": ("余杭出台新措施", (*REPORT, "（编者按：各地可资借鉴。）")),
    "other quotes and spaces": ("措施", tuple(t.replace("，", ", ") for t in REPORT)),
    "a sentence rewritten": ("措施", (*REPORT[:3], "有企业说，成本降了四成。", *REPORT[4:])),
}


def support(store: Store) -> int:
    [row] = store.query(
        "MATCH (a:Region {id: 'CN-330110'})-[e:BACKS]->(b:Industry) RETURN e.support AS n"
    ).rows
    return int(row["n"])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_report_in_two_papers_counts_once(both_stores: Store, version: str) -> None:
    headline, sentences = VERSIONS[version]
    both_stores.put([FIRST, paper("晚报.txt", headline, sentences, "2025-05-07")])
    assert support(both_stores) == 1

    both_stores.put([paper("快讯.txt", "人才公寓交付", OTHER, "2025-05-08")])
    assert support(both_stores) == 2

    both_stores.remove("早报")
    assert support(both_stores) == 2
