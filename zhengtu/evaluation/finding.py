"""A miss or a false find, and why: what an error report is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

MISSED, WRONG = "missed", "wrong"
NAME, STATEMENT = "name", "statement"


class Reason(Enum):
    """Why an answer is missing or wrong: a key, and what it says in Chinese and English."""

    NO_CANDIDATE = ("no candidate", "无候选", "nothing proposed it")
    THRESHOLD = ("below threshold", "未过阈值", "proposed, but judged too unlikely")
    TYPE = ("wrong type", "类型错误", "the same words as another type")
    BOUNDARY = ("boundary", "边界错误", "it overlaps a find of the same type")
    RESOLUTION = (
        "lost in resolution",
        "消歧错误",
        "found, but dropped or taken for another entity",
    )
    NOT_ANNOTATED = ("not annotated", "标注中没有", "the annotation has nothing there")
    NO_NAME = ("name missing", "名称有误", "an end is missing or wrong as a name")
    WRONG_END = ("wrong end", "端点错误", "the relation is there, with another subject or object")
    WRONG_RELATION = ("wrong relation", "关系错误", "the two are there, in another relation")

    def __init__(self, key: str, chinese: str, english: str) -> None:
        self.key = key
        self.chinese = chinese
        self.english = english


@dataclass(frozen=True, slots=True)
class Finding:
    """One error of one document.

    `error` is missed or wrong, `part` name or statement, `type` the entity type or relation.
    `score` is what the models gave it (0 where nothing proposed it), `times` how often the text
    names it; `sentence` is the index of a sentence about it, -1 if the text has none.
    """

    document: str
    error: str
    part: str
    type: str
    what: str
    reason: Reason
    score: float
    sentence: int = -1
    text: str = ""
    detail: str = ""
    times: int = 1

    @property
    def weight(self) -> float:
        """Return how bad it is: how sure the models were of the wrong answer."""
        return self.score if self.error == WRONG else 1 - self.score


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort errors: the surest wrong answers first, then what the text says most often."""
    return sorted(
        findings,
        key=lambda f: (-round(f.weight, 4), -f.times, f.document, f.error, f.type, f.what),
    )
