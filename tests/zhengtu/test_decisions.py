"""Builds follow decisions in every document of the store; undone ones leave no trace."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.decisions.decision import Decision, What, text_scope
from graph.decisions.table import append, take_back
from graph.errors import DecisionError
from graph.export.export import export
from graph.stores.embedded import EmbeddedStore
from graph.stores.store import Store
from tests.zhengtu.plain_reader import plain_reader
from zhengtu.building import BuildReport, build

TEXTS = {
    "a.txt": "余杭区支持人工智能。\n麦浪科技公司位于余杭区。",
    "b.txt": "麦浪科技位于平湖市。\n鼓楼区支持人工智能。",
    "c.txt": "平湖市支持人工智能。",
}
AI, YUHANG, DRUM_TOWER = "industry:人工智能", "CN-330110", "CN-320106"
WRONG = Decision(
    What.STATEMENT, False, YUHANG, AI, "BACKS", text_scope("余杭区支持人工智能。"),
    "mei", "2026-01-31", "only a slogan",
)  # fmt: skip
ONE = Decision(What.SAME, True, "company:麦浪科技", "company:麦浪科技公司", who="mei")
TOWER = Decision(What.LINK, True, "鼓楼区", DRUM_TOWER, who="mei", when="2026-01-31")

Build = Callable[..., BuildReport]


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengtu.building._reader", lambda extra: plain_reader())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    path = tmp_path / "decisions.tsv"
    append(path, [WRONG, ONE, TOWER])
    return path


def edges(store: Store) -> set[tuple[str, str, str]]:
    rows = store.query(
        "MATCH (a:Entity)-[e]->(b:Entity) WHERE a:Zhengtu AND b:Zhengtu AND e.support > 0 "
        "RETURN a.id AS a, type(e) AS r, b.id AS b"
    )
    return {(row["a"], row["r"], row["b"]) for row in rows}


def exported(store: Store, folder: Path) -> dict[str, bytes]:
    return {made.name: made.read_bytes() for made in export(store, folder, "cypher")}


def fresh(tmp_path: Path, name: str, *paths: Path, decisions: Path | None = None) -> bytes:
    """What a store built anew exports."""
    with EmbeddedStore(str(tmp_path / f"{name}.kgl")) as store:
        build(paths, store=store, decisions=decisions)
        return exported(store, tmp_path / name)["graph.cypher"]


def test_a_build_follows_decisions(both_stores: Store, corpus: Path, decisions: Path) -> None:
    report = build(corpus, store=both_stores, decisions=decisions)

    assert (report.decisions, report.again, report.idle) == (3, [], [])
    assert edges(both_stores) == {
        ("company:麦浪科技公司", "LOCATED_IN", YUHANG),
        ("company:麦浪科技公司", "LOCATED_IN", "CN-330482"),
        (DRUM_TOWER, "BACKS", AI),
        ("CN-330482", "BACKS", AI),
    }
    [firm] = both_stores.query(
        "MATCH (c:Company) WHERE c:Zhengtu RETURN c.id AS id, c.name AS name, "
        "c.aliases AS aliases, c.decided AS decided, c.merged AS merged"
    )
    assert firm == {
        "id": "company:麦浪科技公司", "name": "麦浪科技公司", "aliases": ["麦浪科技"],
        "decided": ["mei"], "merged": ["company:麦浪科技"],
    }  # fmt: skip


def test_decisions_reach_documents_that_are_stored_already(
    both_stores: Store, corpus: Path, decisions: Path, tmp_path: Path
) -> None:
    build(corpus, store=both_stores)
    before = exported(both_stores, tmp_path / "before")
    report = build([], store=both_stores, decisions=decisions)

    assert [Path(p).name for p in report.again] == ["a.txt", "b.txt"]
    after = exported(both_stores, tmp_path / "after")["graph.cypher"]
    assert after == fresh(tmp_path, "anew", corpus, decisions=decisions)
    assert build([], store=both_stores, decisions=decisions).again == []

    take_back(decisions, [WRONG, ONE, TOWER])
    assert len(build([], store=both_stores, decisions=decisions).again) == 2
    assert exported(both_stores, tmp_path / "undone") == before


@pytest.mark.parametrize(
    "decision",
    [
        Decision(What.LINK, True, "麦浪集团", "company:麦浪集团", who="mei"),
        Decision(What.LINK, True, "平湖", "CN-330482", who="mei"),
        Decision(What.LINK, True, "鼓楼", DRUM_TOWER, "", text_scope("鼓楼支持人工智能。"), "mei"),
        Decision(What.LINK, True, "鼓 楼 区", DRUM_TOWER, who="mei"),
        Decision(What.LINK, False, "“余杭区”", YUHANG, who="mei"),
    ],
)
def test_names_the_reader_did_not_see_or_spells_otherwise_reach_stored_documents(
    memory_store: Store, corpus: Path, tmp_path: Path, decision: Decision
) -> None:
    (corpus / "d.txt").write_text("麦浪集团入驻平湖市。\n鼓楼支持人工智能。", encoding="utf-8")
    file = tmp_path / "decisions.tsv"
    append(file, [decision])
    build(corpus, store=memory_store)
    build([], store=memory_store, decisions=file)

    after = exported(memory_store, tmp_path / "after")["graph.cypher"]
    assert after == fresh(tmp_path, "anew", corpus, decisions=file)
    assert build([], store=memory_store, decisions=file).again == []


def test_merging_reaches_across_builds_of_single_documents(
    memory_store: Store, corpus: Path, decisions: Path, tmp_path: Path
) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        build(corpus / name, store=memory_store, decisions=decisions)
    one_by_one = exported(memory_store, tmp_path / "single")["graph.cypher"]

    assert one_by_one == fresh(tmp_path, "anew", corpus, decisions=decisions)


def test_what_no_document_bears_out_is_reported_not_lost(
    memory_store: Store, corpus: Path, decisions: Path
) -> None:
    append(decisions, [Decision(What.LINK, False, "开化", "CN-330824", who="mei")])
    append(decisions, [Decision(What.SAME, False, "company:甲", YUHANG, who="mei")])
    append(decisions, [Decision(What.LINK, True, "余杭区", YUHANG, where="doc:0000", who="mei")])
    report = build(corpus, store=memory_store, decisions=decisions)

    assert [line.partition(":")[0] for line in report.idle] == ["line 5", "line 6", "line 7"]
    assert "no text here holds '开化'" in report.idle[0]
    assert "no document here names company:甲" in report.idle[1]
    assert "the store has no document doc:0000" in report.idle[2]

    memory_store.remove(str(corpus / "a.txt"))
    report = build([], store=memory_store, decisions=decisions)
    assert any(line.startswith("line 2: statement no") for line in report.idle)
    assert build(corpus, store=memory_store, decisions=decisions).idle[0].startswith("line 5")
    assert decisions.read_text(encoding="utf-8").count("\n") == 7


def test_a_document_whose_file_is_gone_or_changed_is_left_and_named(
    memory_store: Store, corpus: Path, decisions: Path
) -> None:
    build(corpus, store=memory_store)
    (corpus / "a.txt").unlink()
    (corpus / "b.txt").write_text("完全不同。", encoding="utf-8")
    report = build([], store=memory_store, decisions=decisions)

    assert report.again == []
    assert sorted(w.rpartition(" but ")[2] for w in report.warnings) == [
        "its file has changed since; build it again, or remove it",
        "its file is gone; build it again, or remove it",
    ]
    assert len(memory_store.documents()) == 3


def test_a_build_without_decisions_warns_where_they_shaped_the_store(
    memory_store: Store, corpus: Path, decisions: Path
) -> None:
    build(corpus, store=memory_store, decisions=decisions)
    report = build(corpus / "c.txt", store=memory_store)

    assert "decisions shape 2 documents" in report.warnings[0]


def test_a_bad_file_of_decisions_stops_before_the_store_is_made(
    corpus: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "decisions.tsv"
    bad.write_text("what\tverdict\n", encoding="utf-8")
    with pytest.raises(DecisionError, match="line 1: no header"):
        build(corpus, store=str(tmp_path / "new.kgl"), decisions=bad)
    assert not (tmp_path / "new.kgl").exists()
