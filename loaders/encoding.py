"""Bytes to text: byte order mark, strict UTF-8, GB18030, then detection.

GB18030 accepts almost any bytes, so it is believed only when what it yields reads like Chinese;
so is UTF-16 without a mark.
"""

import codecs
import re

from charset_normalizer import from_bytes

from graph.errors import LoadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Signs of GB18030 read from bytes that are something else: private use, rare extensions.
_ODD = re.compile("[\ue000-\uf8ff\U00010000-\U0001ffff\U000e0000-\U0010ffff\x80-\x9f]")
# The characters that make up about a third of any Chinese page.
_COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经、。，]"
)
_HAN = re.compile("[\u4e00-\u9fff]")


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes.

    Raises `LoadError` where the bytes are no text in any encoding we know.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                # A mark alone proves little; the bytes after it may still be something else.
                data = data[len(mark) :]
                break
    if b"\x00" in data[:_SAMPLE]:
        return _unmarked(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data, name)
    if len(_CONTROL.findall(text[:_SAMPLE])) * 50 > len(text[:_SAMPLE]):
        raise _not_text(name)
    return text


def _unmarked(data: bytes, name: str) -> str:
    """Read zero bytes as halves of the ASCII characters of UTF-16 text without a mark."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_like_chinese(text[:_SAMPLE]) and not _CONTROL.search(text[:_SAMPLE]):
            return text
    raise _not_text(name)


def _guess(data: bytes, name: str) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _reads_like_chinese(text[:_SAMPLE]):
        return text
    found = from_bytes(data[:_SAMPLE]).best()
    if found is not None and found.encoding not in ("gb18030", "utf_8"):
        candidate = data.decode(found.encoding, errors="replace")
        if candidate.count("\ufffd") * 100 <= len(candidate) and not _CONTROL.search(candidate):
            return candidate
    # A damaged file of a known encoding is worth more than none: a few characters are lost.
    for encoding in ("utf-8", "gb18030"):
        candidate = data.decode(encoding, errors="replace")
        lost = candidate.count("\ufffd")
        if lost * 50 <= len(candidate) and _reads_like_chinese(candidate[:_SAMPLE]):
            return candidate
    raise _not_text(name)


def _reads_like_chinese(text: str) -> bool:
    han = len(_HAN.findall(text))
    if not han:
        return False
    odd = len(_ODD.findall(text))
    return odd * 100 <= han and len(_COMMON.findall(text)) * 12 >= han


def _not_text(name: str) -> LoadError:
    return LoadError(
        f"{name}: not a text file in UTF-8, GB18030 or another encoding that can be recognised; "
        "save it as UTF-8 text, or remove it from the input"
    )
