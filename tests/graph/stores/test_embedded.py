"""What is particular to a store in a file: damage, being killed, reading beside a writer."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_graph import tiny_graphs

from graph.errors import StoreError
from graph.export.export import export
from graph.stores.embedded import EmbeddedStore
from graph.stores.open import open_store

TESTS = Path(__file__).parent.parent.parent
KILLED = """
import os, signal, sys
sys.path[:0] = {path!r}
from tiny_graph import tiny_graphs
from graph.stores.open import open_store

store = open_store({store!r})

def graphs():
    for number, graph in enumerate(tiny_graphs()):
        if number == {after}:
            os.kill(os.getpid(), signal.SIGKILL)
        yield graph

{put}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "zj.kgl"


def exported(path: Path, out: Path) -> list[bytes]:
    with open_store(str(path), read_only=True) as store:
        return [made.read_bytes() for made in export(store, out)]


def fill(path: Path) -> None:
    with open_store(str(path)) as store:
        store.put(tiny_graphs())


def test_what_was_put_is_there_when_opened_again(path: Path) -> None:
    fill(path)
    with open_store(str(path), read_only=True) as store:
        assert len(store.documents()) == 4
        with pytest.raises(StoreError, match="for reading only"):
            store.put(tiny_graphs())
    fill(path)
    with open_store(str(path)) as store:
        assert len(store.documents()) == 4


@pytest.mark.parametrize("after", [1, 3])
@pytest.mark.parametrize(
    "put", ["store.put(graphs())", "for graph in graphs(): store.put([graph])"]
)
def test_a_killed_build_run_again_is_as_if_it_had_not_been(
    path: Path, tmp_path: Path, after: int, put: str
) -> None:
    code = KILLED.format(
        path=[str(TESTS), str(TESTS.parent)], store=str(path), after=after, put=put
    )
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    # Whole documents are there or none; a reader sees what the killed writer had committed.
    if "for graph" in put:
        with open_store(str(path), read_only=True) as store:
            assert len(store.documents()) == after
    fill(path)
    other = tmp_path / "other.kgl"
    fill(other)
    assert exported(path, tmp_path / "a") == exported(other, tmp_path / "b")


def test_a_failed_document_leaves_the_store_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = tiny_graphs()
    with open_store(str(path)) as store:
        store.put([first])
    before = exported(path, tmp_path / "a")
    with open_store(str(path)) as store:
        with monkeypatch.context() as broken:
            broken.setattr("graph.stores.writer.edge_properties", lambda *_: {"a": {1: object()}})
            with pytest.raises(Exception, match=r"."):
                store.put(rest)
        # The store goes on after the error.
        store.put([first])

    assert exported(path, tmp_path / "b") == before


def test_readers_read_what_was_saved_while_a_writer_writes(path: Path) -> None:
    fill(path)
    with open_store(str(path)) as writer:
        writer.remove("之江观察")
        with open_store(str(path), read_only=True) as reader:
            assert len(reader.documents()) == 4
    with open_store(str(path), read_only=True) as reader:
        assert len(reader.documents()) == 3


def test_a_second_writer_is_told_to_wait(path: Path) -> None:
    with open_store(str(path)), pytest.raises(StoreError, match=r"open for writing by .*wait"):
        open_store(str(path))


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.kgl: no such store"):
        open_store(str(tmp_path / "none.kgl"), read_only=True)
    with pytest.raises(StoreError, match="a folder, not a store"):
        open_store(str(tmp_path))
    with pytest.raises(StoreError, match="does not exist; make it first"):
        open_store(str(tmp_path / "no" / "zj.kgl"))
    with pytest.raises(StoreError, match="no store of the kind http://"):
        open_store("http://example.org")
    with pytest.raises(StoreError, match="no store named"):
        open_store("")


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("damage", ["junk", "empty", "cut", "flipped"])
def test_a_damaged_file_is_one_clear_line(path: Path, damage: str, read_only: bool) -> None:
    fill(path)
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "junk": b"no store at all",
            "empty": b"",
            "cut": whole[:middle],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 4]) + whole[middle + 1 :],
        }[damage]
    )
    with pytest.raises(StoreError, match=r"zj\.kgl: damaged or no Zhengtu store") as error:
        open_store(str(path), read_only=read_only)
    assert "\n" not in str(error.value)


def test_a_damaged_log_is_said_and_the_rest_goes_on(path: Path, tmp_path: Path) -> None:
    code = KILLED.format(
        path=[str(TESTS), str(TESTS.parent)],
        store=str(path),
        after=3,
        put="for graph in graphs(): store.put([graph])",
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    log = path.with_name(path.name + "-wal")
    frames = bytearray(log.read_bytes())
    frames[len(frames) // 3] ^= 4
    log.write_bytes(frames)

    with pytest.raises(StoreError, match="its log was damaged and is kept as"):
        open_store(str(path))
    fill(path)
    other = tmp_path / "other.kgl"
    fill(other)
    assert exported(path, tmp_path / "a") == exported(other, tmp_path / "b")


def test_a_store_in_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(":memory:") as store:
        store.put(tiny_graphs())
        assert isinstance(store, EmbeddedStore)

    assert list(tmp_path.iterdir()) == []


def test_nothing_is_printed(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fill(path)
    with open_store(str(path)) as store:
        store.query("MATCH (n:Nothing) RETURN n.name AS name")
        store.remove("平湖简报")

    assert capfd.readouterr() == ("", "")
