"""What masthead, headlines and formulas say of a document and its articles."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.articles import Piece
from loaders.blocks import Block, is_bullet
from loaders.bylines import iso_date, read_byline, read_dateline, read_source
from loaders.contents import is_imprint
from loaders.issuers import document_number, is_letterhead, issuer_of, region_of, signing_date
from loaders.media import is_medium
from loaders.media import region_of as region_of_medium
from loaders.persons import read_names
from loaders.rows import MARGIN_LEVEL, Row
from loaders.sections import is_section
from loaders.source import Source

_REGION = re.compile(r"[\u4e00-\u9fff]{2,3}(?:省|市|县|区)$|[\u4e00-\u9fff]{2,8}自治[州县区]$")
_IMPRINT = re.compile(r"《([^》]{2,12})》(?:杂志社|编辑部|报社)")
_ISSUED = re.compile(r"(\d{1,2})月(\d{1,2})日出版")
_YEAR = re.compile(r"(20\d\d)年(?:第\d+期)?")
_PAGE_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日\s*(?:星期|农历)")
_BARE_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日$")
_MASTHEAD_ROWS = 120
_TOP_ROWS = 6
_HEADLINE, _SHORTEST = 4, 3
_NEAR_TOP = 12
_LONG_TITLE = 120
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The printed particulars of a document or article; what is not known is empty.

    `year` completes dates that are printed without one.
    """

    headline: str = ""
    byline: str = ""
    office: str = ""
    source: str = ""
    published: str = ""
    place: str = ""
    year: str = ""


def read_masthead(source: Source, rows: list[Row]) -> Metadata:
    """Return what a document says of itself as a whole."""
    head = [row.text for row in rows[:_MASTHEAD_ROWS]]
    medium = source.site or next((t for t in head if is_medium(t)), "")
    if not medium:
        medium = next((m.group(1) for t in head if (m := _IMPRINT.search(t))), "")
    published = source.published
    year = published[:4]
    for number, text in enumerate(head):
        dated = _PAGE_DATE.match(text) or (number < _TOP_ROWS and _BARE_DATE.match(text))
        if not published and (match := dated or None):
            published = f"{match.group(1)}-{int(match.group(2)):02d}-{int(match.group(3)):02d}"
        if not year and len(text) <= 40 and (match := _YEAR.match(text)):
            year = match.group(1)
    issued = next((m for t in head if len(t) <= 40 and (m := _ISSUED.search(t))), None)
    if issued and year and not published:
        published = f"{year}-{int(issued.group(1)):02d}-{int(issued.group(2)):02d}"
    return Metadata(source=re.sub(r"[《》\s]", "", medium), published=published, year=year)


def describe(blocks: list[Block], pieces: list[Piece], masthead: Metadata) -> list[Metadata]:
    """Return the particulars of each article.

    Excerpts of one official document share its region, where they do not name another.
    """
    described: list[Metadata] = []
    place = ""
    for piece in pieces:
        own = blocks[piece.start : piece.stop]
        metadata = _front(masthead) if piece.front else _describe(own, masthead)
        if not metadata.place:
            metadata = replace(metadata, place=place or region_of_medium(metadata.source))
        elif _is_official(own):
            place = metadata.place
        described.append(metadata)
    return described


def _front(masthead: Metadata) -> Metadata:
    return replace(masthead, place=region_of_medium(masthead.source))


def _is_official(blocks: list[Block]) -> bool:
    return any(document_number(b.text) or issuer_of(b.text) for b in blocks[:6])


def _describe(blocks: list[Block], masthead: Metadata) -> Metadata:
    heads = _heads(blocks)
    body = next((b for b in blocks if b.kind == "body"), None)
    dateline = read_dateline(body.text) if body else None
    note = next((n for b in blocks if b.kind == "source" and (n := read_source(b.text))), None)
    issuer, signed = _official(blocks)
    byline = _byline(blocks) or (dateline.byline if dateline else "")
    office = next((b.text for b in blocks if b.kind == "office"), "")
    source = issuer or (note.medium if note else "") or masthead.source
    dates = [note.date if note and note.medium else "", dateline.date if dateline else ""]
    published = signed or next((d for t in dates if (d := iso_date(t, masthead.year))), "")
    named = {t for b in _all_heads(blocks) if _REGION.match(t := b.text.replace(" ", ""))}
    place = (
        (dateline.place if dateline else "")
        or (_region_of_document(issuer, blocks) if issuer or signed else "")
        or (named.pop() if len(named) == 1 else "")
        or region_of(office)
        or (region_of_medium(note.medium) or region_of(note.medium) if note else "")
    )
    if issuer and not any(issuer_of(line) for line in heads):
        lines = [line for line in _first_lines(blocks) if len(line) <= _LONG_TITLE]
        heads = [line for line in lines if issuer_of(line) and not is_letterhead(line)][:1]
    return Metadata(" ".join(heads), byline, office, source, published or masthead.published, place)


def _all_heads(blocks: list[Block]) -> list[Block]:
    asides = [aside for block in blocks for aside in block.asides]
    return [b for b in [*blocks, *asides] if b.kind == "heading"]


def _heads(blocks: list[Block]) -> list[str]:
    """Return the lines of the headline: the headings before the text, else those inside it."""
    heads: list[Block] = []
    for block in blocks:
        if block.kind == "body":
            break
        heads.append(block)
    lines = [b for b in heads if _is_headline(b)]
    if not lines or all(b.level == MARGIN_LEVEL for b in lines):
        lines = _inner_heads(blocks) or lines
    if not lines:
        names = ["".join(b.text.split()) for b in heads if b.kind == "label"]
        return [name for name in names if not is_medium(name)][-1:]
    return [b.text for b in lines[-_HEADLINE:]]


def _inner_heads(blocks: list[Block]) -> list[Block]:
    """Return a headline that stands inside its article: it interrupts, or begins with a region."""
    asides = [aside for block in blocks[:_NEAR_TOP] for aside in block.asides]
    lines = [b for b in asides if _is_headline(b)]
    if len(lines) > 1 or any(b.level != MARGIN_LEVEL for b in lines):
        return lines
    for first, second in pairwise(blocks):
        if first.kind == second.kind == "heading" and _REGION.match(first.text):
            return [first, second]
    return []


def _is_headline(block: Block) -> bool:
    text = block.text
    return (
        block.kind == "heading"
        and len(_HAN.findall(text)) >= _SHORTEST
        and not (is_bullet(text) or is_section(text) or is_imprint(text) or is_letterhead(text))
        and (not read_names(text) or bool(_REGION.match(text)))
    )


def _byline(blocks: list[Block]) -> str:
    asides = [aside for block in blocks for aside in block.asides]
    for block in [*blocks, *asides]:
        if block.kind == "byline":
            names = read_byline(block.text) or " ".join(read_names(block.text))
            if names:
                return names
    return ""


def _official(blocks: list[Block]) -> tuple[str, str]:
    """Return issuer and date of the official document that the blocks are."""
    if not any(document_number(b.text) for b in blocks[:6]) and not any(
        issuer_of(b.text) for b in blocks[:4]
    ):
        return "", ""
    issuer = next((i for line in _first_lines(blocks) if (i := issuer_of(line))), "")
    return issuer, next((d for b in blocks if (d := signing_date(b.text))), "")


def _first_lines(blocks: list[Block]) -> list[str]:
    """Return the first lines of a document, then each with the line below: titles are long."""
    lines = [block.text for block in blocks[:8]]
    return lines + [one + other for one, other in pairwise(lines)]


def _region_of_document(issuer: str, blocks: list[Block]) -> str:
    return region_of(issuer) or next((r for b in blocks[:4] if (r := region_of(b.text))), "")
