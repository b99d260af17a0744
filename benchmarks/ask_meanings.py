"""Whether questions are read as meant: `python -m benchmarks.ask_meanings [STORE]`.

`ask/meanings.tsv` has one question a line, its family, what it means (a catalogue query and its
parameters, entities by name; `-` for a question that must be refused) and, for a follow-up, the
question before. A question is right when exactly that query runs with exactly these parameters.
Wrong without a warning is an answer to another question, given as if nothing were the matter.
Without a store the small invented graph of the tests is built. `benchmarks.ask` asks what the
answers are, over the sample corpus.
"""

import csv
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tiny_graph import tiny_graphs  # noqa: E402

from graph.gazetteer.gazetteer import Gazetteer  # noqa: E402
from graph.stores.open import open_store  # noqa: E402
from graph.stores.store import Store  # noqa: E402
from queries.answer import Answer  # noqa: E402
from queries.ask import Questions  # noqa: E402
from queries.ask.segment import region_groups  # noqa: E402
from queries.resolve import EntityResolver  # noqa: E402
from queries.runner import shipped  # noqa: E402

QUESTIONS = Path(__file__).parent / "ask" / "meanings.tsv"
RIGHT, REFUSED, WARNED, WRONG = "right", "refused", "wrong with a warning", "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what it means."""

    family: str
    question: str
    means: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question."""

    case: Case
    verdict: str
    milliseconds: float
    got: str


def cases() -> list[Case]:
    """Read the questions."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def judge(questions: Questions, resolver: EntityResolver, case: Case) -> Outcome:
    """Ask a question and hold the answer against what it means."""
    before = questions.ask(case.after) if case.after else None
    start = time.perf_counter()
    answer = questions.ask(case.question, before)
    spent = (time.perf_counter() - start) * 1000
    return Outcome(case, _verdict(answer, resolver, case), spent, _got(answer))


def _verdict(answer: Answer, resolver: EntityResolver, case: Case) -> str:
    if not answer.understood:
        return RIGHT if case.means == "-" else REFUSED
    if case.means != "-" and _same(answer, resolver, case.means):
        return RIGHT
    return WARNED if answer.warnings else WRONG


def _same(answer: Answer, resolver: EntityResolver, means: str) -> bool:
    name, *given = means.split()
    query = shipped().get(name)
    values: dict[str, Any] = dict(pair.split("=", 1) for pair in given)
    if "among" in values:
        group = next(g for g in region_groups().values() if g.id == values["among"])
        values["among"] = list(group.codes)
    wanted = query.fill(resolver.fill(query, values))
    got = dict(answer.parameters)
    if "level" not in values:
        wanted.pop("level", None)
        got.pop("level", None)
    return answer.query == name and got == wanted


def _got(answer: Answer) -> str:
    if not answer.understood:
        return answer.sentence
    set_ = {k: v for k, v in answer.parameters.items() if v not in (None, 1, 0.0, 10)}
    return f"{answer.query} {set_}"


def report(outcomes: list[Outcome]) -> str:
    """Return accuracy by family, what was not right, and the times."""
    families: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        families[outcome.case.family].append(outcome)
    lines = [f"{'family':<12} {'asked':>5} {'right':>5} {'refused':>7} {'warned':>6} {'wrong':>5}"]
    for family, found in [*families.items(), ("all", outcomes)]:
        counts = [sum(o.verdict == v for o in found) for v in (RIGHT, REFUSED, WARNED, WRONG)]
        lines.append(
            f"{family:<12} {len(found):>5} {counts[0]:>5} {counts[1]:>7} {counts[2]:>6} "
            f"{counts[3]:>5}   {counts[0] / len(found):.3f}"
        )
    times = sorted(o.milliseconds for o in outcomes)
    median, late = statistics.median(times), times[int(len(times) * 0.95)]
    lines.append(f"time: median {median:.1f} ms, p95 {late:.1f} ms")
    lines += [
        f"{o.verdict}: {o.case.question} | {o.case.means} | {o.got}"
        for o in outcomes
        if o.verdict != RIGHT
    ]
    return "\n".join(lines)


def measure(store: Store) -> list[Outcome]:
    """Ask all questions of one store."""
    gazetteer = Gazetteer.load()
    questions = Questions(store, gazetteer)
    resolver = EntityResolver(store, gazetteer)
    questions.ask("Which counties back AI?")
    return [judge(questions, resolver, case) for case in cases()]


def main(arguments: list[str]) -> int:
    """Measure, print, and fail when a question is answered wrongly without a warning."""
    if arguments:
        with open_store(arguments[0], read_only=True) as store:
            outcomes = measure(store)
    else:
        with open_store(":memory:") as store:
            store.put(tiny_graphs())
            outcomes = measure(store)
    print(report(outcomes))
    return int(any(o.verdict == WRONG for o in outcomes))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
