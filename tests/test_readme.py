"""The READMEs and the graph contract say what is so: commands, Python, Cypher, properties."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import yaml

from graph.stores.edges import EDGE_PROPERTIES
from tests.contract_tables import PAGE, page_with
from zhengtu.cli.app import app
from zhengtu.graph_store import GraphStore, open_store

ROOT = Path(__file__).parents[1]
NAMES = ("README.md", "README.zh.md")
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
PAGES = [*(ROOT / name for name in NAMES), *(ROOT / "docs").glob("*.md")]
# Kept to compute names and stories; the contract does not promise them. kglite invents two more.
INTERNAL = {"listed", "surfaces", "surface_counts", "signature"}
INVENTED = {"title", "type"}


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", READMES[page], re.DOTALL)


def commands() -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for page in READMES:
        for block in blocks(page, "console"):
            lines = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
            found += [(page, tuple(shlex.split(line, comments=True))) for line in lines]
    return found


def check_zhengtu(words: tuple[str, ...]) -> None:
    """Parse the words as the command line does, without running the command."""
    command = typer.main.get_command(app)
    while hasattr(command, "commands"):
        assert words[0] in command.commands, words
        command, words = command.commands[words[0]], words[1:]
    command.make_context("zhengtu", list(words))


@pytest.mark.parametrize(("page", "words"), commands(), ids=lambda v: " ".join(v)[:60])
def test_every_command_shown_exists_with_its_options(page, words, monkeypatch):
    monkeypatch.setenv("ZHENGTU_STORE", "zj.kgl")
    program, *rest = words
    if program == "zhengtu":
        check_zhengtu(tuple(rest))
    elif program == "make":
        assert re.search(rf"^{rest[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
    elif program == "docker":
        services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
        assert rest[-1] in services
    else:
        assert words in [("pip", "install", "."), ("export", "ZHENGTU_STORE=zj.kgl")]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's Python has run over the sample."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    [code] = blocks("README.md", "python")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        exec(compile(code, "README.md", "exec"), {})
    return folder


@pytest.fixture(scope="module")
def graph(ran: Path) -> Iterator[GraphStore]:
    with open_store(str(ran / "zj.kgl"), read_only=True) as opened:
        yield opened


def test_the_python_shown_leaves_a_store_a_page_and_an_export(ran):
    assert (ran / "zj.kgl").is_file()
    assert "余杭区" in (ran / "page.html").read_text(encoding="utf-8")
    assert (ran / "out" / "graph.graphml").is_file()


@pytest.mark.parametrize("cypher", blocks("README.md", "cypher"), ids=lambda c: c.splitlines()[0])
def test_the_cypher_shown_finds_rows_in_the_sample(graph, cypher):
    assert len(graph.cypher(cypher)) > 0


def test_readmes_show_five_examples_and_the_same_code():
    assert len(blocks("README.md", "cypher")) == 5
    for language in ("python", "cypher"):
        mine, theirs = (map(uncommented, blocks(page, language)) for page in READMES)
        assert list(mine) == list(theirs)
    english, chinese = ([w for page, w in commands() if page == name] for name in READMES)
    assert english == chinese


def uncommented(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if not line.startswith("//"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files_of_the_repository(page):
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    lost = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert not lost


def test_the_contract_lists_types_and_relations_as_the_ontology_has_them():
    text = PAGE.read_text(encoding="utf-8")
    assert page_with(text) == text, "run `python -m tests.contract_tables`"


@pytest.mark.parametrize("label", ["Entity", "Document", "Article", "Sentence", "Statement"])
def test_the_contract_names_every_property_of_a_node(graph, label):
    named = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))
    rows = graph.cypher(f"MATCH (n:{label}) WHERE n:Zhengtu RETURN n AS node")
    stored = {name for row in rows for name in row["node"]["properties"]}
    assert stored - INTERNAL - INVENTED - named == set()


def test_the_contract_names_every_property_of_an_edge():
    named = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))
    assert {"polarity", *EDGE_PROPERTIES} <= named
