import pytest

from graph.gazetteer.lint import lint

HEADER = "type\tid\tname\taliases\tcontext\tnot\tparent\tsource\tvalid_to\tregion\n"


def findings(tmp_path, rows):
    path = tmp_path / "own.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return [(f.row, f.message) for f in lint([path])]


def test_built_in_tables_are_clean():
    assert [str(f) for f in lint()] == []


def test_clean_table_has_no_findings(tmp_path):
    rows = "Company\t\t青禾智造\t青禾科技\t青禾\t青禾路\t\t公司登记\t\tCN-330110\n"
    assert findings(tmp_path, rows) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Company\t\t青禾智造\t\t\t\t\t\t\t\n", "has no source"),
        ("Park\t\t青禾小镇\t\t\t\tpark:没有\t某处\t\t\n", "no entry 'park:没有' to be its parent"),
        ("Park\t\t青禾小镇\t\t\t\tCN-330110\t某处\t\t\n", "is a Region. Name a Park"),
        ("Company\t\t青禾智造\t机器人\t\t\t\t某处\t\t\n", "'机器人' is an ordinary word"),
        ("Company\t\t青禾智造\t海康\t\t\t\t某处\t\t\n", "'海康' also belongs to company:海康威视"),
        ("Region\tCN-330110\t余杭区\t\t\t\t\t某处\t\t\n", "id 'CN-330110' is taken by regions.tsv"),
        ("Company\t\t青禾智造\t\t\t麦田路\t\t某处\t\t\n", "not-string '麦田路' holds no name"),
        ("Company\t\t青禾智造\t\t\t\t\t某处\t去年\t\n", "'去年' is no ISO date"),
        ("Company\t\t青禾智造\t\t\t\t\t某处\t\t青禾省\n", "region is '青禾省', no region's"),
    ],
)
def test_fault_is_found_in_its_row(tmp_path, row, message):
    [(number, found)] = findings(tmp_path, row)
    assert number == 2
    assert message in found


def test_two_rows_that_share_an_alias_are_told(tmp_path):
    rows = "Company\t\t青禾智造\t青禾\t\t\t\t某处\t\t\nCompany\t\t青禾种业\t青禾\t\t\t\t某处\t\t\n"
    [(number, message)] = findings(tmp_path, rows)
    assert number == 3
    assert "'青禾' also belongs to company:青禾智造 (own.tsv, row 2)" in message
