"""From a source to a `Document`: clean text, offsets, articles, sentences."""

from array import array
from bisect import bisect_right
from pathlib import PurePosixPath

from graph.document import Article, Document, OffsetMap, Sentence, document_id
from loaders import sentences
from loaders.articles import Piece, find_articles
from loaders.blocks import Block, join_rows
from loaders.characters import unify
from loaders.columns import measure
from loaders.frontmatter import find_front_matter
from loaders.furniture import clear
from loaders.interruptions import join_halves
from loaders.metadata import Metadata, describe, read_masthead
from loaders.rows import read_rows
from loaders.source import Source

_KINDS = {"body": "body", "table": "body", "credit": "caption", "source": "caption"}
# These shape articles; they are no text.
_UNPRINTED = ("rule", "label")


def make_document(source: Source, sha256: str, path: str) -> Document:
    """Return the document that a source holds."""
    unified = unify(source.raw)
    rows = read_rows(source, unified)
    masthead = read_masthead(source, rows)
    rows = clear(rows)
    blocks = join_halves(join_rows(unified, rows, measure(rows)))
    pieces = find_articles(blocks, find_front_matter(blocks))
    builder = _Builder(source, unified)
    described = describe(blocks, pieces, masthead)
    for piece, metadata in zip(pieces, described, strict=True):
        builder.add(blocks[piece.start : piece.stop], piece, metadata)
    return builder.build(sha256, path, masthead)


class _Builder:
    """Lays blocks one behind the other and keeps count of where everything is."""

    def __init__(self, source: Source, unified: str) -> None:
        self._source = source
        self._unified = unified
        self._parts: list[str] = []
        self._offsets: array[int] = array("I")
        self._length = 0
        self._articles: list[Article] = []
        self._sentences: list[Sentence] = []
        self._paragraphs = 0

    def add(self, blocks: list[Block], piece: Piece, metadata: Metadata) -> None:
        """Add the blocks of one article; an article without text is left out."""
        start, index, known = self._length, len(self._articles), len(self._sentences)
        for block in blocks:
            if block.kind not in _UNPRINTED:
                self._add_block(block, index, piece.front)
        if len(self._sentences) == known:
            return
        self._articles.append(
            Article(
                index,
                start,
                self._length,
                metadata.headline,
                metadata.byline,
                metadata.office,
                metadata.source,
                metadata.published,
                metadata.place,
            )
        )

    def _add_block(self, block: Block, article: int, front: bool) -> None:
        at, pages = self._length, self._source.pages
        for start, stop in block.pieces:
            self._offsets.extend(range(start, stop))
        kind = "caption" if front else _KINDS.get(block.kind, "headline")
        for start, stop in sentences.split(block.text):
            self._sentences.append(
                Sentence(
                    len(self._sentences),
                    at + start,
                    at + stop,
                    block.text[start:stop],
                    article,
                    self._paragraphs,
                    bisect_right(pages, self._offsets[at + start]) if pages else 0,
                    kind,
                )
            )
        self._paragraphs += 1
        self._parts.append(block.text)
        self._length += len(block.text)
        end = self._unified.find("\n", block.pieces[-1][1])
        if end >= 0:
            self._parts.append("\n")
            self._offsets.append(end)
            self._length += 1

    def build(self, sha256: str, path: str, masthead: Metadata) -> Document:
        """Return the document of all that was added.

        What its articles agree on is true of the document too.
        """
        sources = {a.source for a in self._articles if a.source}
        dates = {a.published for a in self._articles}
        return Document(
            id=document_id(sha256),
            name=PurePosixPath(path).stem,
            path=path,
            sha256=sha256,
            raw=self._source.raw,
            text="".join(self._parts),
            offsets=OffsetMap(self._offsets),
            articles=tuple(self._articles),
            sentences=tuple(self._sentences),
            source=masthead.source or (sources.pop() if len(sources) == 1 else ""),
            published=masthead.published or (dates.pop() if len(dates) == 1 else ""),
        )
