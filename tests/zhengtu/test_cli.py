"""The command line, run as a user runs it: a process, its output, its exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from zhengtu.cli.app import app

TEXTS = {
    "yuhang.txt": (
        "余杭区发布“算力券”实施细则\n\n余杭区今年起每年发放算力券2.5亿元，支持人工智能产业发展。"
    ),
    "cixi.md": "# 慈溪做强家电\n\n慈溪市大力培育智能家电产业，宁波市为此设立专项基金。",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("store") / "test.kgl"
    done = zhengtu("build", str(corpus), "--store", str(path))
    assert done.returncode == 0, done.stderr
    return str(path)


def zhengtu(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from zhengtu.cli import main; main()", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        check=False,
        timeout=300,
    )


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zhengtu", "--help"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "Usage: python -m zhengtu" in done.stdout


def test_every_command_has_help_with_an_example() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]

    assert {"build", "ask", "query", "cypher", "page", "export", "link", "remove", "stats",
            "eval", "lint", "demo", "neo4j", "analyse"} <= set(commands)  # fmt: skip
    for name, command in commands.items():
        if name != "neo4j":
            assert command.help and "Example:" in command.help, name


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_build_that_reads_nothing_says_so_and_fails(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "坏 文件"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    done = zhengtu("build", str(folder), "--store", str(tmp_path / "a.kgl"), "--format", form)

    assert done.returncode == 1
    assert "empty.txt: the file is empty" in done.stderr
    assert "binary.txt: not a text file" in done.stderr
    assert "nothing was read, nothing was stored" in done.stderr.splitlines()[-1]
    assert done.stdout == "" if form == "table" else json.loads(done.stdout)["documents"] == 0


def test_a_build_names_at_its_end_what_it_could_not_read(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = zhengtu("build", str(corpus), str(tmp_path / "empty.txt"),
                   "--store", str(tmp_path / "a.kgl"))  # fmt: skip

    assert done.returncode == 1
    assert "documents" in done.stdout
    assert [line.partition(" ")[0] for line in done.stderr.splitlines()] == ["error:", "1"]
    assert "1 not read, 2 read and stored" in done.stderr


def test_a_folder_without_documents_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = zhengtu("build", str(tmp_path / "in"), "--store", str(tmp_path / "a.kgl"))

    assert done.returncode == 1
    assert "no documents there; files read are .docx" in done.stderr
    assert not (tmp_path / "a.kgl").exists()


def test_build_reports_counts_as_json(corpus: Path, tmp_path: Path) -> None:
    done = zhengtu("build", str(corpus), "--store", str(tmp_path / "a.kgl"), "--format", "json")

    report = json.loads(done.stdout)
    assert report["documents"] == 2
    assert report["errors"] == []
    assert report["entities"]["Region"] >= 2
    assert "Traceback" not in done.stderr


def test_stats_counts_what_was_built(store: str) -> None:
    done = zhengtu("stats", "--store", store, "--format", "csv")

    counts = {row["what"]: row["count"] for row in csv.DictReader(io.StringIO(done.stdout))}
    assert counts["documents"] == "2"
    assert int(counts["Region"]) >= 2


def test_cypher_prints_rows(store: str) -> None:
    done = zhengtu(
        "cypher",
        "MATCH (r:Region {id: $id}) RETURN r.name AS name",
        *("--param", "id=CN-330110", "--store", store, "--format", "json"),
    )

    assert json.loads(done.stdout) == [{"name": "余杭区"}]


def test_cypher_refuses_to_write_without_leave(store: str) -> None:
    done = zhengtu("cypher", "CREATE (n:Region {id: 'x'})", "--store", store)

    assert done.returncode == 1
    assert done.stderr.startswith("zhengtu: ")
    assert "Traceback" not in done.stderr


def test_query_list_names_the_catalogue(store: str) -> None:
    done = zhengtu("query", "--list", "--format", "json")

    assert len(json.loads(done.stdout)) >= 15


def test_ask_answers_with_rows(store: str) -> None:
    done = zhengtu("ask", "余杭区发布了哪些政策和举措?", "--store", store, "--format", "json")

    answer = json.loads(done.stdout)
    assert answer["understood"]
    assert "算力券" in json.dumps(answer["rows"], ensure_ascii=False)


def test_page_is_written_and_named(store: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    done = zhengtu("page", str(page), "--store", store, "--focus", "余杭区")

    assert done.stdout.strip() == str(page)
    assert "余杭区" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["jsonl", "csv", "graphml", "cypher", "turtle"])
def test_export_writes_each_format(store: str, tmp_path: Path, form: str) -> None:
    done = zhengtu("export", str(tmp_path / "out"), "--store", store, "--format", form)

    assert done.returncode == 0, done.stderr
    assert any(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file())


def test_removing_all_documents_leaves_nothing(corpus: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "gone.kgl")
    zhengtu("build", str(corpus), "--store", path)

    for name in TEXTS:
        assert zhengtu("remove", str(corpus / name), "--store", path).returncode == 0

    done = zhengtu("cypher", "MATCH (n) RETURN count(n) AS n", "-s", path, "-f", "json")
    assert json.loads(done.stdout) == [{"n": 0}]


def test_link_marks_a_text_as_a_page(tmp_path: Path) -> None:
    page = tmp_path / "reading.html"

    done = zhengtu("link", "<b>余杭区</b>支持人工智能产业。", "--html", str(page))

    assert done.returncode == 0, done.stderr
    html = page.read_text(encoding="utf-8")
    assert "<mark" in html
    assert "<b>" not in html


def test_a_bad_file_is_named_and_the_rest_is_done(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXTS["yuhang.txt"], encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 cut short")

    done = zhengtu("build", str(folder), "--store", str(tmp_path / "m.kgl"), "--format", "json")

    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["documents"] == 1
    assert any("broken.pdf" in error for error in report["errors"])
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stats", "--store", "nowhere.kgl"), "nowhere.kgl"),
        (("stats", "--store", "neo4j://neo4j:x@127.0.0.1:1/neo4j"), "127.0.0.1"),
        (("stats", "--store", "http://example.org"), "http"),
        (("build", "no-such-folder", "--store", "x.kgl"), "no-such-folder"),
    ],
)
def test_a_wrong_address_gets_one_clear_line(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))

    done = zhengtu(*arguments)

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    # A driver's log would be a second line, and one that helps nobody.
    assert "Unable to retrieve" not in done.stderr


def test_an_unknown_query_names_the_nearest(store: str) -> None:
    done = zhengtu("query", "regions_backing_industri", "--store", store)

    assert done.returncode == 1
    assert "regions_backing_industry" in done.stderr


def test_link_tells_a_missing_file_from_a_text() -> None:
    done = zhengtu("link", "没有 这个.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert "没有 这个.txt: no such file; check the path" in done.stderr

    assert "no names found" in zhengtu("link", "今天天气很好。").stdout
    # Longer than the name of a file may be.
    assert "no names found" in zhengtu("link", "今天天气很好。" * 40).stdout
