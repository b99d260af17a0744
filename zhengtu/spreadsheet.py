"""Write an answer or the rows of a query as an .xlsx workbook, with the sentences behind them.

Needs the extra `zhengtu[xlsx]`. What comes from a text stays text: a cell that looks like a
formula is none. The same result gives the same bytes.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import ExportError
from graph.stores.store import Row, Rows, Store
from queries.answer import Answer
from queries.runner import run
from zhengtu.extras import require

# Excel's own limits; a file beyond them opens with a "repair".
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EVIDENCE = ("row", "about", "sentence", "text", "document", "published", "source", "page")
_WIDEST = 60
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading row, then rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def write_answer(store: Store, answer: Answer, out: Path) -> None:
    """Write an answer: its rows, every sentence behind them, and what reproduces it."""
    about = {
        "question": answer.question,
        "answer": answer.sentence,
        "denominator": answer.denominator,
        "warnings": "\n".join(answer.warnings),
        "query": answer.query,
        "parameters": json.dumps(dict(answer.parameters), ensure_ascii=False, default=str),
        "cypher": answer.cypher,
        "truncated": answer.truncated,
        "suggestions": "\n".join(answer.suggestions),
    }
    _write(store, Rows(answer.columns, answer.rows, answer.truncated), about, out)


def write_rows(store: Store, rows: Rows, about: dict[str, Any], out: Path) -> None:
    """Write rows and, where they have a column `evidence`, the sentences it names.

    `about` says where they come from (a query's name and parameters, a Cypher text).
    """
    _write(store, rows, about | {"truncated": rows.truncated}, out)


def write_workbook(sheets: Iterable[Sheet], out: Path) -> None:
    """Write sheets into an .xlsx file. Raises `ExportError` if that cannot be done."""
    openpyxl = require("openpyxl", "xlsx")
    workbook = openpyxl.Workbook(write_only=False)
    workbook.remove(workbook.active)
    for sheet in sheets:
        if len(sheet.rows) >= MOST_ROWS:
            raise ExportError(f"{out}: {len(sheet.rows)} rows are more than a sheet can hold")
        _fill(workbook.create_sheet(sheet.name), sheet)
    written = io.BytesIO()
    workbook.save(written)
    try:
        out.write_bytes(_settled(written.getvalue()))
    except OSError as error:
        raise ExportError(
            f"{out}: cannot write the workbook ({error.strerror}); choose another place"
        ) from error


def _write(store: Store, rows: Rows, about: dict[str, Any], out: Path) -> None:
    sheets = [Sheet("rows", rows.columns, rows.rows)]
    if "evidence" in rows.columns:
        sheets.append(Sheet("evidence", _EVIDENCE, tuple(_evidence(store, rows))))
    told = tuple({"what": name, "value": value} for name, value in about.items() if value != "")
    write_workbook([*sheets, Sheet("about", ("what", "value"), told)], out)


def _evidence(store: Store, rows: Rows) -> Iterable[Row]:
    """Yield a line for each row and sentence; `row` is the row's number in the sheet of rows."""
    wanted = {id_ for row in rows for id_ in _ids(row)}
    found = {r["sentence_id"]: r for r in run(store, "sentences", {"ids": sorted(wanted)})}
    for number, row in enumerate(rows, start=2):
        about = " · ".join(
            str(row[c]) for c in rows.columns if isinstance(row.get(c), str) and row[c]
        )
        for id_ in dict.fromkeys(_ids(row)):
            if said := found.get(id_):
                place = {name: said[name] for name in _EVIDENCE[3:]}
                yield {"row": number, "about": about, "sentence": id_, **place}


def _ids(row: Row) -> list[str]:
    found = row.get("evidence")
    return [i for i in found if isinstance(i, str)] if isinstance(found, list | tuple) else []


def _fill(page: Any, sheet: Sheet) -> None:
    styles = require("openpyxl.styles", "xlsx")
    letter = require("openpyxl.utils", "xlsx").get_column_letter
    for at, name in enumerate(sheet.columns, start=1):
        _put(page.cell(1, at), name)
        page.cell(1, at).font = styles.Font(bold=True)
        longest = max((len(_text(row.get(name))) for row in sheet.rows), default=0)
        page.column_dimensions[letter(at)].width = min(_WIDEST, 2 + max(len(name), 2 * longest))
        for line, row in enumerate(sheet.rows, start=2):
            _put(page.cell(line, at), row.get(name))
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _put(cell: Any, value: Any) -> None:
    if value is None or isinstance(value, bool | int | float):
        cell.value = value
        return
    cell.value = _text(value)
    # openpyxl takes a text that begins with = for a formula, and Excel would when it is edited.
    cell.data_type = "s"
    cell.quotePrefix = cell.value.startswith(_FORMULA)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        joined = "、".join(_text(item) for item in value)
    elif isinstance(value, dict):
        joined = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    else:
        joined = str(value)
    illegal = require("openpyxl.cell.cell", "xlsx").ILLEGAL_CHARACTERS_RE
    clean: str = illegal.sub("", joined)
    return clean if len(clean) <= MOST_CHARACTERS else clean[: MOST_CHARACTERS - 1] + "…"


def _settled(workbook: bytes) -> bytes:
    """Return the workbook without the time of writing, which openpyxl puts into every part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(part))
            new.writestr(zipfile.ZipInfo(part.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
