"""Say why a candidate became a statement, or what it lacked.

Candidates that were rejected are explained too: the rule they came nearest to with the conditions
it asked for in vain, the veto that held, and the columns that spoke against them.
"""

from dataclasses import dataclass

import numpy as np

from graph.document import Document
from graph.statement import SUPPORT
from graph.statements.background import RELATIONS
from graph.statements.candidates import Route
from graph.statements.features import column_names
from graph.statements.model import Judge, Model
from graph.statements.rows import Rows
from graph.statements.rules import rules

_MOST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """One candidate of one sentence: how it was reached, judged, and why.

    `rule` is the rule met, or the nearest one where `lacks` names what it missed. `columns` are the
    features that moved the model most, with their value and their effect on the log odds.
    `decided` is a person's verdict, on the statement or on what its names mean, if there is one.
    """

    subject: str
    relation: str
    object: str
    sentence: int
    text: str
    route: str
    confidence: float
    accepted: bool
    rule: str
    lacks: tuple[str, ...]
    veto: str
    columns: tuple[tuple[str, float, float], ...]
    polarity: str = SUPPORT
    decided: str = ""


def explain_rows(
    document: Document,
    found: Rows,
    judge: Judge,
    *,
    subject: str = "",
    relation: str = "",
    object_: str = "",
) -> tuple[Explanation, ...]:
    """Explain the candidates that fit (an empty id or name fits all), the likeliest first."""
    judged = judge.judge(found)
    ids = [e.id for e in found.back.entities]
    fits = np.ones(len(found), dtype=bool)
    if relation:
        fits &= found.relation == (RELATIONS.index(relation) if relation in RELATIONS else -1)
    for end, column in ((subject, found.subject), (object_, found.object)):
        if end:
            fits &= column == (ids.index(end) if end in ids else -1)
    chosen = np.flatnonzero(fits)
    order = np.lexsort((chosen, -judged.row[chosen]))
    return tuple(
        _explanation(document, found, judge, int(row), float(judged.row[row]))
        for row in chosen[order]
    )


def _explanation(
    document: Document, found: Rows, judge: Judge, row: int, confidence: float
) -> Explanation:
    verdict = found.verdict
    known = rules()
    met = int(verdict.restriction[row]) if verdict.restriction[row] >= 0 else int(verdict.rule[row])
    name, lacks = (
        (known.rules[met].name, ()) if met >= 0 else known.lacking(found.table[row : row + 1])
    )
    restricts = bool(verdict.restriction[row] >= 0)
    sentence = int(found.sentence[row])
    return Explanation(
        subject=found.back.entities[int(found.subject[row])].id,
        relation=RELATIONS[int(found.relation[row])],
        object=found.back.entities[int(found.object[row])].id,
        sentence=sentence,
        text=document.sentences[sentence].text,
        route=Route(int(found.route[row])).label,
        confidence=round(known.rules[met].confidence if restricts else confidence, 4),
        accepted=restricts or confidence >= judge.threshold,
        rule=name,
        lacks=lacks,
        veto=known.vetoes[int(verdict.veto[row])].name if verdict.veto[row] >= 0 else "",
        columns=_columns(found, judge, row),
        polarity=known.rules[met].polarity if restricts else SUPPORT,
    )


def _columns(found: Rows, judge: Judge, row: int) -> tuple[tuple[str, float, float], ...]:
    if not isinstance(judge, Model):
        return ()
    moved = judge.first.contributions(found.table[row])
    order = np.argsort(-np.abs(moved), kind="stable")[:_MOST_COLUMNS]
    return tuple(
        (column_names()[c], round(float(found.table[row, c]), 4), round(float(moved[c]), 3))
        for c in order.tolist()
        if moved[c]
    )
