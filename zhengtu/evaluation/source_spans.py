"""Measure how many spans map exactly to the source file.

A span is exact if the characters at its offsets in the source are the span itself, once cleaned as
`loaders` says it cleans: one width for each character (`unify`), nothing added, and between the
characters only what cleaning drops (line breaks, white space, invisible characters, and the like).
Chinese punctuation may stand for the half-width mark in the source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph.document import Document
from graph.document_graph import DocumentGraph
from loaders.characters import unify

# What a clean mark may be in the source: half-width, straight, a dot of a row of dots.
_MARKS = dict(zip("，：；！？（）", (",", ":", ";", "!", "?", "(", ")"), strict=True))
_MARKS |= {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "…": "·.。"}
_MARKS |= {" ": "\n\u3000"}


@dataclass(frozen=True, slots=True)
class SpanShare:
    """How many spans were looked at and how many of them are exact; `inexact` shows the others."""

    exact: int
    total: int
    inexact: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Return the share of exact spans, 1 where there are none."""
        return self.exact / self.total if self.total else 1.0


def span_share(graphs: Iterable[DocumentGraph]) -> SpanShare:
    """Look at every mention and every statement's evidence of these documents."""
    exact = total = 0
    inexact = []
    for graph in graphs:
        unified = unify(graph.document.raw)
        spans = [(m.sentence, m.start, m.stop) for m in graph.mentions]
        spans += [(s.sentence, s.start, s.stop) for s in graph.statements]
        for sentence, start, stop in spans:
            total += 1
            if is_exact(graph.document, unified, sentence, start, stop):
                exact += 1
            else:
                text = graph.document.sentences[sentence].text[start:stop]
                inexact.append(f"{graph.document.name}#{sentence}[{start}:{stop}] {text}")
    return SpanShare(exact, total, tuple(inexact))


def is_exact(document: Document, unified: str, sentence: int, start: int, stop: int) -> bool:
    """Say whether a span of a sentence is, character by character, what the source has there."""
    at = document.sentences[sentence].start
    text = document.text[at + start : at + stop]
    first, last = document.source_span(sentence, start, stop)
    offsets = document.offsets.offsets[at + start : at + stop]
    return (
        bool(text)
        and offsets[0] == first
        and offsets[-1] == last - 1
        and all(a < b for a, b in pairwise(offsets))
        and all(_is_same(c, unified[o]) for c, o in zip(text, offsets, strict=True))
    )


def _is_same(clean: str, source: str) -> bool:
    return clean == source or source in _MARKS.get(clean, "")
