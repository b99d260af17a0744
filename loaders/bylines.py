"""The formulas that frame an article: byline, dateline, source note, photo credit.

Each function looks at one line or the head of one paragraph; where an article begins and ends
is decided in `loaders.articles`.
"""

import re
from dataclasses import dataclass

from loaders.persons import read_names
from loaders.sentences import END_MARKS

_MARK = "■□▲△◆◇●○◎★☆►▶▌"
_ROLE = (
    r"(?:(?:本报|本刊|本台|本网|本社|新华社|中新社|人民日报|光明日报|经济日报|潮新闻|融媒体?)?"
    r"(?:首席|见习|特派|特约|全媒体|驻\S{2,6}|资深|实习)*"
    r"(?:记者|通讯员|评论员|撰稿人?|编辑|特稿))"
)
_BYLINE = re.compile(rf"(?:[{_MARK}]\s*)?({_ROLE}[\s:：/]*.{{0,60}})$")
_ROLES = re.compile(rf"{_ROLE}|[文图]\s*[/／:：]|作者[:：]|[、，,:：/／]")
_WRITTEN_BY = re.compile(r"(?:[■◎]\s*)?(?:文\s*[/／]|作者\s*[:：]|撰文\s*[:：/]?)\s*(.{2,30})$")
_MARKED = re.compile(rf"[{_MARK}]\s*(.{{2,30}})$")
_CREDIT = re.compile(
    r"[（(]?(?:图片?[:：/／]?)?([^。，；！？]{0,36}?)"
    r"(\s摄影?|供图|摄影报道|摄影|制图|[/／][摄图]|\s绘制?|摄)[）)]?$"
)
_SOURCE = re.compile(
    r"[「【（(\[]\s*(?:来源|转自|摘自|原载|转载自|据(?=《|新华社|中新社))\s*[:：]?\s*"
    r"(.{2,80}?)[」】）)\]]$|"
    r"(?:稿件|文章|信息|新闻)?(?:来源|转自|摘自|原载)\s*[:：]\s*(\S.{1,60})$"
)
_MEDIUM = re.compile(r"《([^》]{2,20})》")
_DATE = re.compile(r"(?:(20\d\d)\s*年)?\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?")
# 电商, 讯飞 and the like are no datelines.
_KIND = r"(?:讯(?![息飞号])|专?电(?![商子力动影视信池网缆器站竞梯气])|消息(?!称))[）)】]?"
_BY = (
    r"\s*(?P<by>[（(][^）)]{2,60}[）)]|"
    r"(?:本报)?记者[\u4e00-\u9fff 、]{2,16}?(?:摄影)?报道(?=[:：]))?"
)
_DATELINE = re.compile(
    r"[（(【]?(?P<agency>本报|本刊|本网|本台|新华社|新华网|中新社|中新网|人民网|央视网|潮新闻|"
    r"[\u4e00-\u9fff]{2,4}(?:日报|晚报|晨报|商报|新闻网)(?=[^（(]{0,14}[讯电]\s*[（(]))?"
    r"(?P<place>[\u4e00-\u9fff]{2,8}?)?"
    r"(?P<date>(?:20\d\d年)?\d{1,2}月\d{1,2}日)?"
    rf"{_KIND}{_BY}[\s:：]*"
)
_REPORTER = re.compile(r"[（(](?:[^）)]{0,12}记者|通讯员)[^）)]{2,60}[）)]\s*")
_END_MARK = re.compile(rf"[。！？!?”] *[{re.escape(END_MARKS)}]+$")
_OFFICE = re.compile(
    r"[^。，；：！？“”]{2,44}(?:书记|[^成增]长|主任|主席|教授|研究员|院士|经理|总裁|专员|委员|"
    r"调研员|巡视员|顾问|博士|学者|编辑|负责人|办公室|工作部|课题组)$"
)
# The fields of the line below a web page's title.
_META = re.compile(
    r"(?:发布时间|发布日期|发文日期|时间|日期|来源|信息来源|作者|浏览次数|浏览量|阅读|点击|访问次数|字体|字号)"
    r"\s*[:：]"
)
_META_SOURCE = re.compile(r"来源\s*[:：]\s*([^\s|｜]{2,20})")
_ISO = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
# A signature in the margin: office and name, 某某省委书记 张 三.
_SIGNED = re.compile(
    r"[\u4e00-\u9fff、]{2,24}(?:书记|省长|市长|县长|区长|州长|厅长|局长|主任|部长|主席|院长|校长|"
    r"所长|处长|科长|镇长|乡长|董事长|总经理|总裁|会长|秘书长|教授|研究员|院士) +(.{2,8})$"
)


# The phrases that news begins with.
LEAD = re.compile(
    r"(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日?)?(?:[—\-至到、和]+(?:\d{1,2}月)?\d{1,2}日)?"
    r"(?:上午|下午|晚上?|凌晨|中午|起|以来)?[，,]|近日|日前|最近|近期|连日来|昨[日天]|前不久|"
    r"\d{1,2}日(?:上午|下午|晚上?)?[，,])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a news report, 本报宁波4月10日电(记者 …): `length` characters of a paragraph."""

    length: int
    place: str
    date: str
    byline: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note on where an article comes from, with the medium's name and date as printed."""

    medium: str
    date: str


def read_byline(line: str) -> str | None:
    """Return the names of a line that is nothing but a byline (empty if it names nobody)."""
    if len(line) > 64 or line[-1] in "。！？；，：":
        return None
    if match := _SIGNED.match(line):
        names = read_names(match.group(1))
        return " ".join(names) if len(names) == 1 else None
    if match := _WRITTEN_BY.match(line):
        names = read_names(_ROLES.sub(" ", match.group(1)))
        return " ".join(names) if names else None
    if match := _BYLINE.match(line):
        rest = _ROLES.sub(" ", match.group(1)).strip()
        if not rest:
            return ""
        names = read_names(rest.rstrip("整理报道采写"))
        return " ".join(names) if names else None
    if match := _MARKED.match(line):
        names = read_names(_ROLES.sub(" ", match.group(1)), strict=True)
        return " ".join(names) if names else None
    return None


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the head of a paragraph, if it has one."""
    match = _DATELINE.match(paragraph)
    if match and (match["agency"] or (match["date"] and match["place"])):
        names = match["by"] or ""
        return Dateline(match.end(), match["place"] or "", match["date"] or "", _names_in(names))
    if match := _REPORTER.match(paragraph):
        return Dateline(match.end(), "", "", _names_in(match.group()))
    return None


def _names_in(bracket: str) -> str:
    return " ".join(read_names(_ROLES.sub(" ", bracket.strip("（）() \n摄影报道"))))


def read_source(line: str) -> SourceNote | None:
    """Return the source note that this line is: 「来源:4月11日《浙江日报》」."""
    if len(line) > 100:
        return None
    if len(_META.findall(line)) > 1:
        return _read_meta(line)
    match = _SOURCE.match(line)
    if not match:
        return None
    said = match.group(1) or match.group(2)
    medium = _MEDIUM.search(said)
    date = _DATE.search(said)
    name = medium.group(1) if medium else _DATE.sub("", said).strip(" ：:，,")
    return SourceNote(name if len(name) <= 20 else "", date.group() if date else "")


def _read_meta(line: str) -> SourceNote:
    """Return the note that the line below a web page's title is: 发布时间：… 来源：…."""
    medium = _META_SOURCE.search(line)
    date = _ISO.search(line) or _DATE.search(line)
    return SourceNote(medium.group(1) if medium else "", date.group() if date else "")


def is_office(text: str) -> bool:
    """Return whether this is an office as it is printed below a byline: 某某厅党组书记、厅长."""
    return 4 <= len(text) <= 48 and bool(_OFFICE.match(text))


def is_credit(line: str) -> bool:
    """Return whether this line is a photo credit: 通讯员 金凯华 摄."""
    match = _CREDIT.match(line) if len(line) <= 40 else None
    if match is None:
        return False
    # 尹贤睿摄 is a credit, 村晚开拍摄 is none: without a space it takes a name.
    return match.group(2) != "摄" or bool(read_names(_ROLES.sub(" ", match.group(1))))


def is_margin_signature(line: str) -> bool:
    """Return whether a byline is an office and a name, without any mark: 某某公司董事长 张 三."""
    return bool(_SIGNED.match(line))


def has_end_mark(paragraph: str) -> bool:
    """Return whether a row carries the sign that ends a magazine piece (②, ■)."""
    return bool(_END_MARK.search(paragraph))


def iso_date(text: str, year: str = "") -> str:
    """Return a printed date as 2025-04-11 or 2025-04; empty without a year."""
    if numeric := _ISO.search(text):
        return f"{numeric[1]}-{int(numeric[2]):02d}-{int(numeric[3]):02d}"
    match = _DATE.search(text)
    if not match or not (match.group(1) or year):
        return ""
    parts = [match.group(1) or year, f"{int(match.group(2)):02d}"]
    if match.group(3):
        parts.append(f"{int(match.group(3)):02d}")
    return "-".join(parts)
