"""A statement: (subject, relation, object) as one sentence of one document says it."""

import hashlib
from dataclasses import dataclass

SUPPORT, RESTRICT = "支持", "限制"
DONE, INTENDED, HOPED = "已", "拟", "力争"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity the sentence gives.

    `value` is in `unit`, normalised (元, %, EFLOPS, 亩, 家, …); `role` is total, cap, rate, target
    or amount; `period` is the span it is for as written (每年, 3年), empty if none.
    """

    text: str
    value: float
    unit: str
    role: str = "amount"
    period: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says about two entities, and how we came to believe it.

    `start`, `stop` bound the supporting words in the sentence (not the document). `route` names
    how the pair was reached (same sentence, silent subject, deixis, author), `rule` the rule or
    model that accepted it. `polarity` is 支持 or 限制; `modality` 已, 拟 or 力争; dates are ISO.
    `decided` says which person accepted it and when (empty: nobody).
    """

    subject: str
    relation: str
    object: str
    sentence: int
    start: int
    stop: int
    confidence: float
    trigger: str = ""
    route: str = ""
    rule: str = ""
    polarity: str = SUPPORT
    modality: str = DONE
    amounts: tuple[Amount, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    deadline: str = ""
    decided: str = ""

    def id(self, document: str) -> str:
        """Return the statement's id in that document: the same claim keeps it on every run."""
        said = "|".join(
            (document, str(self.sentence), self.subject, self.relation, self.object, self.polarity)
        )
        return "st:" + hashlib.sha256(said.encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Fact:
    """An edge the gazetteer knows (余杭区 PART_OF 杭州市), without evidence in a text."""

    subject: str
    relation: str
    object: str
