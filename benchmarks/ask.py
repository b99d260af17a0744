"""How well questions are answered: `python -m benchmarks.ask`, or `make bench-ask`.

`ask/sample.tsv` and `ask/sample_held_out.tsv` have one question a line, over the sample corpus: its
family, its language, the question before it for a follow-up, the question, and what the answer must
hold (`ask_expected` explains how that is written). Names and numbers are by hand, or by Cypher
written by hand. The graph is the corpus as annotated (`ask_store`): models have no part in it.

A refusal of a question that can be answered is not right, but not wrong either. Wrong is another
answer, given as if nothing were the matter; warned, one that says what it took the question for.
Times are CPU time, so that a busy machine does not slow them.
"""

import csv
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from benchmarks.ask_expected import Expectations  # noqa: E402
from benchmarks.ask_store import fill  # noqa: E402
from graph.gazetteer.gazetteer import Gazetteer  # noqa: E402
from graph.stores.open import open_store  # noqa: E402
from queries.ask import Questions  # noqa: E402

FOLDER = Path(__file__).parent / "ask"
SETS = ("sample.tsv", "sample_held_out.tsv")
LANGUAGES = {"zh": "中文", "en": "English"}
RIGHT, REFUSED, WARNED, WRONG = "right", "refused", "wrong with a warning", "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what its answer must hold."""

    family: str
    language: str
    after: str
    question: str
    expected: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question."""

    case: Case
    verdict: str
    milliseconds: float
    said: str


def cases(name: str) -> list[Case]:
    """Read a set of questions."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def judge(questions: Questions, expectations: Expectations, case: Case) -> Outcome:
    """Ask a question and hold the answer against what it must hold."""
    before = questions.ask(case.after) if case.after else None
    start = time.process_time()
    answer = questions.ask(case.question, before)
    spent = (time.process_time() - start) * 1000
    if expectations.met(answer, case.expected):
        verdict = RIGHT
    elif not answer.understood:
        verdict = REFUSED
    else:
        verdict = WARNED if answer.warnings else WRONG
    return Outcome(case, verdict, spent, answer.sentence)


def report(outcomes: Sequence[Outcome]) -> str:
    """Return accuracy by family and language, the times, and what was not right."""
    head = "".join(f"{name:>9}" for name in ("asked", "right", "refused", "warned", "wrong"))
    lines = [f"{'':<14}{head}"]
    for title, group in _groups(outcomes).items():
        counts = Counter(o.verdict for o in group)
        numbers = (len(group), *(counts[v] for v in (RIGHT, REFUSED, WARNED, WRONG)))
        share = counts[RIGHT] / len(group)
        lines.append(f"{title:<14}{''.join(f'{n:>9}' for n in numbers)}    {share:.3f}")
    times = sorted(o.milliseconds for o in outcomes)
    late = times[int(len(times) * 0.95)]
    lines.append(f"CPU time: median {statistics.median(times):.1f} ms, p95 {late:.1f} ms")
    lines += [
        f"{o.verdict}: {o.case.question} | {o.case.expected} | {o.said}"
        for o in outcomes
        if o.verdict != RIGHT
    ]
    return "\n".join(lines)


def _groups(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.case.family, []).append(outcome)
    for outcome in outcomes:
        groups.setdefault({"zh": "中文", "en": "English"}[outcome.case.language], []).append(
            outcome
        )
    return {**groups, "all": list(outcomes)}


def main() -> int:
    """Ask, print, and fail when a question is answered wrongly without a warning."""
    gazetteer = Gazetteer.load()
    wrong = False
    with open_store(":memory:") as store:
        fill(store, gazetteer)
        questions = Questions(store, gazetteer)
        questions.ask("Which counties back AI?")
        for name in SETS:
            expectations = Expectations(store, gazetteer)
            outcomes = [judge(questions, expectations, case) for case in cases(name)]
            print(f"{name}\n{report(outcomes)}\n")
            wrong |= any(o.verdict == WRONG for o in outcomes)
    return int(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
