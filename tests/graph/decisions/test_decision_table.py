"""decisions.tsv: read, refused with the line, appended and taken back in one piece."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.decisions.decision import Decision, What, text_scope
from graph.decisions.lint import lint_decisions, load_decisions
from graph.decisions.table import (
    HEADER,
    append,
    format_row,
    is_decisions_file,
    read_decisions,
    read_rows,
    take_back,
)
from graph.errors import DecisionError
from graph.gazetteer.gazetteer import Gazetteer
from tests.graph.decisions.deciding import link, same, statement

GOOD = (
    link("鼓楼区", "CN-320106", where="doc:0123456789abcdef"),
    link("开化", "*", yes=False),
    same("company:麦子", "company:麦子智云"),
    statement("CN-330110", "BACKS/限制", "industry:人工智能", False, text_scope("一句话。")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.tsv"


def test_what_is_appended_is_read(path):
    for row in GOOD:
        append(path, [row])

    rows, problems = read_rows(path)
    assert (tuple(rows), problems) == (GOOD, [])
    assert [r.line for r in rows] == [2, 3, 4, 5]
    assert is_decisions_file(path)


def test_comments_blank_lines_windows_ends_and_chinese_verdicts_are_read(path):
    row = format_row(GOOD[1]).replace("\tno\t", "\t否\t")
    path.write_bytes(f"\ufeff# ours\r\n\r\n{HEADER}\r\n{row}\r\n".encode())

    assert read_decisions(path).rows == (GOOD[1],)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("lnk\tyes\ta\t\tb", "what is 'lnk'.*Write link"),
        ("link\tmaybe\ta\t\tb", "verdict is 'maybe'.*yes or no"),
        ("link\tyes\ta\t\t", "object is empty"),
        ("statement\tyes\tCN\tBAKCS\tindustry:x", "no relation 'BAKCS'.*BACKS"),
        ("link\tyes\ta\tBACKS\tb", "Leave it empty but for statements"),
        ("same\tyes\ta:1\t\ta:2\tdoc:1", "one everywhere"),
        ("same\tyes\ta:1\t\ta:1", "is itself"),
        ("link\tyes\ta\t\t*", "any entity"),
        ("link\tyes\ta\t\tb\tpage 3", "where is 'page 3'"),
        ("link\tyes\ta\t\tb\t\tmei\tyesterday", "2026-01-31"),
        ("link\tyes" + "\tx" * 9, "11 cells"),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_cure(path, row, message):
    path.write_text(f"{HEADER}\n\n{row}\n", encoding="utf-8")

    with pytest.raises(DecisionError, match=rf"decisions\.tsv, line 3: .*{message}"):
        read_decisions(path)


def test_a_file_without_header_or_not_there_is_refused(path):
    with pytest.raises(DecisionError, match="Give the path"):
        read_decisions(path)
    path.write_text("link\tyes\ta\t\tb\n", encoding="utf-8")
    with pytest.raises(DecisionError, match="line 1: no header"):
        read_decisions(path)
    assert not is_decisions_file(path)


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=5)
ROWS = st.builds(
    Decision,
    st.just(What.LINK),
    st.booleans(),
    CELL,
    CELL,
    who=CELL,
    when=st.just("2026-01-31"),
    why=st.sampled_from(["", "说明", "two\tcells\nhere"]),
)


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_undo_restores_the_file(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("undo") / "decisions.tsv"
    append(path, GOOD)
    before = path.read_bytes()
    for row in rows:
        append(path, [row])
    for row in reversed(rows):
        take_back(path, [row])

    assert path.read_bytes() == before


def test_undo_keeps_what_others_wrote_meanwhile(path):
    append(path, GOOD[:2])
    append(path, [GOOD[2]])
    with path.open("a", encoding="utf-8") as file:
        file.write("# a note by hand\n" + format_row(GOOD[3]) + "\n")
    take_back(path, [GOOD[2]])

    assert read_decisions(path).claims == {r.claim for r in (*GOOD[:2], GOOD[3])}
    assert "# a note by hand" in path.read_text(encoding="utf-8")
    with pytest.raises(DecisionError, match="not there any more"):
        take_back(path, [GOOD[2]])


def test_no_half_written_file_is_left(path, monkeypatch):
    append(path, GOOD)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(DecisionError, match="not kept"):
        append(path, GOOD)
    assert path.read_bytes() == before


def test_lint_finds_duplicates_contradictions_and_what_is_unknown(path):
    gazetteer = Gazetteer.load()
    append(
        path,
        [
            link("鼓楼区", "CN-320106"),
            link("鼓楼区", "CN-320106"),
            link("鼓楼区", "CN-350102"),
            link("某地", "CN-999999"),
            same("CN-330110", "industry:人工智能"),
            statement("company:甲", "BACKS", "industry:人工智能", True),
            Decision(What.LINK, False, "开化", "*"),
        ],
    )
    found = "\n".join(map(str, lint_decisions(path, gazetteer)))

    for message in (
        "row 3: says the same as line 2",
        "lines 2 and 4",
        "row 5: no entity 'CN-999999'",
        "row 6: CN-330110 is a Region, industry:人工智能 a Industry",
        "row 7: BACKS does not join a Company to a Industry",
        "row 8: nobody or no day signs it",
    ):
        assert message in found
    path.write_text(f"{HEADER}\n" + format_row(same("CN-330110", "industry:人工智能")) + "\n")
    with pytest.raises(DecisionError, match=r"line 2: .*they cannot be one"):
        load_decisions(path, gazetteer)
