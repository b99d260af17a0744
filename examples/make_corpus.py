"""Make the sample corpus and its annotation from the marked pieces in `sources/`.

`python -m examples.make_corpus [OUT]` writes OUT/corpus and OUT/gold, the same bytes on every run
(PDF and Word files carry no clock). What was made is committed, so that users need not run this.
`sources/formats.yaml` says which page a piece becomes; the marks are read by
`zhengtu.evaluation.inline`. PDF pages need reportlab, which is among the development packages.
"""

import html
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.document import Document as WordDocument
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from graph.errors import ZhengtuError
from zhengtu.evaluation.gold import GoldDocument
from zhengtu.evaluation.inline import InlineArticle, as_json, read_articles, squeeze

HERE = Path(__file__).parent
_WEEKDAYS = "一二三四五六日"
_INDENT = "\u3000\u3000"
_MAGAZINES = ("浙里产业",)
# Marks that may not begin a printed row.
_NO_START = "，。、；：！？”’）》"
_PIECE = re.compile(r"[A-Za-z0-9.+%]+|.")
_UNUSED = ("stylesWithEffects", "thumbnail")
_EPOCH = (2025, 1, 1, 0, 0, 0)

Settings = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: `title`, `byline`, `head` (subhead), `item`, `row` or `text`."""

    kind: str
    text: str


def blocks_of(article: InlineArticle) -> Iterator[Block]:
    """Yield the paragraphs of an article, its title first unless the body holds it."""
    title = article.gold.title
    if squeeze(title) not in squeeze(article.body):
        yield Block("title", title)
    if article.byline:
        yield Block("byline", article.byline)
    for line in article.body.splitlines():
        if line.startswith("## "):
            yield Block("head", line.removeprefix("## "))
        elif line.startswith("- "):
            yield Block("item", line.removeprefix("- "))
        elif line.startswith("|"):
            yield Block("row", line.strip("| "))
        elif line.strip():
            yield Block("text", line)


def masthead(article: InlineArticle) -> list[str]:
    """Return the lines over a page: the paper and its day, or the magazine and its issue."""
    gold = article.gold
    if gold.source in _MAGAZINES:
        year, month = gold.date.split("-")[:2]
        return [f"《{gold.source}》{year}年第{int(month)}期"]
    day = date.fromisoformat(gold.date)
    weekday = _WEEKDAYS[day.weekday()]
    return [gold.source, f"{day.year}年{day.month}月{day.day}日 星期{weekday}"]


def origin(article: InlineArticle) -> str:
    """Return the line below a title that says when and where a piece appeared."""
    return f"发布时间：{article.gold.date} 来源：{article.gold.source}"


def rows(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Break a paragraph into rows that fit, as a printer does.

    Latin words and numbers stay whole; closing marks hang over rather than begin a row.
    """
    out = [""]
    for piece in _PIECE.findall(text):
        if fits(out[-1] + piece) or piece in _NO_START:
            out[-1] += piece
        else:
            out.append(piece)
    return out


def text_page(articles: Sequence[InlineArticle], settings: Settings) -> bytes:
    """Return a plain text file: masthead, headline, indented paragraphs, rows as on paper."""
    width = settings.get("wrap", 0)
    lines = [*masthead(articles[0]), ""]
    for article in articles:
        for block in blocks_of(article):
            if block.kind in ("title", "byline"):
                lines.append(block.text)
                continue
            text = block.text if block.kind == "head" else _INDENT + block.text
            broken = rows(text, lambda row: len(row) <= width) if width else [text]
            lines += ["", *broken, ""] if block.kind == "head" else broken
        lines.append("")
    if settings.get("spaced"):
        lines = [line for row in lines if row for line in (row, "")]
    return ("\n".join(lines).rstrip() + "\n").encode(settings.get("encoding", "utf-8"))


def markdown_page(articles: Sequence[InlineArticle], settings: Settings) -> bytes:
    """Return a Markdown file."""
    lines: list[str] = []
    for block in [b for article in articles for b in blocks_of(article)]:
        mark = {"title": "# ", "head": "## ", "item": "- ", "row": "| "}.get(block.kind, "")
        lines.append(mark + block.text)
        lines += [] if block.kind == "item" else [""]
        lines += [origin(articles[0]), ""] if block.kind == "title" else []
    return ("\n".join(lines).rstrip() + "\n").encode()


_HTML_TAGS = {"head": "h2", "item": "li", "text": "p"}
_HTML = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}_{site}</title>
<meta name="sitename" content="{site}">
<meta name="publishdate" content="{day}">
<style>nav a {{ margin-right: 1em }}</style>
</head>
<body>
<nav><a href="#">首页</a><a href="#">要闻</a><a href="#">经济</a><a href="#">数字报</a></nav>
<div class="crumbs">当前位置：首页 &gt; 经济</div>
<article>
<h1>{title}</h1>
<p class="meta">{day} 来源：{site} {byline}</p>
{body}
</article>
<aside><h3>热门推荐</h3><ul><li><a href="#">周末去哪儿玩</a></li>
<li><a href="#">老街夜市又开张</a></li></ul></aside>
<footer>版权所有 {site} 未经授权不得转载 网站备案号：示例备00000000号</footer>
</body>
</html>
"""


def html_page(articles: Sequence[InlineArticle], settings: Settings) -> bytes:
    """Return a web page with the navigation, recommendations and footer that real ones have."""
    [article] = articles
    paragraphs = [b for b in blocks_of(article) if b.kind in _HTML_TAGS]
    tags = ((_HTML_TAGS[b.kind], html.escape(b.text, quote=False)) for b in paragraphs)
    gold = article.gold
    page = _HTML.format(
        title=html.escape(gold.title, quote=False),
        site=gold.source,
        day=gold.date,
        byline=article.byline,
        body="\n".join(f"<{tag}>{text}</{tag}>" for tag, text in tags),
    )
    return page.encode()


def word_page(articles: Sequence[InlineArticle], settings: Settings) -> bytes:
    """Return a Word document; its rows become a table."""
    document = docx.Document()
    table: list[str] = []
    for block in [b for article in articles for b in blocks_of(article)]:
        if table and block.kind != "row":
            _add_table(document, table)
            table = []
        if block.kind == "row":
            table.append(block.text)
        elif block.kind in ("title", "head"):
            document.add_heading(block.text, level=0 if block.kind == "title" else 1)
            if block.kind == "title":
                document.add_paragraph(origin(articles[0]))
        else:
            document.add_paragraph(block.text)
    for relations in (document.part.rels, document.part.package.rels):
        for key in [k for k, r in relations.items() if r.reltype.endswith(_UNUSED)]:
            del relations[key]
    properties = document.core_properties
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = datetime(*_EPOCH)
    buffer = BytesIO()
    document.save(buffer)
    return _without_clock(buffer)


def _add_table(document: WordDocument, lines: Sequence[str]) -> None:
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    table = document.add_table(len(cells), len(cells[0]))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _without_clock(file: BytesIO) -> bytes:
    """Return a zip archive with the same members, all of one fixed time."""
    buffer = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


_FONT = "STSong-Light"
_PAGE = (400.0, 400.0)
_MARGIN, _GUTTER, _SIZE, _LEADING = 44.0, 22.0, 11.0, 17.0


def pdf_page(articles: Sequence[InlineArticle], settings: Settings) -> bytes:
    """Return a PDF of one or more columns with running heads and page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    buffer = BytesIO()
    page = _Columns(
        canvas.Canvas(buffer, pagesize=_PAGE, invariant=1), settings["columns"], settings["head"]
    )
    for block in [b for article in articles for b in blocks_of(article)]:
        page.add(block)
    page.close()
    return buffer.getvalue()


class _Columns:
    """Sets rows down the columns of a page, then on the next page."""

    def __init__(self, paper: canvas.Canvas, columns: int, head: str) -> None:
        self._paper, self._count, self._head = paper, columns, head
        self._width = (_PAGE[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
        self._number = self._column = 0
        self._top = self._y = 0.0
        self._turn_page()

    def add(self, block: Block) -> None:
        """Set a block: titles over the whole page, the rest into the column."""
        if block.kind == "title":
            self._row(block.text, _SIZE + 7, _LEADING * 2)
            self._top = self._y
            return
        size = _SIZE + 1 if block.kind == "head" else _SIZE
        indent = "" if block.kind in ("head", "byline") else _INDENT
        for row in rows(indent + block.text, lambda row: self._fits(row, size)):
            if self._y < _MARGIN + _LEADING:
                self._turn_column()
            self._row(row, size, _LEADING)

    def close(self) -> None:
        """Finish the last page."""
        self._paper.showPage()
        self._paper.save()

    def _fits(self, row: str, size: float) -> bool:
        return bool(pdfmetrics.stringWidth(row, _FONT, size) <= self._width)

    def _row(self, text: str, size: float, leading: float) -> None:
        self._paper.setFont(_FONT, size)
        left = _MARGIN + self._column * (self._width + _GUTTER)
        self._paper.drawString(left, self._y - size, text)
        self._y -= leading

    def _turn_column(self) -> None:
        self._column += 1
        self._y = self._top
        if self._column == self._count:
            self._paper.showPage()
            self._turn_page()

    def _turn_page(self) -> None:
        self._number += 1
        self._paper.setFont(_FONT, 8)
        self._paper.drawString(_MARGIN, _PAGE[1] - 30, self._head)
        self._paper.drawCentredString(_PAGE[0] / 2, 24, f"— {self._number} —")
        self._column, self._top = 0, _PAGE[1] - _MARGIN
        self._y = self._top


PAGES: dict[str, Callable[[Sequence[InlineArticle], Settings], bytes]] = {
    "txt": text_page,
    "md": markdown_page,
    "html": html_page,
    "docx": word_page,
    "pdf": pdf_page,
}


def make(out: Path) -> list[Path]:
    """Write corpus and gold below a folder; return the documents written."""
    formats = yaml.safe_load((HERE / "sources" / "formats.yaml").read_text(encoding="utf-8"))
    written: list[Path] = []
    for part in ("corpus", "gold"):
        (out / part).mkdir(parents=True, exist_ok=True)
    for name, settings in sorted(formats.items()):
        articles = read_articles(HERE / "sources" / f"{name}.ann")
        path = out / "corpus" / f"{name}.{settings['format']}"
        path.write_bytes(PAGES[settings["format"]](articles, settings))
        gold = as_json(GoldDocument(name, tuple(a.gold for a in articles)))
        words = json.dumps(gold, ensure_ascii=False, indent=1)
        (out / "gold" / f"{name}.json").write_text(words + "\n", encoding="utf-8")
        written.append(path)
    return written


def main(arguments: Sequence[str]) -> int:
    """Run `python -m examples.make_corpus [OUT]`, by default into this folder."""
    try:
        written = make(Path(arguments[0]) if arguments else HERE)
    except ZhengtuError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{len(written)} documents written to {written[0].parent}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
