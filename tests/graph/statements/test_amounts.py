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
    ],
)
def test_quantity_is_read(text: str, value: float, unit: str, role: str, period: str) -> None:
    [quantity] = quantities(text)
    amount = quantity.amount

    assert (amount.value, amount.unit, amount.role, amount.period) == (value, unit, role, period)
    assert text[quantity.start : quantity.stop] == amount.text


@pytest.mark.parametrize(
    "text",
    ["到2027年底", "5G+工业互联网", "二十大报告", "“415X”集群", "浙政发〔2025〕10号", "4月14日讯"],
)
def test_years_dates_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@given(st.text(alphabet="0123456789.,一二三十百千万亿元%家每年最高规模 年EFLOPS", max_size=40))
def test_a_quantity_quotes_its_text(text: str) -> None:
    for quantity in quantities(text):
        assert text[quantity.start : quantity.stop] == quantity.amount.text
        assert quantity.amount.value >= 0
