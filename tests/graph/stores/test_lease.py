"""What stands beside a store: gone when it is closed, never taken from another process."""

import subprocess
import sys
from pathlib import Path

import kglite
import pytest

from graph.errors import StoreError
from graph.stores.lease import Lease, log_of, tidy
from graph.stores.open import open_store

ROOT = Path(__file__).parents[3]
HELD = """
import os, signal, sys
sys.path.insert(0, {root!r})
from graph.stores.open import open_store
store = open_store({store!r})
store.write("CREATE (:Stranger {{id: 'x'}})")
print("open", flush=True)
sys.stdin.readline()
{end}
"""
CROWD = """
import sys, time
sys.path.insert(0, {root!r})
from graph.errors import StoreError
from graph.stores.open import open_store
done = 0
while done < {times}:
    try:
        store = open_store({store!r})
    except StoreError as error:
        if "wait" not in str(error):
            raise
        time.sleep(0.002)
        continue
    store.write("CREATE (:Stranger {{id: $id}})", {{"id": "{name}-" + str(done)}})
    store.close()
    done += 1
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "zj.kgl"


def beside(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir() if found != path)


def run(code: str, **values: object) -> subprocess.Popen[str]:
    code = code.format(root=str(ROOT), **values)
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_closed_store_is_one_file(path: Path) -> None:
    for _ in range(2):
        with open_store(str(path)) as store:
            store.write("MERGE (:Stranger {id: 'x'})")
            assert beside(path)
        assert beside(path) == []
    with open_store(str(path), read_only=True):
        pass
    assert beside(path) == []


def test_a_damaged_store_is_left_alone_in_its_folder(path: Path) -> None:
    path.write_bytes(b"no store at all")
    with pytest.raises(StoreError, match="damaged"):
        open_store(str(path))

    assert beside(path) == []


def test_the_lock_of_a_process_at_work_stays(path: Path) -> None:
    with run(HELD, store=str(path), end="store.close()") as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        files = beside(path)
        tidy(path)
        with pytest.raises(StoreError, match="open for writing by"):
            open_store(str(path))
        assert beside(path) == files != []
        other.communicate("\n")
    assert other.returncode == 0
    assert beside(path) == []


def test_the_log_of_a_killed_process_stays_until_it_was_read(path: Path) -> None:
    with run(HELD, store=str(path), end="os.kill(os.getpid(), signal.SIGKILL)") as other:
        other.communicate("\n")
    tidy(path)
    assert log_of(path).exists()

    with open_store(str(path)) as store:
        assert len(store.query("MATCH (n:Stranger) RETURN n.id AS id")) == 1
    assert beside(path) == []


def test_no_write_is_lost_where_processes_come_and_go(path: Path) -> None:
    crowd = [run(CROWD, store=str(path), times=15, name=name) for name in "abc"]
    for other in crowd:
        other.communicate(timeout=120)

    assert [other.returncode for other in crowd] == [0, 0, 0]
    with open_store(str(path), read_only=True) as store:
        assert len(store.query("MATCH (n:Stranger) RETURN n.id AS id")) == 45
    assert beside(path) == []


def test_a_lock_on_a_file_that_was_removed_is_told_from_one_that_counts(path: Path) -> None:
    with Lease(path) as lease:
        assert lease.is_current()
        tidy(path)
        assert not lease.is_current()
        kglite.open(str(path)).close()
        assert not lease.is_current()


def test_a_store_whose_lock_was_removed_while_it_was_opened_is_opened_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, opened = kglite.open, []

    def slow(name: str, **options: object) -> kglite.KnowledgeGraph:
        graph = real(name, **options)
        if not opened:
            Path(f"{name}.lock").unlink()  # as if another had tidied between asking and getting
        opened.append(name)
        return graph

    monkeypatch.setattr("kglite.open", slow)
    with open_store(str(path)) as store:
        store.write("CREATE (:Stranger {id: 'x'})")
        with pytest.raises(StoreError, match="open for writing by"):
            open_store(str(path))

    assert len(opened) == 2
    assert beside(path) == []
