"""Official documents: number, issuer, date, and the region that issued them."""

import re

_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,12}[〔\[(（]20\d\d[〕\])）]\s*\d+\s*号)$")
_ENDING = (
    r"人民政府(?:办公厅|办公室)?|国务院(?:办公厅)?|"
    r"委员会(?:办公室)?|[^市]厅|局|部|办公室|总局|省委(?:办公厅)?|市委(?:办公室)?|县委|区委"
)
_ISSUER = rf"[\u4e00-\u9fff、 ]{{0,40}}?(?:{_ENDING})"
_BODY = re.compile(rf"(?:(?!的)[\u4e00-\u9fff]){{0,30}}?(?:{_ENDING})")
_TITLE = re.compile(rf"({_ISSUER})(?:等\s*\d+\s*(?:个?部门|家单位))?\s*(?:印发|转发)?关于")
_LETTERHEAD = re.compile(rf"({_ISSUER})(?:文件|令|公告|通告)?$")
_DATE = re.compile(r"(20\d\d)年\s*(\d{1,2})月\s*(\d{1,2})日$")
_NATIONAL = re.compile(
    r"(?:中共中央|国务院|全国人[民大]|国家[^电][\u4e00-\u9fff]*(?:局|委|会|部)|中华人民共和国|"
    r"(?:工业和信息化|科学技术|教育|财政|商务|农业农村|自然资源|生态环境|住房和城乡建设|交通运输|"
    r"人力资源和?社会保障|文化和旅游|公安|民政|司法|水利)部)"
)
_UNITS = re.compile(
    r"(?:中共|中国共产党)?"
    r"([\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,6}自治区)?"
    r"([\u4e00-\u9fff]{2,4}市|[\u4e00-\u9fff]{2,8}自治州)?"
    r"((?!经济|高新|开发|工业|保税|综合)[\u4e00-\u9fff]{1,4}(?<!小)[县区市](?!委员会办公室))?"
)
_NOT_REGIONS = ("开发区", "高新区", "经开区", "园区", "新城区", "校区", "保税区", "示范区", "城市")


def document_number(line: str) -> str:
    """Return the number of an official document that a line holds: 某政发〔2025〕1号."""
    match = _NUMBER.search(line) if len(line) <= 60 else None
    return match.group(1).replace(" ", "") if match else ""


def is_letterhead(line: str) -> bool:
    """Return whether a line stands over an official document: 某省人民政府文件, a number."""
    return line.endswith("文件") or (len(line) <= 24 and bool(document_number(line)))


def is_number_line(line: str) -> bool:
    """Return whether a line is the number of an official document and nothing else."""
    number = document_number(line.replace(" ", ""))
    return bool(number) and number == line.replace(" ", "")


def is_body(line: str) -> bool:
    """Return whether a line is the name of a body that signs documents, and nothing else."""
    return len(line) <= 40 and bool(_BODY.fullmatch(line.replace(" ", "")))


def issuer_of(title: str) -> str:
    """Return who issued the document of this title or letterhead, empty if it does not say."""
    match = _TITLE.match(title) or (_LETTERHEAD.match(title) if "文件" in title else None)
    return match.group(1).strip() if match else ""


def signing_date(line: str) -> str:
    """Return the date of a line that is a date and nothing else, as 2025-04-17."""
    match = _DATE.match(line.replace(" ", ""))
    if not match:
        return ""
    return f"{match.group(1)}-{int(match.group(2)):02d}-{int(match.group(3)):02d}"


def region_of(body: str) -> str:
    """Return the region whose body this is: 杭州市余杭区委书记 is of 余杭区, 国务院 of 中国."""
    if _NATIONAL.match(body):
        return "中国"
    match = _UNITS.match(body)
    units = [unit for unit in match.groups() if unit] if match else []
    named = [unit for unit in units if not unit.endswith(_NOT_REGIONS)]
    return named[-1] if named else ""
