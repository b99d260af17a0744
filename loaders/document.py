"""From a source to a `Document`: clean text, offsets, articles, sentences."""

from array import array
from bisect import bisect_right
from pathlib import PurePosixPath

from graph.document import Article, Document, OffsetMap, Sentence, document_id
from loaders import sentences
from loaders.blocks import Block, join_rows
from loaders.characters import unify
from loaders.columns import measure
from loaders.rows import read_rows
from loaders.source import Source

_KINDS = {"body": "body", "heading": "headline", "credit": "caption"}


def make_document(source: Source, sha256: str, path: str) -> Document:
    """Return the document that a source holds."""
    unified = unify(source.raw)
    rows = read_rows(source, unified)
    blocks = [b for b in join_rows(unified, rows, measure(rows)) if b.kind != "rule"]
    text, offsets, found = _assemble(source, blocks)
    articles = (Article(0, 0, len(text)),) if text else ()
    return Document(
        id=document_id(sha256),
        name=PurePosixPath(path).stem,
        path=path,
        sha256=sha256,
        raw=source.raw,
        text=text,
        offsets=OffsetMap(offsets),
        articles=articles,
        sentences=tuple(found),
    )


def _assemble(source: Source, blocks: list[Block]) -> tuple[str, "array[int]", list[Sentence]]:
    parts: list[str] = []
    offsets: array[int] = array("I")
    found: list[Sentence] = []
    at = 0
    for paragraph, block in enumerate(blocks):
        for start, stop in block.pieces:
            offsets.extend(range(start, stop))
        for start, stop in sentences.split(block.text):
            page = bisect_right(source.pages, offsets[at + start]) if source.pages else 0
            found.append(
                Sentence(
                    index=len(found),
                    start=at + start,
                    stop=at + stop,
                    text=block.text[start:stop],
                    article=0,
                    paragraph=paragraph,
                    page=page,
                    kind=_KINDS.get(block.kind, "headline"),
                )
            )
        parts.append(block.text)
        at += len(block.text)
        end = block.pieces[-1][1]
        if end < len(source.raw):
            # The character after a block's last row is its line break.
            parts.append("\n")
            offsets.append(end)
            at += 1
    return "".join(parts), offsets, found
