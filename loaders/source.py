"""What a format's reader hands on: the source text and what the format knows about its lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file before any cleaning.

    `pages` holds the offset at which each page begins (empty where the format has no pages),
    `headings` the offsets of lines that the format knows to be headings, `indents` of lines
    that begin a paragraph by their indentation, `continued` of lines that surely go on the line
    above, `tables` of table rows with several cells; `whole_lines` says that each line is a
    paragraph.
    `title`, `site` and `published` are what the file's metadata say (an HTML page's, say).
    Offsets of a document point into `raw`.
    """

    raw: str
    pages: tuple[int, ...] = ()
    headings: frozenset[int] = frozenset()
    indents: frozenset[int] = frozenset()
    continued: frozenset[int] = frozenset()
    tables: frozenset[int] = frozenset()
    whole_lines: bool = False
    title: str = ""
    site: str = ""
    published: str = ""
