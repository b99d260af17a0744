"""Varied sentences: other names of the same type where the annotated ones stood."""

from pathlib import Path

import pytest

from graph.gazetteer.gazetteer import Gazetteer
from graph.tagger.features import WIDTH
from graph.tagger.labels import LABELS
from zhengtu.training.annotated import Annotated, read_annotated
from zhengtu.training.tagger_examples import Example, tagger_examples
from zhengtu.training.variations import variations

ROOT = Path(__file__).parents[3]
GAZETTEER = Gazetteer.load()


@pytest.fixture(scope="module")
def annotated() -> list[Annotated]:
    found = read_annotated(
        ROOT / "examples" / "gold", ROOT / "examples" / "corpus", [], [ROOT / "examples/annotated"]
    )
    return found[:12]


def names(example: Example) -> list[tuple[str, str]]:
    """Return (type, surface) of the labelled names of a sentence, in order."""
    found, start = [], 0
    for at, label in enumerate(example.labels):
        mark, _, kind = LABELS[label].partition("-")
        if mark in ("B", "S"):
            start = at
        if mark in ("E", "S"):
            found.append((kind, example.text[start : at + 1]))
    return found


def test_a_varied_sentence_keeps_its_types_and_what_stands_between(annotated):
    originals = tagger_examples(annotated, GAZETTEER)
    frames = {_frame(e) for e in originals}
    varied = variations(annotated, GAZETTEER, seed=1)

    assert len(varied) > 0.5 * sum(bool(names(e)) for e in originals)
    for example in varied:
        assert len(example.labels) == len(example.text) == len(example.features)
        assert example.features.shape[1] == WIDTH
        assert _frame(example) in frames
    assert {e.text for e in varied}.isdisjoint(e.text for e in originals)


def test_a_region_gives_way_to_a_region_of_its_level(annotated):
    levels = {
        name: str(entry.properties["level"])
        for entry in GAZETTEER.entries("Region")
        for name in (entry.name, *entry.aliases)
    }
    frames = {_frame(e): names(e) for e in tagger_examples(annotated, GAZETTEER)}
    changed = 0
    for example in variations(annotated, GAZETTEER, seed=1):
        for (kind, before), (_, after) in zip(frames[_frame(example)], names(example), strict=True):
            if kind == "Region" and before != after:
                changed += 1
                assert {levels.get(before), levels.get(after)} != {"county", "province"}
    assert changed > 10


def test_the_seed_decides_what_varies(annotated):
    def texts(seed: int) -> list[str]:
        return [e.text for e in variations(annotated, GAZETTEER, seed)]

    assert texts(1) == texts(1)
    assert texts(1) != texts(2)


def _frame(example: Example) -> tuple[tuple[str, ...], str]:
    """Return a sentence's types and its text without the names."""
    outside = [c for c, label in zip(example.text, example.labels, strict=True) if label == 0]
    return tuple(kind for kind, _ in names(example)), "".join(outside)
