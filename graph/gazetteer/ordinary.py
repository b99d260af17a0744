"""The list of names that are ordinary words too (`data/ordinary_words.txt`).

The matcher does not use it: the extraction scripts sort names by it and the lint checks them.
"""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "ordinary_words.txt"


@cache
def ordinary_words() -> frozenset[str]:
    """Return the words of the list."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
