import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.naming import bare_name, preferred_name


@pytest.mark.parametrize(
    ("type_", "surfaces", "name"),
    [
        ("Company", {"青禾": 9, "青禾公司": 1, "青禾(杭州)公司": 1}, "青禾(杭州)公司"),
        ("Company", {"青禾": 2, "青禾智造": 3}, "青禾智造"),
        ("Company", {"某银行": 1, "那家银行杭州分行": 5}, "某银行"),
        ("Policy", {"《行动方案》": 2, "行动方案": 1, "《行动方案（2025年）》": 2}, "行动方案"),
        ("Program", {"“算力券”": 1, "算力券": 1}, "算力券"),
        ("Program", {"“人工智能+”行动": 1}, "“人工智能+”行动"),
        ("Organization", {"省实验室": 1, "东湖实验室": 1}, "东湖实验室"),
        ("Industry", {"乙": 1, "甲": 1}, "乙"),
    ],
)  # fmt: skip
def test_an_entity_gets_the_best_of_its_surfaces(
    type_: str, surfaces: dict[str, int], name: str
) -> None:
    assert preferred_name(type_, surfaces) == name


def test_only_titles_lose_the_marks_around_them() -> None:
    assert bare_name("Policy", "《若干措施》") == "若干措施"
    assert bare_name("Program", "《甲》和《乙》") == "《甲》和《乙》"
    assert bare_name("Company", "“青禾”") == "“青禾”"


def test_no_surface_is_no_name() -> None:
    with pytest.raises(ValueError, match="no surfaces"):
        preferred_name("Park", {})


@given(st.dictionaries(st.text("青禾智造公司“”《》", min_size=1), st.integers(1, 5), min_size=1))
def test_the_name_is_a_function_of_the_counts(surfaces: dict[str, int]) -> None:
    backwards = dict(reversed(surfaces.items()))
    for type_ in ("Company", "Program", "Park"):
        name = preferred_name(type_, surfaces)
        assert name == preferred_name(type_, backwards)
        assert name in {bare_name(type_, s) for s in surfaces}
