"""Characters in one width: every replacement keeps the length, so offsets stay what they are.

Two steps. `unify` needs no context (full-width digits and letters, Kangxi radicals from PDF
fonts, odd spaces) and runs over the whole source. `punctuate` works on joined paragraphs:
half-width punctuation beside Chinese becomes full-width, straight quotation marks become paired
ones; in numbers and Latin text both stay as they are.
"""

import re
import unicodedata

# Characters that a reader does not see; they are left out of the clean text.
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\ufffe\uffff"
)

_KEPT_WIDE = "！（），：；？～"


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _KEPT_WIDE:
            table[code] = chr(code - 0xFEE0)
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    table.update(dict.fromkeys(map(ord, "•‧∙・･⋅"), "·"))
    table.update(dict.fromkeys(map(ord, "―─"), "—"))
    table.update(dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u205f\t\r"), " "))
    table.update({ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\x0b"): "\n", ord("\x0c"): "\n"})
    table.update(
        {ord("\x85"): "\n", ord("〝"): "“", ord("〞"): "”", ord("﹒"): ".", ord("﹣"): "-"}
    )
    table.update({ord("｡"): "。", ord("､"): "、", ord("｢"): "「", ord("｣"): "」"})
    return table


_TABLE = _table()

_CJK = "\u3400-\u9fff\U00020000-\U0003ffff"
# What counts as Chinese surroundings: characters and the marks only Chinese text has.
_NEAR = _CJK + "、。《》〈〉“”‘’「」『』【】〔〕，：；！？（）…—％"
_WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_HALF = re.compile(rf"(?<=[{_NEAR}])[,:;!?]|[,:;!?](?=[{_NEAR}])|(?<=[%℃])[,;](?=\d)")
_BRACKETS = re.compile(r"\(([^()\n]{0,120})\)")
_STOP = re.compile(rf"(?<=[{_CJK}”）》])\.(?=$|[”’\n])")
_DOTS = re.compile(r"·{2,}|\.{2,}|。{2,}")
_HAS_HALF = re.compile(r"[,:;!?().\"']|·{2}|。{2}")
_LOOSE_BRACKET = re.compile(rf"(?<=[{_NEAR}])[()]|[()](?=[{_NEAR}])")
_HAN = re.compile(f"[{_CJK}]")
_BEFORE_OPENING = ("", "：", "，", "《", "（", "\n")
_AFTER_CLOSING = ("", "，", "。", "、", "；", "：", "）", "》", "\n")
_BESIDE = re.compile(f"[{_NEAR}]")
_APOSTROPHE = re.compile(r"(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])")


def unify(raw: str) -> str:
    """Return the source with each character in its usual width, offsets unchanged."""
    return raw if raw.isascii() and "\t" not in raw and "\r" not in raw else raw.translate(_TABLE)


def punctuate(text: str) -> str:
    """Return a paragraph with Chinese punctuation, character for character."""
    if not _HAS_HALF.search(text) or not _HAN.search(text):
        return text
    text = _HALF.sub(lambda m: _WIDE[m.group()], text)
    text = _BRACKETS.sub(_bracket, text)
    if text.count("(") != text.count(")"):
        text = _LOOSE_BRACKET.sub(lambda m: _WIDE[m.group()], text)
    text = _STOP.sub("。", text)
    text = _DOTS.sub(lambda m: "…" * len(m.group()), text)
    if '"' in text:
        text = _pair_double(text)
    if "'" in text:
        text = _pair_single(text)
    return text


def _bracket(match: re.Match[str]) -> str:
    text, start = match.string, match.start()
    before = text[start - 1] if start else text[match.end() : match.end() + 1]
    if _HAN.search(match.group(1)) or _BESIDE.match(before):
        return f"（{match.group(1)}）"
    return match.group()


def _pair_double(text: str) -> str:
    """Replace straight double marks by opening and closing ones in turn.

    A mark that context shows to be of one kind (before a comma, say) sets the turn right,
    so that one lost mark does not turn round all that follow.
    """
    out = list(text)
    inside = False
    at = text.find('"')
    while at >= 0:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before in _BEFORE_OPENING and after not in _AFTER_CLOSING:
            inside = False
        elif after in _AFTER_CLOSING and before not in _BEFORE_OPENING:
            inside = True
        out[at] = "“”"[inside]
        inside = not inside
        at = text.find('"', at + 1)
    return "".join(out)


def _pair_single(text: str) -> str:
    """Replace straight single marks in turn, apostrophes between letters excepted."""
    out = list(text)
    inside = False
    for match in _APOSTROPHE.finditer(text):
        out[match.start()] = "‘’"[inside]
        inside = not inside
    return "".join(out)
