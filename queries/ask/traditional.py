"""Questions in traditional characters: read once more in simplified ones."""

from functools import cache

import opencc


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Return the text in simplified characters."""
    return str(_converter().convert(text))
