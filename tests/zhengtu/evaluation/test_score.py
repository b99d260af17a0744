"""Scores count what the annotation guide calls right, and agree with the founders' scorer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.build import Reader
from zhengtu.evaluation.evaluate import evaluate, total
from zhengtu.evaluation.gold import GoldArticle, GoldDocument, GoldEntity, GoldRelation
from zhengtu.evaluation.score import score_export

ROOT = Path(__file__).resolve().parents[3]
SCORER = ROOT.parent / "shared" / "gold" / "score.py"
GOLD = GoldDocument(
    "tiny",
    (
        GoldArticle(
            "题",
            "",
            "",
            "余杭区",
            "余杭支持",
            (
                GoldEntity("e1", "Region", "余杭区", ("余杭",)),
                GoldEntity("e2", "Industry", "人工智能", ("人工智能", "AI")),
                GoldEntity("e3", "Industry", "算力", ("算力",)),
            ),
            (
                GoldRelation("e1", "BACKS", "e2", "余杭支持人工智能"),
                GoldRelation("e1", "BACKS", "e3", "算力", "implied"),
            ),
        ),
    ),
)


def node(id_: str, kind: str, name: str, mentions: int = 1) -> dict[str, Any]:
    return {"id": id_, "type": kind, "name": name, "aliases": [], "mentions": mentions}


def edge(source: str, kind: str, target: str) -> dict[str, Any]:
    evidence = [{"document": "d", "sentence": "s", "text": "…", "start": 0, "end": 1}]
    return {"source": source, "type": kind, "target": target, "evidence": evidence}


def write(folder: Path, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Path:
    for name, rows in (("nodes", nodes), ("edges", edges)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_surface_names_its_entity_and_a_second_node_for_it_is_wrong(tmp_path: Path) -> None:
    nodes = [node("a", "Industry", "AI"), node("b", "Industry", "“人工智能”")]

    counts = score_export(GOLD, write(tmp_path, nodes, [])).entities["Industry"]

    assert (counts.right, counts.system, counts.found, counts.gold) == (1, 2, 1, 2)


def test_an_implied_relation_is_neither_required_nor_wrong(tmp_path: Path) -> None:
    nodes = [node("r", "Region", "余杭区"), node("c", "Industry", "算力")]

    score = score_export(GOLD, write(tmp_path, nodes, [edge("r", "BACKS", "c")]))

    backs = score.relations["BACKS"]
    assert (backs.right, backs.system, backs.found, backs.gold) == (1, 1, 0, 1)
    assert [m.what for m in score.missed if m.kind == "BACKS"] == ["余杭区 BACKS 人工智能"]
    assert score.judged == []


def test_what_only_the_gazetteer_knows_is_not_scored(tmp_path: Path) -> None:
    nodes = [node("z", "Region", "浙江省", mentions=0)]

    assert score_export(GOLD, write(tmp_path, nodes, [])).entities["Region"].system == 0


def test_scores_agree_with_the_founders_scorer(tmp_path: Path) -> None:
    if not SCORER.exists():
        pytest.skip(f"{SCORER} is not here")
    gold = ROOT / "examples" / "gold"
    ours = total(
        list(evaluate(gold, ROOT / "examples" / "corpus", Reader.built_in(), tmp_path).values())
    )

    done = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(tmp_path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )

    theirs = json.loads(done.stdout)
    for title, kind, counts in ours.table():
        if counts.system or counts.gold:
            row = theirs[f"{title}.{kind}"]
            assert row["f1"] == pytest.approx(counts.f1, abs=0.001), (title, kind)
            assert (row["system"], row["gold"]) == (counts.system, counts.gold), (title, kind)
