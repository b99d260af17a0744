"""The shell of `zhengtu cypher`: completion, commands, caps, hints; in a pipe and on a terminal."""

import codecs
import csv
import io
import json
import os
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from graph.ontology import ontology
from queries.catalogue import Catalogue
from tests.zhengtu.test_cli import zhengtu
from zhengtu.cli.shell import Shell
from zhengtu.graph_store import GraphStore

pty = pytest.importorskip("pty")

PAIRS = "MATCH (r:Region)-[b:BACKS]->(i:Industry) RETURN r.id AS region, i.id AS industry"


@pytest.fixture(scope="module")
def shell(tiny: GraphStore) -> Shell:
    return Shell(tiny, Catalogue.load())


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("MATCH (r:Reg", "Region"),
        ("MATCH (r:reg", "Region"),
        ("MATCH (:Region|Ind", "Industry"),
        ("MATCH (r:Region)-[:BA", "BACKS"),
        ("MATCH (r:Region)-[b:BACKS|TAR", "TARGETS"),
        ("MATCH (s:Sent", "Sentence"),
        ("MATCH (r:Region) WHERE r.le", "level"),
        ("MATCH (r:Region)-[b:BACKS]->(i) RETURN b.pol", "polarity"),
        ("MATCH (r:Region {na", "name"),
        ("MATCH (r:Region {name: '余杭区', le", "level"),
        ("MATCH (region:Region) RETURN reg", "region"),
        ("ma", "MATCH"),
        ("MATCH (r:Region) RETURN coll", "collect"),
        (":qu", ":query"),
        (":query regions_backing_i", "regions_backing_industry"),
        (":query regions_backing_industry ind", "industry="),
        (":show most_backed", "most_backed_industries"),
        (":format gr", "graph"),
        ("WITH 'it''s' AS x MATCH (r:Reg", "Region"),
    ],
)
def test_the_next_word_is_offered(shell: Shell, text: str, offered: str) -> None:
    found = shell.complete(text)

    assert offered in found.candidates
    assert text[len(text) - found.length :].lower() == offered[: found.length].lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MATCH (r {name: 'Reg",
        "// Reg",
        "MATCH (r:Region) // MA",
        ":query nothing ind",
        ":limit 1",
    ],
)
def test_nothing_is_offered_where_anything_may_stand(shell: Shell, text: str) -> None:
    assert shell.complete(text).candidates == ()


def test_every_label_and_relation_is_offered(shell: Shell) -> None:
    assert set(ontology().types) <= set(shell.complete("MATCH (n:").candidates)
    assert set(ontology().relations) <= set(shell.complete("MATCH ()-[e:").candidates)


def test_properties_are_those_of_the_label(shell: Shell) -> None:
    of_region = shell.complete("MATCH (r:Region) RETURN r.").candidates
    of_edge = shell.complete("MATCH ()-[b:BACKS]->() RETURN b.").candidates

    assert "level" in of_region and "support" not in of_region
    assert "support" in of_edge and "level" not in of_edge


def script(path: Path, text: str, *more: str) -> tuple[int, str, str]:
    done = zhengtu("cypher", "-s", str(path), *more, stdin=text)
    return done.returncode, done.stdout, done.stderr


def test_statements_may_span_lines_and_end_in_a_semicolon_or_an_empty_line(
    tiny_path: Path,
) -> None:
    code, out, errors = script(
        tiny_path,
        ":format csv\n"
        "MATCH (r:Region {id: 'CN-330110'}) // 余杭; not the end\n"
        "RETURN r.name AS name;\n"
        "RETURN ';' AS semicolon\n\n"
        "RETURN 3 AS three",
    )

    assert (code, errors) == (0, "")
    assert out.split() == ["name", "余杭区", "semicolon", ";", "three", "3"]


def test_a_failed_statement_is_said_and_the_rest_runs(tiny_path: Path) -> None:
    code, out, errors = script(
        tiny_path, "MATCH (r:Regoin) RETURN r.id;\n:nonsense\nRETURN 1 AS one;\n", "-f", "csv"
    )

    assert code == 1
    assert "did you mean 'Region'?" in errors and "no command :nonsense" in errors
    assert out.split() == ["one", "1"]


def test_the_shell_cannot_write(tiny_path: Path) -> None:
    before = tiny_path.read_bytes()
    code, out, errors = script(
        tiny_path, "CREATE (:Region {id: 'x'});\nMATCH (n) DETACH DELETE n;\n"
    )

    assert (code, out) == (1, "")
    assert errors.count("refused") == 2
    assert tiny_path.read_bytes() == before


def test_a_cap_is_said(tiny_path: Path) -> None:
    code, out, errors = script(tiny_path, f":limit 2\n{PAIRS};\n", "-f", "json")

    assert (code, len(json.loads(out))) == (0, 2)
    assert "truncated: the first 2 rows" in errors


def test_a_long_query_is_stopped(tiny_path: Path) -> None:
    endless = (
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y "
        "WHERE x * y = -1 RETURN count(*) AS n;"
    )
    code, _, errors = script(tiny_path, f":seconds 1\n{endless}\n")

    assert code == 1
    assert "longer than 1 seconds" in errors


def test_a_misspelt_property_is_pointed_out(tiny_path: Path) -> None:
    code, _, errors = script(tiny_path, "MATCH (r:Region) RETURN r.naem AS name;\n")

    assert code == 0
    assert "'naem'; did you mean 'name'?" in errors
    assert script(tiny_path, "MATCH (r:Region) RETURN r.name AS name;\n")[2] == ""


def test_catalogue_queries_run_with_names_and_parameters(tiny_path: Path) -> None:
    code, out, _ = script(
        tiny_path,
        ":format csv\n:query regions_backing_industry industry=人工智能\n"
        ":param who=余杭区\nMATCH (r:Region {name: $who}) RETURN r.id AS id;\n",
    )

    assert code == 0
    assert [r["region"] for r in csv.DictReader(io.StringIO(out))][0:1] == ["余杭区"]
    assert out.splitlines()[-1] == "CN-330110"


def test_the_graph_of_the_rows_is_printed_and_drawn(tiny_path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    code, out, errors = script(
        tiny_path, f":format graph\n{PAIRS};\n:page {page}\nRETURN 1 AS one;\n"
    )

    lines = out.splitlines()
    assert re.fullmatch(r"余杭区 -\[BACKS 支持 ×\d 0\.\d\d\]-> 人工智能", lines[0])
    assert lines[-1] == str(page)
    assert "余杭区" in page.read_text(encoding="utf-8")
    assert code == 1 and "the rows name no entity" in errors


def test_the_graph_of_whole_nodes_holds_only_what_the_rows_name(tiny_path: Path) -> None:
    whole = "MATCH p=(r:Region {name: '余杭区'})-[b:BACKS]->(i {name: '人工智能'}) RETURN "
    said = (
        "MATCH (t:Statement {relation: 'BACKS', object: 'industry:人工智能', subject: 'CN-330110'})"
    )
    text = f"{whole} r, b, i;\n{whole} p;\n{said} RETURN t LIMIT 1;\n"
    code, out, _ = script(tiny_path, text, "-f", "graph")

    first, second, third = out.splitlines()
    assert (code, first) == (0, second) and first == third
    assert re.fullmatch(r"余杭区 -\[BACKS 支持 ×\d 0\.\d\d\]-> 人工智能", first)


def test_nodes_relationships_and_paths_are_few_words_in_a_table(tiny_path: Path) -> None:
    whole = "MATCH p=(r:Region {name: '余杭区'})-[b:BACKS]->(i {name: '人工智能'}) RETURN "
    _, out, _ = script(tiny_path, f"{whole} r, b;\n{whole} p, {{a: 1}} AS m, true AS t;\n")

    assert "余杭区 (Region CN-330110) │ BACKS 支持 ×" in out
    assert "余杭区 (Region CN-330110) -[BACKS 支持 ×" in out
    assert '{"a": 1}' in out and "│ true │" in out


def test_csv_rounds_nothing_and_writes_nodes_as_json(tiny_path: Path) -> None:
    query = "MATCH (r:Region {name: '余杭区'}) RETURN r, 1234567.875 AS much, 0.91234 AS part;\n"
    _, out, _ = script(tiny_path, query, "-f", "csv")

    [row] = csv.DictReader(io.StringIO(out))
    assert (row["much"], row["part"]) == ("1234567.875", "0.91234")
    assert json.loads(row["r"])["properties"]["id"] == "CN-330110"


def test_a_wrong_command_says_what_was_meant(tiny_path: Path) -> None:
    code, _, errors = script(
        tiny_path,
        ":forma csv\n:query\n:query regions_backing_industri industry=x\n"
        "RETURN $who AS who;\n:query counts 'a=b\n",
    )

    assert code == 1
    assert "no command :forma; did you mean :format?" in errors
    assert "name a query; :catalogue lists them" in errors
    assert "did you mean regions_backing_industry" in errors
    assert "$who has no value; give it one: :param who=…" in errors
    assert "a quote is not closed" in errors


def test_parameters_are_listed_and_forgotten_and_quoted_names_are_one(tiny_path: Path) -> None:
    code, out, errors = script(
        tiny_path,
        ":param who=余杭区\n:param b=x y\n:param\n:param who\n:param\n:seconds 0.5\n"
        ":format csv\n:query regions_backing_industry industry='人工智能' min_documents=1\n",
    )

    assert (code, errors) == (0, "")
    assert out.splitlines()[:3] == ["b=x y", "who=余杭区", "b=x y"]
    assert "余杭区" in out.splitlines()[4]


def test_a_shown_query_is_cypher_whole_and_messages_are_one_line(tiny_path: Path) -> None:
    _, out, _ = script(tiny_path, ":show regions_backing_industry\n")
    _, _, errors = script(tiny_path, ":query regions_backing_industry industri=x\n")

    head = out.partition("MATCH")[0]
    assert all(line.startswith("//") for line in head.splitlines())
    assert len(errors.splitlines()) == 1


def test_one_query_can_become_a_page(tiny_path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    query = ("MATCH (r:Region)-[:BACKS]->(i) RETURN r, i", "--format", "graph", "--out", str(page))
    done = zhengtu("cypher", *query, "-s", str(tiny_path))

    assert done.returncode == 0, done.stderr
    assert "余杭区" in page.read_text(encoding="utf-8")


def test_writing_needs_leave_and_a_query(tmp_path: Path) -> None:
    path = str(tmp_path / "w.kgl")
    create = "CREATE (n:Region:Entity:Zhengtu {id: 'x', name: 'here'}) RETURN n.id AS id"
    done = zhengtu("cypher", create, "--write", "-s", path, "-f", "csv")

    assert done.stdout.split() == ["id", "x"], done.stderr
    assert zhengtu("cypher", "--write", "-s", path).returncode == 2
    assert zhengtu("cypher", "RETURN 1 AS x", "-s", path, "--out", "x.csv").returncode == 2


class Terminal:
    """The shell on a terminal of its own."""

    def __init__(self, path: Path, home: Path, hidden: str) -> None:
        code = f"import sys; sys.modules.update({{{hidden}}}); from zhengtu.cli import main; main()"
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(HOME=str(home), TERM="xterm", OMP_NUM_THREADS="1")
            os.environ.update(PYTHONPATH=str(Path(__file__).parents[2]), XDG_CONFIG_HOME=str(home))
            os.execv(sys.executable, [sys.executable, "-c", code, "cypher", "-s", str(path)])
        self.seen = ""
        # A character's bytes may come in two reads.
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def wait_for(self, text: str, seconds: float = 240) -> None:
        """Read until `text` was shown, then until nothing more comes: the shell waits again."""
        end = time.monotonic() + seconds
        while text not in self.seen or self._read(0.5):
            if time.monotonic() > end:
                self.kill()
                pytest.fail(f"{text!r} not in {self.seen!r}")
            self._read(0.2)

    def type(self, text: str) -> None:
        self.seen = ""
        os.write(self.terminal, text.encode())

    def leave(self, seconds: float = 120) -> int:
        """Type Ctrl-D and return the exit code."""
        end = time.monotonic() + seconds
        os.write(self.terminal, b"\x04")
        while time.monotonic() < end:
            self._read(0.2)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                os.close(self.terminal)
                return os.waitstatus_to_exitcode(status)
        self.kill()
        pytest.fail(f"still there after Ctrl-D: {self.seen!r}")

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def _read(self, seconds: float) -> bool:
        """Read what is shown within some time; say whether anything was."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            part = self._decoder.decode(os.read(self.terminal, 65536))
        except OSError:  # the other end is closed
            return False
        # A terminal answers where its cursor is, as prompt_toolkit asks.
        if "\x1b[6n" in part:
            os.write(self.terminal, b"\x1b[1;1R")
        self.seen += part
        return True


@pytest.mark.parametrize("hidden", ["", "'prompt_toolkit': None"], ids=["toolkit", "readline"])
def test_a_terminal_has_completion_and_a_history_that_stays(
    tiny_path: Path, tmp_path: Path, hidden: str
) -> None:
    if not hidden:
        pytest.importorskip("prompt_toolkit")
    shell = Terminal(tiny_path, tmp_path, hidden)
    shell.wait_for("政图>")
    shell.type("MATCH (n:Docu\t")
    shell.wait_for("ment")
    shell.type(") RETURN count(n) * 1000 AS many;\r")
    shell.wait_for("4000")
    shell.type("\x1b[A")
    shell.wait_for("many;")
    shell.type("\r")
    shell.wait_for("4000")
    assert shell.leave() == 0

    [history] = tmp_path.rglob("cypher_history")
    assert "MATCH (n:Document) RETURN count(n)" in history.read_text(encoding="utf-8")
