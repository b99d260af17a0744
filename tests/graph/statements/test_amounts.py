"""Quantities are read with value, unit, role and period, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.statements.amounts import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "role", "period"),
    [
        ("每年设立2.5亿元市级算力券", 2.5e8, "元", "amount", "每年"),
        ("给予最高5000万元的奖励", 5e7, "元", "cap", ""),
        ("按不超过合同金额的30%给予补贴", 30, "%", "cap", ""),
        ("按设备投资额的20%予以补助", 20, "%", "rate", ""),
        ("算力规模达到200EFLOPS", 200, "EFLOPS", "total", ""),
        ("新增智能算力50EFlops", 50, "EFLOPS", "amount", ""),
        ("提供最高3年3000万元的贷款", 3e7, "元", "cap", "3年"),
        ("为期三年、总额度高达1000亿元", 1e11, "元", "total", "三年"),
        ("总投资100亿元的项目", 1e10, "元", "total", ""),
        ("给予10%—20%的补助", 20, "%", "rate", ""),
        ("到2027年，产业规模超万亿元", 1e12, "元", "target", ""),
        ("力争培育龙头企业30家", 30, "家", "target", ""),
        ("产值２０００万元", 2e7, "元", "amount", ""),
        ("奖励五十万元", 5e5, "元", "amount", ""),
        ("占地1.2万亩", 12000, "亩", "amount", ""),
        ("3年3000万元", 3e7, "元", "amount", "3年"),
        ("三年累计安排3亿元", 3e8, "元", "total", "三年"),
        ("每年安排不少于1亿元专项资金", 1e8, "元", "total", "每年"),
        ("市财政每年发放算力券5000万元", 5e7, "元", "amount", "每年"),
        ("单个企业每年最高不超过200万元", 2e6, "元", "cap", "每年"),
        ("补助上限为100万元", 1e6, "元", "cap", ""),
        ("给予一次性奖励20万元", 2e5, "元", "amount", ""),
        ("奖励100万元封顶", 1e6, "元", "cap", ""),
        ("按投资额10%给予补助", 10, "%", "rate", ""),
        ("补贴比例为15％", 15, "%", "rate", ""),
        ("同比增长12.5%", 12.5, "%", "rate", ""),
        ("设立规模20亿元的产业基金", 2e9, "元", "total", ""),
        ("设立100亿元以上人工智能基金群", 1e10, "元", "total", ""),
        ("设立总规模超1000亿元的母基金", 1e11, "元", "total", ""),
        ("贷款余额1.5万亿元", 1.5e12, "元", "amount", ""),
        ("融资3000万美元", 3e7, "美元", "amount", ""),
        ("智能算力规模突破200EFLOPS", 200, "EFLOPS", "total", ""),
        ("算力达到5000PFLOPS", 5, "EFLOPS", "amount", ""),
        ("算力达10000P", 10, "EFLOPS", "amount", ""),
        ("供地100公顷", 1500, "亩", "amount", ""),
        ("建成厂房30万平方米", 3e5, "平方米", "amount", ""),
        ("面积2.5平方公里", 2.5e6, "平方米", "amount", ""),
        ("新增国家级小巨人企业12家", 12, "家", "amount", ""),
        ("引进人才1.2万名", 12000, "人", "amount", ""),
        ("年产10万辆新能源汽车", 1e5, "台", "amount", ""),
        ("装机500兆瓦", 5e5, "千瓦", "amount", ""),
        ("到2027年，培育链主企业3家", 3, "家", "target", ""),
        ("税收占比达三成", 30, "%", "rate", ""),
        ("奖励一百五十万元", 1.5e6, "元", "amount", ""),
        ("给予5—10万元补助", 1e5, "元", "amount", ""),
        ("产值12,500万元", 1.25e8, "元", "amount", ""),
        ("为期3年、每年1000万元", 1e7, "元", "amount", "每年"),
    ],
)
def test_quantity_is_read(text: str, value: float, unit: str, role: str, period: str) -> None:
    [quantity] = quantities(text)
    amount = quantity.amount

    assert (amount.value, amount.unit, amount.role, amount.period) == (value, unit, role, period)
    assert text[quantity.start : quantity.stop] == amount.text


def test_a_rate_and_its_cap_are_two_quantities() -> None:
    found = [q.amount for q in quantities("给予50%、最高不超过500万元的补助")]
    assert [(a.value, a.unit, a.role) for a in found] == [(50, "%", "rate"), (5e6, "元", "cap")]


@pytest.mark.parametrize(
    "text",
    ["到2027年底", "5G+工业互联网", "二十大报告", "“415X”集群", "浙政发〔2025〕10号", "4月14日讯"],
)
def test_years_dates_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "取得又一成果",
        "集聚三成员单位",
        "第一成功案例",
        "又一成立的联盟",
        "五年一成长周期",
        "一成都企业",
        "一成本优势",
        "二成分材料",
        "一成熟技术",
        "统一成一个标准",
        "重点领域之一成为支柱",
    ],
)
def test_a_word_that_begins_with_cheng_is_no_tenth(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("出口占三成", 30),
        ("三成以上的企业", 30),
        ("占全省的七成半", 75),
        ("占8成", 80),
        ("三成员工是博士", 30),
        ("近六成分布在开发区", 60),
        ("五六成的产能", 60),
        ("占七成半导体产能", 70),
    ],
)
def test_tenths_are_read(text: str, value: float) -> None:
    [quantity] = quantities(text)

    assert (quantity.amount.value, quantity.amount.unit) == (value, "%")
    assert text[quantity.start : quantity.stop] == quantity.amount.text


@given(
    st.text(alphabet="0123456789.,一二三十百千万亿元%成半果家每年最高规模 年EFLOPS", max_size=40)
)
def test_a_quantity_quotes_its_text(text: str) -> None:
    for quantity in quantities(text):
        assert text[quantity.start : quantity.stop] == quantity.amount.text
        assert quantity.amount.value >= 0
