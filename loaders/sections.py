"""The names of a paper's sections, such as 领导要论 or 本期关注."""

import re
from functools import cache
from pathlib import Path

_LONGEST = 8


@cache
def _endings() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "sections.txt").read_text(encoding="utf-8").splitlines()
    return tuple(name for line in lines if not line.startswith("#") for name in line.split())


def is_section(text: str) -> bool:
    """Return whether a line is the name of a section and no headline."""
    name = re.sub(r"[\s>》·|｜]", "", text)
    return len(name) <= _LONGEST and name.endswith(_endings())
