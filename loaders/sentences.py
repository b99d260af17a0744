"""Cut a paragraph into sentences.

A sentence ends at 。！？； with the quotation marks and brackets that close after it. One without
an end for 200 characters is cut at a comma: linkers and models read sentences, not pages.
"""

import re

LONGEST = 200
_SHORTEST_PART = 60
_CLOSING = '”’」』）》】)]"'
_END = re.compile(
    rf"[。！？；]+[{re.escape(_CLOSING)}]*|[!?]+[{re.escape(_CLOSING)}]*(?=\s|$)|;(?=\s)"
)
_ENDS = "。！？!?…"
# Magazines set a sign behind the last sentence of a piece.
END_MARKS = "②❷❶❸■□◆◇▲●※≥⊙☉"


def ends(text: str) -> bool:
    """Return whether this text ends a sentence."""
    stripped = text.rstrip(_CLOSING + END_MARKS)
    return not stripped or stripped[-1] in _ENDS


def split(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a paragraph, white space around them left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        # A mark inside a title, 《谁来种地？》一文, ends no sentence.
        if match.group().endswith("》") and text[match.end() : match.end() + 1] not in "，。":
            continue
        if match.end() < start + 1:
            continue
        _add(text, start, match.end(), spans)
        start = match.end()
    _add(text, start, len(text), spans)
    return spans


def _add(text: str, start: int, stop: int, spans: list[tuple[int, int]]) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while stop - start > LONGEST:
        cut = _place_to_cut(text, start, start + LONGEST)
        spans.append((start, cut - (text[cut - 1] == " ")))
        start = cut
        while start < stop and text[start].isspace():
            start += 1
    if start < stop:
        if spans and not any(c.isalnum() for c in text[start:stop]):
            # Stray closing marks belong to the sentence before.
            spans[-1] = (spans[-1][0], stop)
            return
        spans.append((start, stop))


def _place_to_cut(text: str, start: int, limit: int) -> int:
    for marks in ("…", "，,", "、", "：: "):
        cut = max(text.rfind(mark, start + _SHORTEST_PART, limit) for mark in marks)
        if cut > 0:
            return cut + 1
    return limit
