"""Links are measured by id, against short texts with a marked name and annotated names."""

import csv
from pathlib import Path

import pytest
from ruled import RULED

from zhengtu.evaluation.links import AMBIGUOUS, NIL, LinksError, by_kind, link_outcomes

ROOT = Path(__file__).resolve().parents[3]
LINKS = ROOT / "examples" / "links"


def outcomes(tmp_path: Path, *rows: str):
    file = tmp_path / "links.tsv"
    header = "kind\thome\ttext\ttype\tid\tnote"
    file.write_text("\n".join(("# a comment", header, *rows)), encoding="utf-8")
    return link_outcomes(file, tmp_path, tmp_path, RULED.reader())


def test_the_marked_name_is_compared_with_the_id_it_should_get(tmp_path):
    right, wrong, nil = outcomes(
        tmp_path,
        "homonym\t北京市\t[[朝阳区]]发展软件。\tRegion\tCN-110105\t",
        "homonym\t北京市\t[[朝阳区]]发展软件。\tRegion\tCN-220104\t",
        "inside\t\t杭州银行与[[台州]]银行签约。\tRegion\tNIL\t",
    )

    assert (right.right, wrong.right, nil.right) == (True, False, True)
    assert wrong.got == "CN-110105"


def test_of_two_namesakes_the_marked_one_counts(tmp_path):
    first, second = outcomes(
        tmp_path,
        "homonym\t\t上海市[[普陀区]]与舟山市普陀区签约。\tRegion\tCN-310107\t",
        "homonym\t\t上海市普陀区与舟山市[[普陀区]]签约。\tRegion\tCN-330903\t",
    )

    assert first.right
    assert second.surface == "普陀区"


def test_kinds_are_counted_with_their_total(tmp_path):
    found = outcomes(
        tmp_path,
        "a\t\t[[余杭区]]发展软件。\tRegion\tCN-330110\t",
        "b\t\t[[某某会]]发展软件。\tOrganization\torganization:某\t",
    )

    kinds = {k.name: (k.total, k.found, k.right) for k in by_kind(found)}
    assert kinds == {"a": (1, 1, 1), "b": (1, 0, 0), "ALL": (2, 1, 1)}


def test_a_row_without_a_marked_name_is_named(tmp_path):
    with pytest.raises(LinksError, match="marks no name"):
        outcomes(tmp_path, "a\t\t余杭区\tRegion\tCN-330110\t")


def test_another_table_is_refused(tmp_path):
    file = tmp_path / "links.tsv"
    file.write_text("a\tb\n1\t2\n", encoding="utf-8")

    with pytest.raises(LinksError, match="header"):
        link_outcomes(file, tmp_path, tmp_path, RULED.reader())


def rows(name: str) -> list[dict[str, str]]:
    lines = (LINKS / name).read_text(encoding="utf-8").splitlines()
    return list(
        csv.DictReader(
            [line for line in lines if line and not line.startswith("#")],
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
    )


def test_the_links_that_ship_name_entries_or_bodies_made_of_region_and_department():
    cases, sample = rows("cases.tsv"), rows("sample.tsv")

    assert len(cases) >= 150
    for row in (*cases, *sample):
        known = RULED.gazetteer.entry(row["id"])
        if known is not None:
            assert known.type == row["type"], row
        else:
            assert row["id"] in (NIL, AMBIGUOUS) or row["id"].startswith("organization:"), row


def test_hard_cases_that_are_found_by_rule_are_linked_rightly():
    found = [o for o in link_outcomes(LINKS / "cases.tsv", LINKS, LINKS, RULED.reader()) if o.found]

    wrong = [(o.surface, o.wanted, o.got, o.text) for o in found if not o.right]
    assert len(wrong) <= 0.03 * len(found), wrong
