"""A stranger's file with the name of one of our packages is named, not tripped over."""

import subprocess
import sys
from pathlib import Path

import pytest

from zhengtu.house import ROOMS, HiddenPackageError, check_house


def test_the_house_is_in_order_here() -> None:
    check_house()


@pytest.mark.parametrize("room", ROOMS)
def test_import_names_the_file_that_hides_a_room(tmp_path: Path, room: str) -> None:
    stranger = tmp_path / f"{room}.py"
    stranger.write_text("x = 1\n")
    here = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        [sys.executable, "-c", "import zhengtu"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{here}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    assert str(stranger) in last
    assert f"hides zhengtu's package {room!r}" in last


def test_a_folder_without_init_hides_a_room_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zhengtu").mkdir()
    monkeypatch.setitem(sys.modules, "viz", None)
    monkeypatch.delitem(sys.modules, "viz")

    with pytest.raises(HiddenPackageError, match="hides zhengtu's package"):
        check_house(tmp_path)
