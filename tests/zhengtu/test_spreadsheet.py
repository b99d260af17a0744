"""Workbooks: rows, the sentences behind them, and text that stays text."""

import json
import zipfile
from pathlib import Path

import pytest

from graph.errors import ExportError
from graph.stores.store import Rows
from tests.zhengtu.test_cli import zhengtu
from zhengtu.graph_store import GraphStore
from zhengtu.spreadsheet import Sheet, write_answer, write_rows, write_workbook

openpyxl = pytest.importorskip("openpyxl")

FORMULAS = ("=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A")


def values(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    out = tmp_path / "a.xlsx"
    write_workbook([Sheet("rows", (text,), ({text: text},))], out)

    for cell in (row[0] for row in openpyxl.load_workbook(out)["rows"].iter_rows()):
        assert (cell.value, cell.data_type) == (text, "s")
        assert bool(cell.quotePrefix) == (text[0] != "#")
    assert b"<f>" not in zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")


def test_numbers_lists_and_control_characters_are_written_as_excel_takes_them(
    tmp_path: Path,
) -> None:
    row = {
        "n": 2,
        "x": 0.5,
        "none": None,
        "list": ["甲", "乙"],
        "odd": "a\x00\x0bb",
        "long": "长" * 40_000,
    }
    out = tmp_path / "a.xlsx"
    write_workbook([Sheet("rows", tuple(row), (row,))], out)

    found = dict(zip(*values(out, "rows"), strict=True))
    assert found | {"long": ""} == row | {"list": "甲、乙", "odd": "ab", "long": ""}
    assert len(str(found["long"])) == 32_767 and str(found["long"]).endswith("…")


def test_an_answer_has_every_sentence_behind_every_row(tiny: GraphStore, tmp_path: Path) -> None:
    answer = tiny.ask("哪些县支持人工智能?")
    out = tmp_path / "answer.xlsx"
    write_answer(tiny.raw, answer, out)

    rows, evidence = values(out, "rows"), values(out, "evidence")
    assert rows[0] == answer.columns and len(rows) == 1 + len(answer.rows)
    for number, row in enumerate(answer.rows, start=2):
        assert {line[2] for line in evidence if line[0] == number} == set(row["evidence"])
    assert all("余杭" in str(line[3]) for line in evidence[1:])
    about = dict(values(out, "about"))
    assert about["answer"] == answer.sentence
    assert about["denominator"] == answer.denominator
    assert about["cypher"] == answer.cypher


def test_rows_without_evidence_get_no_sheet_of_it(tiny: GraphStore, tmp_path: Path) -> None:
    out = tmp_path / "rows.xlsx"
    write_rows(tiny.raw, Rows(("a",), ({"a": 1},), truncated=True), {"query": "q"}, out)

    assert openpyxl.load_workbook(out).sheetnames == ["rows", "about"]
    assert dict(values(out, "about"))["truncated"] is True


def test_the_same_rows_give_the_same_bytes(tiny: GraphStore, tmp_path: Path) -> None:
    answer = tiny.ask("哪些县支持人工智能?")
    for name in ("a.xlsx", "b.xlsx"):
        write_answer(tiny.raw, answer, tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert b"1980-01-01" in zipfile.ZipFile(tmp_path / "a.xlsx").read("docProps/core.xml")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no-such-folder"):
        write_workbook([Sheet("rows", ("a",), ())], tmp_path / "no-such-folder" / "a.xlsx")


@pytest.mark.parametrize(
    "command",
    [
        ("ask", "哪些县支持人工智能?"),
        ("query", "regions_backing_industry", "-p", "industry=人工智能"),
        (
            "cypher",
            "MATCH (r:Region)-[b:BACKS]->() RETURN r.name AS region, b.evidence AS evidence",
        ),
    ],
)
def test_each_command_writes_a_workbook(
    tiny_path: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    out = tmp_path / "out.xlsx"
    done = zhengtu(*command, "-s", str(tiny_path), "--format", "xlsx", "--out", str(out))

    assert done.returncode == 0, done.stderr
    assert str(out) in done.stdout
    assert openpyxl.load_workbook(out).sheetnames == ["rows", "evidence", "about"]
    assert len(values(out, "evidence")) > 1
    assert json.dumps(values(out, "rows"), ensure_ascii=False).count("余杭区")


@pytest.mark.parametrize("more", [("--format", "xlsx"), ("--out", "x.xlsx")])
def test_format_and_out_come_together(tiny_path: Path, more: tuple[str, ...]) -> None:
    done = zhengtu("ask", "哪些县支持人工智能?", "-s", str(tiny_path), *more)

    assert done.returncode == 2
    assert "xlsx" in done.stderr
