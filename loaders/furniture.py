"""What stands on a page besides its articles: page numbers, running heads, labels set upright.

Furniture is left out of the clean text. Contents and imprint are not furniture: they name people
and offices, and become articles of their own (`loaders.frontmatter`).
"""

import re
from collections import Counter

from loaders.rows import MARGIN_LEVEL, Row

_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*\d{1,4}[-—–·\s]*$|第\s*\d+\s*[页版]$|[Pp](?:age)?\.?\s*\d+$|\d+\s*/\s*\d+$|[A-Z]?\d{1,2}\s*版$"
)
_NOTHING = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]*$")
_SPREAD = re.compile(r"(?:[\u4e00-\u9fff] ){2,}[\u4e00-\u9fff]$")
_EDITORS = (
    "责任编辑|本版编辑|本版责编|值班编辑|版式设计|版面设计|版面编辑|美术编辑|责编|编辑|编审|校对|审校|"
    "美编|检校|制图|值班主任|值班总编"
)
_CONTACTS = "新闻热线|投稿邮箱|报料热线|广告热线|服务热线|新闻邮箱|电子邮箱|电子信箱"
_MASTHEAD = re.compile(
    r"(?:20\d\d年\d{1,2}月\d{1,2}日\s*)?(?:星期[一二三四五六日天]|农历.{0,16})\s*.{0,12}$|"
    rf"[（(]?(?:{_EDITORS})\s*[:：/／].{{1,60}}$|"
    r".{0,16}(?:国内统一(?:连续出版物|刊)号|邮发代号|统一刊号)\s*.{0,40}$|"
    r"(?:扫一扫|扫描二维码|扫码).{0,20}$|"
    r"[（(]?(?:下转|上接|紧接|详见)第?\s*[A-Z]?[\d一二三四五六七八]+\s*版.{0,4}$|"
    rf"(?:{_CONTACTS})\s*[:：]?\s*[\w@.\-—()（）]+$"
)
_CLOSING = "。！？”）》"
_PUNCTUATED = re.compile("[，。；？！,;?!]")
_EDGE = 4
_LONGEST_HEAD = 34


def clear(rows: list[Row]) -> list[Row]:
    """Return the rows without page furniture; upright labels become one row marked as such."""
    rows = _stand_up(rows)
    heads = _running_heads(rows)
    kept: list[Row] = []
    new_page = False
    for index, row in enumerate(rows):
        new_page = new_page or row.new_page
        if row.rule or row.label or row.table:
            kept.append(row)
        elif len(row.text) <= 100 and (index in heads or _is_furniture(row)):
            continue
        else:
            if len(row.text) <= 60:
                _halve(row)
            kept.append(row)
        # A page that begins with a running head begins with what follows it.
        kept[-1].new_page = new_page
        new_page = False
    return kept


def _is_furniture(row: Row) -> bool:
    text = row.text
    if row.continued or text in _CLOSING:
        # The last character of a paragraph has a row of its own.
        return False
    return bool(
        len(text) == 1 or _PAGE_NUMBER.match(text) or _NOTHING.match(text) or _MASTHEAD.match(text)
    )


def _stand_up(rows: list[Row]) -> list[Row]:
    """Read characters set one below the other as one label."""
    out: list[Row] = []
    run: list[Row] = []
    for row in rows:
        if len(row.text) == 1 and "\u4e00" <= row.text <= "\u9fff" and not row.continued:
            run.append(row)
            continue
        _close_run(run, out)
        run = []
        if _SPREAD.match(row.text) and len(row.text) <= 17:
            row.label = True
        out.append(row)
    _close_run(run, out)
    return out


def _close_run(run: list[Row], out: list[Row]) -> None:
    if len(run) < 2:
        out.extend(run)
        return
    text = "".join(row.text for row in run)
    label = Row(run[0].start, run[-1].stop, text, label=True, gap=True)
    label.new_page = any(row.new_page for row in run)
    out.append(label)


def _running_heads(rows: list[Row]) -> set[int]:
    """Return the repetitions of lines that stand at the edges of several pages.

    Without pages, a short line that occurs three times is one. Its first occurrence stays: it
    may be the headline that the others repeat.
    """
    pages = [index for index, row in enumerate(rows) if row.new_page]
    edges: set[int] = set()
    for start, stop in zip([0, *pages], [*pages, len(rows)], strict=True):
        edges.update(range(start, min(start + _EDGE, stop)), range(max(start, stop - _EDGE), stop))
    fewest = 2 if len(pages) > 1 else 3
    keys = [row.text.replace(" ", "") if len(row.text) <= _LONGEST_HEAD else "" for row in rows]
    counts = Counter(key for i, key in enumerate(keys) if key and (i in edges or not pages))
    seen: set[str] = set()
    heads: set[int] = set()
    for index in _short_runs([counts[key] >= fewest for key in keys]):
        row, key = rows[index], keys[index]
        if not _can_run(row) or (pages and index not in edges):
            continue
        if key in seen:
            heads.add(index)
        elif pages:
            # Where it first stands it may be the headline; it is no part of a sentence.
            row.level = row.level or MARGIN_LEVEL
        seen.add(key)
    return heads


def _short_runs(repeated: list[bool]) -> list[int]:
    """Return the indices of repeated lines, long runs left out: those are repeated text."""
    indices: list[int] = []
    run: list[int] = []
    for index, is_repeated in enumerate([*repeated, False]):
        if is_repeated:
            run.append(index)
            continue
        if len(run) <= _EDGE:
            indices.extend(run)
        run = []
    return indices


def _can_run(row: Row) -> bool:
    text = row.text
    if len(text) < 3 or row.rule or "记者" in text or "通讯员" in text:
        return False
    return not _PUNCTUATED.search(text) and text[-1] not in "：、”"


def _halve(row: Row) -> None:
    """Keep one of two copies where a text layer holds a title and its shadow: 未来工厂未来工厂."""
    text = row.text
    if len(text) < 6 or text.count(text[0]) < 2:
        return
    parts: list[tuple[int, int]] = []
    at, longest = 0, 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        for size in range((len(text) - at) // 2, 0, -1):
            if text[at : at + size] == text[at + size : at + 2 * size]:
                break
        else:
            return
        parts.append((row.start + at, row.start + at + size))
        longest = max(longest, size)
        at += 2 * size
    if longest > 1:
        row.parts = tuple(parts)
        row.level = row.level or MARGIN_LEVEL
        row.text = "".join(text[a - row.start : b - row.start] for a, b in parts)
