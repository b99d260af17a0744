"""The lines of contents and imprint pages, told one by one."""

import re

from loaders.persons import read_names

_NUMBERED = re.compile(r"\d{1,3}\s+([^\d\s].{3,60})$")
_SIGNED = re.compile(r"(?:\d{1,3}\s*)?(.{4,60}?)\s*[/／]\s*(.{2,40})$")
_DOTTED = re.compile(r"(.{2,50}?)\s*(?:…+|\.{4,}|·{4,}|—{3,})\s*[（(]?\d{1,3}[）)]?$")
_SECTION = re.compile(
    r"[>》〉]{2}\s*\S{2,10}$|(?:目\s*录|目\s*次|CONTENTS|Contents|本期目录|要目|本期导读)$"
)
_IMPRINT = re.compile(
    r"ISSN|CN\s*\d\d\s*[-—]|邮发代号|国内统一|.{0,12}总第\s*\d+\s*期|编辑指导委员会|编辑委员会|特别鸣谢|鸣\s*谢|协办单位|理事单位|"
    r"(?:社\s*长|总\s*编\s*辑?|副\s*总\s*编\s*辑?|执行主编|主\s*编|副\s*主\s*编|主\s*任|副\s*主\s*任|委\s*员|顾\s*问|责任编辑|版面设计|"
    r"美术编辑|封面设计|编\s*委|主\s*管|主\s*办|承\s*办|编辑出版|出版(?:单位|日期)?|印\s*刷|发\s*行|地\s*址|电\s*话|邮\s*编|邮政编码|"
    r"门户网站|电子信箱|电子邮箱|E-?mail|网\s*址|定\s*价|版权声明|编辑部|办公室|广告(?:发行)?部?|广告经营许可证)(?:单位)?\s*[:：(（ ]",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"[年月日时个项家万亿位名届%％]")
_ROLE = re.compile(r"本刊|本报|记者|评论员|编辑部|编者|通讯员|特约")


def title_key(text: str) -> str:
    """Return a title as it is compared: letters, digits and characters only."""
    return re.sub(r"[^0-9A-Za-z\u3400-\u9fff]", "", text).lower()


def listed_title(text: str) -> str:
    """Return the title that a line of a table of contents lists, empty if it is no such line."""
    if len(text) > 120 or text[-1] in "。；，":
        return ""
    if "/" in text and (match := _SIGNED.match(text)):
        signed = _ROLE.sub(" ", match.group(2)).strip(" 等")
        if not signed or read_names(signed):
            return match.group(1)
    match = _DOTTED.match(text) or _NUMBERED.match(text)
    if match is None or _MEASURE.match(match.group(1)):
        return ""
    return match.group(1)


def is_contents(text: str) -> bool:
    """Return whether this is a line of contents: a title with its page or author."""
    return ("/" in text or text[0].isdigit() or text[-1].isdigit()) and bool(listed_title(text))


def is_imprint(text: str) -> bool:
    """Return whether this is a line of an imprint or the head of a section of contents."""
    return len(text) <= 120 and bool(_SECTION.match(text) or _IMPRINT.match(text))
