"""A document as Zhengtu reads it: clean text, articles and sentences, and the way back to the file.

`loaders` makes documents; this module only says what one is. Clean text is built from characters
of the source, in order, so each clean character has one source offset (`OffsetMap`). Offsets count
code points, `stop` is exclusive.
"""

import hashlib
from array import array
from dataclasses import dataclass

from graph.errors import SpanError


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """For each character of the clean text, its offset in the source text (strictly increasing)."""

    offsets: "array[int]"

    def to_source(self, start: int, stop: int) -> tuple[int, int]:
        """Map the clean span [start, stop) to the smallest source span that holds it.

        The source span may also hold what cleaning dropped in between (line breaks, say).
        Raises `SpanError` for a span that is empty or outside the clean text.
        """
        if not 0 <= start < stop <= len(self.offsets):
            raise SpanError(f"no span [{start}:{stop}] in a text of {len(self.offsets)} characters")
        return self.offsets[start], self.offsets[stop - 1] + 1


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of a document: a news story, a magazine feature, an excerpt of a notice.

    `start` and `stop` bound the article in the document's clean text, headline included.
    `place` is what dateline or source say about the home region (浙江日报 → 浙江省), as a name;
    `office` is the author's office as printed under the byline (浙江省经信厅党组书记、厅长).
    """

    index: int
    start: int
    stop: int
    headline: str = ""
    byline: str = ""
    office: str = ""
    source: str = ""
    published: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text: `document.text[start:stop] == text`.

    `kind` is what the sentence is on the page: `body`, `headline` (titles, subheads) or `caption`.
    `page` counts from 1, 0 where the format has no pages; `paragraph` counts within the document.
    """

    index: int
    start: int
    stop: int
    text: str
    article: int
    paragraph: int = 0
    page: int = 0
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded file.

    `id` is derived from the bytes, so the same file is the same document wherever it lies.
    `raw` is the source text that offsets point into: the decoded file, or what was extracted
    from its pages or paragraphs. `published` is ISO (2025-04-17, 2025-04 or empty).
    """

    id: str
    name: str
    path: str
    sha256: str
    raw: str
    text: str
    offsets: OffsetMap
    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    source: str = ""
    published: str = ""

    def __post_init__(self) -> None:
        if len(self.offsets.offsets) != len(self.text):
            raise SpanError(
                f"{self.path}: {len(self.text)} clean characters, "
                f"{len(self.offsets.offsets)} offsets"
            )
        for s in self.sentences:
            if self.text[s.start : s.stop] != s.text:
                raise SpanError(f"{self.path}: sentence {s.index} is not at [{s.start}:{s.stop}]")

    def sentence_id(self, index: int) -> str:
        """Return the id of the sentence with that index, unique across documents."""
        return f"{self.id}#{index}"

    def source_span(self, sentence: int, start: int, stop: int) -> tuple[int, int]:
        """Map the span [start, stop) of a sentence to the source text."""
        at = self.sentences[sentence].start
        return self.offsets.to_source(at + start, at + stop)


def document_id(sha256: str) -> str:
    """Return the id of the document whose bytes have this digest."""
    return f"doc:{sha256[:16]}"


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
