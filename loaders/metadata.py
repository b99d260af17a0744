"""What masthead, headlines and formulas say of a document and its articles."""

from dataclasses import dataclass

from loaders.articles import Piece
from loaders.blocks import Block
from loaders.rows import Row
from loaders.source import Source


@dataclass(frozen=True, slots=True)
class Metadata:
    """The printed particulars of a document or article; what is not known is empty."""

    headline: str = ""
    byline: str = ""
    office: str = ""
    source: str = ""
    published: str = ""
    place: str = ""


def read_masthead(source: Source, rows: list[Row]) -> Metadata:
    """Return what a document says of itself as a whole."""
    return Metadata(source.title, source=source.site, published=source.published)


def describe(blocks: list[Block], pieces: list[Piece], masthead: Metadata) -> list[Metadata]:
    """Return the particulars of each article."""
    return [masthead for _ in pieces]
