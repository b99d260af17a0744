"""The number of processes grows with what there is to read, within the machine's bounds."""

from pathlib import Path

import pytest

from zhengtu import workers
from zhengtu.workers import workers_for


@pytest.mark.parametrize(
    ("megabytes", "cores", "expected"),
    [([], 8, 1), ([0], 8, 1), ([1, 1], 8, 2), ([2, 2], 2, 2), ([5, 5], 8, 4)],
)
def test_each_worker_has_a_megabyte_to_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    megabytes: list[int],
    cores: int,
    expected: int,
) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    files = []
    for number, size in enumerate(megabytes):
        path = tmp_path / f"{number}.txt"
        with path.open("wb") as file:
            file.truncate(size * 1_000_000)
        files.append(str(path))

    assert workers_for([*files, "-"]) == expected
