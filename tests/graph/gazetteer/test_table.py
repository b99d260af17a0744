import pytest

from graph.errors import GazetteerError
from graph.gazetteer.table import read_table


def table(tmp_path, text, name="t.tsv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_cells_become_an_entry_and_further_columns_properties(tmp_path):
    [row] = read_table(
        table(
            tmp_path,
            "# 说明\r\ntype\tname\taliases\tlevel\tcode\r\n\r\n"
            "Region\t某县\t某|某地| \tcounty\t\r\n",
        )
    )
    assert row.number == 4
    assert row.entry.id == "region:某县"
    assert row.entry.aliases == ("某", "某地")
    assert row.entry.properties == {"level": "county"}


def test_row_may_end_before_the_last_column(tmp_path):
    [row] = read_table(table(tmp_path, "type\tname\tsource\nPark\t某园\n"))
    assert row.entry.source == ""


def test_byte_order_mark_is_no_part_of_the_header(tmp_path):
    [row] = read_table(table(tmp_path, "\ufefftype\tname\nPark\t某园\n"))
    assert row.entry.name == "某园"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type\tname\nShop\t某店\n", r"t.tsv, line 2: unknown type 'Shop'. The types are Region"),
        ("type\tname\nPark\t\n", "line 2: neither name nor id"),
        ("type\tname\nPark\t某园\t多\n", "line 2: 3 cells under 2 columns"),
        ("type\tlabel\nPark\t某园\n", "line 1: the header has no column name"),
        ("type\tname\tname\nPark\t某园\t某园\n", "a column name is empty or stands twice"),
        ("type\tname\tgeneric\nPark\t某园\tmaybe\n", "generic is 'maybe'. Write 1"),
        ("# 空\n", "no header row"),
        ("type\tname\nPark\t青禾小镇\n".encode("gb18030"), "not UTF-8"),
    ],
)
def test_bad_table_is_named_with_its_line(tmp_path, text, message):
    with pytest.raises(GazetteerError, match=message):
        read_table(table(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type: Park\n", "not a list"),
        ("- Park\n", "item 1: not a mapping"),
        ("- type: Park\n  name: [\n", "line 3: not YAML"),
        ("- name: 某园\n", "item 1: unknown type ''"),
    ],
)
def test_bad_yaml_is_named_with_its_item(tmp_path, text, message):
    with pytest.raises(GazetteerError, match=message):
        read_table(table(tmp_path, text, "t.yaml"))


def test_missing_file_is_named(tmp_path):
    with pytest.raises(GazetteerError, match=r"none\.tsv: No such file"):
        read_table(tmp_path / "none.tsv")
