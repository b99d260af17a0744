"""Names that are ordinary words too (`data/ordinary_words.txt`), and words that are not.

The matcher does not use them: the extraction scripts sort names by them and the lint checks them.
"""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def ordinary_words() -> frozenset[str]:
    """Return the names that need context whatever a dictionary says."""
    return _words("ordinary_words.txt")


@cache
def proper_names() -> frozenset[str]:
    """Return the names that a dictionary takes for ordinary words, but people do not."""
    return _words("proper_names.txt")


def _words(file: str) -> frozenset[str]:
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
