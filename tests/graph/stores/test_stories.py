import random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.stores.stories import Stories, signature

CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


def text(seed: int, length: int = 400) -> str:
    return "".join(random.Random(seed).choices(CHARACTERS, k=length))


BASE = {
    "a/0": text(1),
    "b/0": text(1)[:380] + "（编者按：转载时有删节。）",
    "c/0": text(2),
    "d/0": text(2)[100:] + text(3, 100),
    "e/0": text(2)[200:] + text(3, 100) + text(4, 100),
    "f/0": "短讯。",
    "g/0": "短讯。",
}
SIGNATURES = {name: signature(words) for name, words in BASE.items()}


def stories(names: set[str]) -> dict[str, str]:
    return dict(Stories({name: SIGNATURES[name] for name in names}).story())


def test_a_reprint_is_the_same_story_and_a_short_piece_its_own() -> None:
    found = stories(set(BASE))

    assert found["b/0"] == "a/0"
    assert found["c/0"] != found["a/0"]
    assert (found["f/0"], found["g/0"]) == ("f/0", "g/0")


def test_a_report_that_the_second_paper_cut_is_the_same_story() -> None:
    whole = text(11, 900)
    cut = whole[:480]
    other = text(12, 300) + whole[:240] + text(13, 360)

    found = Stories({n: signature(t) for n, t in (("a", whole), ("b", cut), ("c", other))}).story()
    assert found["a"] == found["b"] != found["c"]


def test_a_chain_of_near_copies_is_one_story_until_its_middle_goes() -> None:
    assert set(stories({"c/0", "d/0", "e/0"}).values()) == {"c/0"}
    assert stories({"c/0", "e/0"}) == {"c/0": "c/0", "e/0": "e/0"}


def test_spaces_and_quotes_make_no_other_story() -> None:
    one = "平湖市“加快”发展新能源产业，今年安排资金二亿五千万元支持整车与电池项目落地，形成大集群。"
    other = one.replace("“", '"').replace("”", '"').replace("，", ", ")

    assert signature(one) == signature(other) != ""


def test_a_signature_never_changes() -> None:
    # Stored signatures are compared with new ones: another version must make the same.
    assert signature(text(7))[:24] == "Nz<+XJe^1Z#>NQ%-Vtd4EWs2"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(BASE))), max_size=25))
def test_stories_depend_on_the_set_of_articles_alone(steps: list[tuple[bool, str]]) -> None:
    kept: set[str] = set()
    moving = Stories({})
    known: dict[str, str] = {}
    for come, name in steps:
        if come:
            changed = moving.change([name] if name in kept else [], {name: SIGNATURES[name]})
            kept.add(name)
        else:
            changed = moving.change([name] if name in kept else [], {})
            kept.discard(name)
            known.pop(name, None)
        known.update(changed)

    assert dict(moving.story()) == stories(kept)
    assert known == stories(kept)
