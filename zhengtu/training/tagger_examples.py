"""What the tagger learns from: annotated sentences with features and labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.document import Document
from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import analyse
from graph.tagger.features import features
from graph.tagger.labels import encode
from zhengtu.evaluation.gold import project
from zhengtu.training.annotated import Annotated

Spans = list[tuple[int, int, str]]  # (start, stop, type) in a sentence, in order, none overlapping


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its features (characters, WIDTH), its labels and its weight in training."""

    text: str
    features: npt.NDArray[np.float32]
    labels: tuple[int, ...]
    weight: float = 1.0


def tagger_examples(annotated: Sequence[Annotated], gazetteer: Gazetteer) -> list[Example]:
    """Return the sentences of annotated documents, those without a name included."""
    made = []
    for item in annotated:
        made += examples(item.document, flat_spans(item), item.weight, gazetteer)
    return made


def examples(
    document: Document, spans: Mapping[int, Spans], weight: float, gazetteer: Gazetteer
) -> list[Example]:
    """Return a document's sentences, given the names of each by its index."""
    vectors = features(analyse(document, gazetteer))
    return [
        Example(
            s.text,
            vectors[s.start : s.stop],
            tuple(encode(len(s.text), spans.get(s.index, []))),
            weight,
        )
        for s in document.sentences
    ]


def flat_spans(item: Annotated) -> dict[int, Spans]:
    """Return the names of each sentence that has one: the tagger knows no nesting."""
    found: dict[int, Spans] = {}
    for mention in project(item.gold, item.document):
        found.setdefault(mention.sentence, []).append((mention.start, mention.stop, mention.type))
    return {
        index: _flat(spans, len(item.document.sentences[index].text))
        for index, spans in sorted(found.items())
    }


def _flat(spans: Spans, length: int) -> Spans:
    """Return the longest spans that do not overlap."""
    used = np.zeros(length, dtype=np.bool_)
    kept = []
    for start, stop, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        if not used[start:stop].any():
            kept.append((start, stop, kind))
            used[start:stop] = True
    return sorted(kept)
