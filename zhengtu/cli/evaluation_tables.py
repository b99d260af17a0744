"""The tables that `zhengtu eval` prints beside precision and recall."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.ontology import ontology
from zhengtu.cli.options import Format
from zhengtu.cli.output import console, write_rows
from zhengtu.evaluation.evaluate import Case, Examined, evaluate_loaded, total
from zhengtu.evaluation.finding import NAME, STATEMENT, Finding, worst_first
from zhengtu.evaluation.links import Outcome, by_kind
from zhengtu.evaluation.pairs import backing_pairs, draw
from zhengtu.evaluation.parts import Models, parts
from zhengtu.evaluation.reliability import calibration_error, reliability, sure_edges
from zhengtu.evaluation.score import ALL, Score
from zhengtu.evaluation.source_spans import span_share

_TITLES = {NAME: "名称错误的原因 names: why", STATEMENT: "陈述错误的原因 statements: why"}


def write_reasons(found: Sequence[Finding], form: Format) -> None:
    """Print how many errors there are by reason and type, names first."""
    for part, order in ((NAME, tuple(ontology().types)), (STATEMENT, ontology().judged)):
        counts = Counter((f.error, f.reason, f.type) for f in found if f.part == part)
        sums = Counter((f.error, f.reason) for f in found if f.part == part)
        rows = [
            {
                "error": error,
                "reason": f"{reason.key} {reason.chinese}",
                ALL: sums[error, reason],
                **{type_: counts[error, reason, type_] for type_ in order},
            }
            for error, reason in sorted(sums, key=lambda k: (k[0], -sums[k], k[1].key))
        ]
        write_rows(("error", "reason", ALL, *order), rows, form, _TITLES[part])


def write_worst(found: Sequence[Finding], count: int, form: Format) -> None:
    """Print the worst errors of each part, missed ones and wrong ones."""
    for part in (NAME, STATEMENT):
        for error in ("missed", "wrong"):
            worst = [f for f in worst_first(found) if (f.part, f.error) == (part, error)][:count]
            rows = [
                {
                    "type": f.type,
                    "what": f.what,
                    "score": f.score,
                    "reason": f.reason.key,
                    "detail": f.detail,
                    "document": f.document,
                    "text": f.text,
                }
                for f in worst
            ]
            columns = ("type", "what", "score", "reason", "detail", "document", "text")
            write_rows(columns, rows, form, f"{part} {error}, worst first")


def write_reliability(scores: Sequence[Score], form: Format) -> None:
    """Print confidence against the share that is right, and how good the sure BACKS edges are."""
    rows = [
        {
            "confidence": f"{b.low:.1f}–{b.high:.1f}",
            "edges": b.count,
            "mean": round(b.confidence, 3),
            "right": round(b.right, 3),
        }
        for b in reliability(scores)
        if b.count
    ]
    write_rows(("confidence", "edges", "mean", "right"), rows, form, "可靠性 reliability")
    if form is Format.TABLE:
        sure = sure_edges(scores)
        console().print(
            f"calibration error 校准误差 {calibration_error(scores):.3f}; "
            f"{sure.relation} at confidence ≥ {sure.bar}: {sure.count} edges, "
            f"precision {sure.precision:.2f}, recall {sure.recall:.2f}"
        )


def write_spans(found: Iterable[Examined], form: Format) -> None:
    """Print the share of spans that map exactly to the source, and those that do not."""
    share = span_share(examined.graph for examined in found)
    if form is Format.TABLE:
        console().print(
            f"spans that map exactly to the source 与原文逐字对应: {share.exact} of {share.total} "
            f"({100 * share.share:.2f} %)"
        )
        for line in share.inexact[:10]:
            console().print(line, markup=False)


def write_pairs(found: Iterable[Examined], count: int, form: Format) -> None:
    """Print pairs drawn at random, with what gold says and the sentences to judge by."""
    pairs = backing_pairs(found)
    rows = [
        {
            "region": p.subject,
            "industry": p.object,
            "confidence": p.confidence,
            "gold": p.gold,
            "documents": list(p.documents),
            "sentences": list(p.sentences),
        }
        for p in draw(pairs, count)
    ]
    columns = ("region", "industry", "confidence", "gold", "documents", "sentences")
    write_rows(columns, rows, form, f"{len(rows)} of {len(pairs)} pairs, drawn at random")


def write_parts(cases: Sequence[Case], say: Callable[[str], None], form: Format) -> None:
    """Print F1 of names and relations with one part left out after the other."""
    rows = [_part_row("全部 everything", cases, lambda models: models)]
    for part in parts():
        say(f"without {part.english}")
        rows.append(_part_row(f"无{part.chinese} without {part.english}", cases, part.without))
    for row in rows[1:]:
        row["names ±"] = round(row["names"] - rows[0]["names"], 3)
        row["relations ±"] = round(row["relations"] - rows[0]["relations"], 3)
    columns = ("part", "names", "names ±", "relations", "relations ±", "BACKS")
    write_rows(columns, rows, form, "各部分的作用 what each part is worth (F1)")
    if form is Format.TABLE:
        console().print(
            "模型训练时各部分俱全：去掉一部分的损失，大于不用它重新训练的损失。 "
            "The models were trained with every part on; trained without it they would lose less."
        )


def _part_row(
    name: str, cases: Sequence[Case], without: Callable[[Models], Models]
) -> dict[str, Any]:
    readers = {id(case.models): without(case.models).reader() for case in cases}
    scores = [evaluate_loaded(case.gold, case.document, readers[id(case.models)]) for case in cases]
    f1 = {(title, key): round(counts.f1, 3) for title, key, counts in total(scores).table()}
    return {
        "part": name,
        "names": f1["entities", ALL],
        "relations": f1["relations", ALL],
        "BACKS": f1["relations", "BACKS"],
    }


def write_links(outcomes: Sequence[Outcome], form: Format) -> None:
    """Print how many names were linked to the right id, by kind, and those that were not."""
    rows: list[Mapping[str, Any]] = [
        {
            "kind": kind.name,
            "names": kind.total,
            "found": kind.found,
            "right": kind.right,
            "right of found": round(kind.right_of_found, 3),
            "right of all": round(kind.right_of_all, 3),
        }
        for kind in by_kind(outcomes)
    ]
    columns = ("kind", "names", "found", "right", "right of found", "right of all")
    write_rows(columns, rows, form, "链接到正确的编号 linked to the right id")
    lost = [
        {"kind": o.kind, "surface": o.surface, "wanted": o.wanted, "got": o.got, "text": o.text}
        for o in outcomes
        if not o.right
    ]
    if lost:
        write_rows(("kind", "surface", "wanted", "got", "text"), lost, form, "未链接正确 not right")
