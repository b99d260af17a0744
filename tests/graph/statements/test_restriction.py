"""What is curbed, and what only sounds so, by rule alone."""

import pytest

from graph.statement import HOPED, INTENDED, RESTRICT
from graph.statements.engine import StatementEngine
from graph.statements.model import RuleJudge
from tests.graph.statements.marked import HOME, marked

BY_RULES = StatementEngine(RuleJudge())

CURBED = [
    ("{缙云县:Region}严格限制{铸造:Industry}新增产能。", "缙云县"),
    ("{缙云县:Region}淘汰落后{印染:Industry}产能。", "缙云县"),
    ("{柯桥区:Region}坚决遏制高耗能{化工:Industry}项目盲目上马。", "柯桥区"),
    ("{柯桥区:Region}不再支持低端{纺织:Industry}。", "柯桥区"),
    ("{柯桥区:Region}不再新增{电镀:Industry}企业。", "柯桥区"),
    ("{平湖市:Region}取消对{光伏:Industry}的补贴。", "平湖市"),
    ("{平湖市:Region}停止{网约车:Industry}购置补贴。", "平湖市"),
    ("{平湖市:Region}对{电解铝:Industry}项目一律不批。", "平湖市"),
    ("{平湖市:Region}将{石化:Industry}列入负面清单。", "平湖市"),
    ("{长兴县:Region}清退{蓄电池:Industry}企业20家。", "长兴县"),
    ("{长兴县:Region}压减{水泥:Industry}产能。", "长兴县"),
    ("{长兴县:Region}关停一批{造纸:Industry}企业。", "长兴县"),
    ("{长兴县:Region}推动{制革:Industry}行业有序退出。", "长兴县"),
    ("{长兴县:Region}的{钢铁:Industry}产能只减不增。", "长兴县"),
    ("严禁新增{水泥:Industry}、{平板玻璃:Industry}产能。", "桐庐县"),
    ("原则上不再审批{化工:Industry}项目。", "桐庐县"),
    ("我县严控{造纸:Industry}新增产能。", "桐庐县"),
    ("不得新建{电镀:Industry}项目。", "桐庐县"),
    ("{县发改局:Organization}叫停{虚拟货币挖矿:Industry}项目。", "县发改局"),
    ("我县继续整治园区，{小冶炼:Industry}一律淘汰。", "桐庐县"),
    ("我县不再新上{小铸造:Industry}项目。", "桐庐县"),
    ("我县新建{数据中心:Industry}须达标，对老旧{数据中心:Industry}不再支持。", "桐庐县"),
    ("我县用好{水泥:Industry}、{电解铝:Industry}，则严控新增产能。", "桐庐县"),
    ("{缙云县:Region}依法取缔{小散乱:Industry}作坊。", "缙云县"),
]
NOT_CURBED = [
    "{缙云县:Region}并未限制{铸造:Industry}发展。",
    "{缙云县:Region}不限制{铸造:Industry}发展。",
    "{缙云县:Region}放宽限制{低空经济:Industry}的规定。",
    "{缙云县:Region}打破限制{数据交易:Industry}的壁垒。",
    "{缙云县:Region}曾经限制{民宿:Industry}，如今大力发展。",
    "20世纪90年代，{柯桥区:Region}淘汰了{织布:Industry}作坊。",
    "专家建议{柯桥区:Region}限制{化工:Industry}。",
    "有代表呼吁{柯桥区:Region}淘汰{印染:Industry}。",
    "学习{深圳市:Region}淘汰{印染:Industry}的经验。",
    "借鉴{深圳市:Region}限制{化工:Industry}的做法。",
    "{缙云县:Region}整治{直播电商:Industry}乱象。",
    "{缙云县:Region}禁止{平台经济:Industry}垄断行为。",
    "{缙云县:Region}支持{锯床:Industry}淘汰落后设备。",
    "{缙云县:Region}大力发展{锯床:Industry}。",
    "{缙云县:Region}{晨龙锯床:Company}{德源铸业:Company}淘汰{铸造:Industry}旧线。",
    "市民询问{缙云县:Region}是否限制{民宿:Industry}。",
    "如果{缙云县:Region}限制{铸造:Industry}，订单会外流。",
    "{缙云县:Region}严格控制成本，做强{锯床:Industry}。",
    "{缙云县:Region}不再满足于{代工:Industry}。",
    "{缙云县:Region}的{锯床:Industry}不受限制。",
    "{缙云县:Region}淘汰落后产能，为{机床:Industry}腾出空间。",
    "{缙云县:Region}突破{芯片:Industry}限制。",
    "{缙云县:Region}取消{养老:Industry}准入门槛。",
    "{缙云县:Region}对{机器人:Industry}给予补贴。",
]


def restricted(text: str) -> set[tuple[str, str]]:
    found = marked(text, home=HOME)
    return {
        (found.entities[s.subject].name, found.entities[s.object].name)
        for s in found.state(BY_RULES)
        if s.polarity == RESTRICT
    }


@pytest.mark.parametrize(("text", "who"), CURBED)
def test_a_curb_is_the_other_polarity(text: str, who: str) -> None:
    found = restricted(text)
    assert found and {subject for subject, _ in found} == {who}


@pytest.mark.parametrize("text", NOT_CURBED)
def test_what_only_sounds_like_a_curb_is_none(text: str) -> None:
    assert not restricted(text)


def test_a_list_is_curbed_as_a_whole_and_nothing_else() -> None:
    found = restricted(
        "{缙云县:Region}限制{铸造:Industry}、{电镀:Industry}，大力发展{锯床:Industry}产业。"
    )
    assert found == {("缙云县", "铸造"), ("缙云县", "电镀")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("{缙云县:Region}将逐步淘汰{铸造:Industry}产能。", INTENDED),
        ("到2027年，{缙云县:Region}全面淘汰{铸造:Industry}产能。", HOPED),
        ("{缙云县:Region}力争清退{铸造:Industry}企业。", HOPED),
    ],
)
def test_a_curb_may_be_planned_or_hoped_for(text: str, modality: str) -> None:
    found = marked(text, home=HOME)
    assert {s.modality for s in found.state(BY_RULES) if s.polarity == RESTRICT} == {modality}
