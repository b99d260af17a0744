"""Building is repeatable, incremental, and does not depend on workers or hash seeds."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

import zhengtu
from graph.export.export import export
from graph.stores.open import open_store

TEXTS = {
    "a.txt": "平湖市聚力发展智能算力\n\n平湖市加快布局算力产业，润泽智算项目落户独山港。",
    "b.txt": "德清县出台支持低空经济的若干措施\n\n德清县对低空经济企业给予最高500万元补助。",
    "c.txt": "柯桥区打造现代纺织高地\n\n柯桥区实施纺织印染改造提升行动，支持现代纺织产业。",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def exported(store: str, out: Path) -> dict[str, bytes]:
    with open_store(store, read_only=True) as opened:
        export(opened, out, "jsonl")
    return {p.name: p.read_bytes() for p in sorted(out.iterdir())}


def test_building_twice_changes_nothing(corpus: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "x.kgl")
    zhengtu.build(corpus, store=store)
    before = exported(store, tmp_path / "before")

    zhengtu.build(corpus, store=store)

    assert exported(store, tmp_path / "after") == before


def test_one_by_one_in_any_order_equals_all_at_once(corpus: Path, tmp_path: Path) -> None:
    zhengtu.build(corpus, store=str(tmp_path / "all.kgl"))
    for name in ("c.txt", "a.txt", "b.txt"):
        zhengtu.build(corpus / name, store=str(tmp_path / "single.kgl"))

    assert exported(str(tmp_path / "single.kgl"), tmp_path / "1") == exported(
        str(tmp_path / "all.kgl"), tmp_path / "2"
    )


def test_workers_do_not_change_the_result(corpus: Path, tmp_path: Path) -> None:
    one = zhengtu.build(corpus, store=str(tmp_path / "one.kgl"))
    two = zhengtu.build(corpus, store=str(tmp_path / "two.kgl"), workers=2)

    assert two.entities == one.entities
    assert exported(str(tmp_path / "two.kgl"), tmp_path / "2") == exported(
        str(tmp_path / "one.kgl"), tmp_path / "1"
    )


def test_files_of_a_worker_that_died_are_read_all_the_same(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DyingPool:
        def __init__(self, *_: object) -> None:
            pass

        def __enter__(self) -> "DyingPool":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def map(self, read: Callable[..., Any], *arguments: Iterable[Any]) -> Iterator[Any]:
            yield read(*next(zip(*arguments, strict=False)))
            raise BrokenProcessPool

    zhengtu.build(corpus, store=str(tmp_path / "one.kgl"))
    monkeypatch.setattr("zhengtu.building.ProcessPoolExecutor", DyingPool)
    report = zhengtu.build(corpus, store=str(tmp_path / "two.kgl"), workers=2)

    assert report.documents == 3
    assert "2 files are read in one process" in report.warnings[0]
    assert exported(str(tmp_path / "one.kgl"), tmp_path / "1") == exported(
        str(tmp_path / "two.kgl"), tmp_path / "2"
    )


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_hash_seed_does_not_change_the_result(corpus: Path, tmp_path: Path, seed: str) -> None:
    zhengtu.build(corpus, store=str(tmp_path / "here.kgl"))
    there = str(tmp_path / f"seed{seed}.kgl")
    code = f"import zhengtu; zhengtu.build({str(corpus)!r}, store={there!r})"
    env = {**os.environ, "PYTHONHASHSEED": seed}

    subprocess.run([sys.executable, "-c", code], env=env, check=True)

    assert exported(there, tmp_path / "2") == exported(str(tmp_path / "here.kgl"), tmp_path / "1")


def test_a_changed_file_replaces_its_document(corpus: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "x.kgl")
    zhengtu.build(corpus, store=store)
    (corpus / "a.txt").write_text("长兴县支持新能源产业。", encoding="utf-8")

    zhengtu.build(corpus, store=store)

    with zhengtu.open_store(store) as graph:
        assert len(graph.documents()) == 3
        assert not graph.cypher("MATCH (n:Region {id: 'CN-330482'}) RETURN n.id AS id").rows


def test_a_users_gazetteer_is_linked(corpus: Path, tmp_path: Path) -> None:
    names = tmp_path / "mine.tsv"
    names.write_text(
        "type\tid\tname\taliases\tsource\nCompany\t\t独山港润泽公司\t润泽智算\ttest\n",
        encoding="utf-8",
    )

    report = zhengtu.build(corpus, store=str(tmp_path / "x.kgl"), gazetteer=[names])

    assert report.documents == 3
    with zhengtu.open_store(str(tmp_path / "x.kgl")) as graph:
        rows = graph.cypher("MATCH (c:Company) RETURN c.id AS id").rows
    assert {"id": "company:独山港润泽公司"} in list(rows)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_that_is_stopped_keeps_what_it_read(
    corpus: Path, tmp_path: Path, workers: int
) -> None:
    store, whole = str(tmp_path / "x.kgl"), str(tmp_path / "whole.kgl")

    def stop(done: int, total: int, path: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt, match="2 of 3 files are read and stored"):
        zhengtu.build(corpus, store=store, workers=workers, progress=stop)
    with open_store(store, read_only=True) as opened:
        assert len(opened.documents()) == 2

    zhengtu.build(corpus, store=store)
    zhengtu.build(corpus, store=whole)
    assert exported(store, tmp_path / "1") == exported(whole, tmp_path / "2")
