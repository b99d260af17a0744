"""Explore a large store in a real browser: seconds a step, and how much the page ever holds.

    python -m benchmarks.explorer [--nodes 10000] [--neo4j URI|local] [--tour 40] [--save FILE]

The store holds a random graph (seeded, three edges a node, hubs included). A person opens the
explorer, searches, expands the greatest hub page by page, asks for a path, reads profiles, then
wanders: searches and expands `--tour` entities without ever closing one. What the page holds is
counted from what the server sent it and from the browser's own counts of DOM nodes and heap.
"""

import argparse
import platform
import shutil
import tempfile
import time
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.serving import serving
from benchmarks.viz import ARGUMENTS, random_graph
from graph.document import Article, Document, OffsetMap, Sentence, digest, document_id
from graph.document_graph import DocumentGraph
from graph.gazetteer.gazetteer import Gazetteer
from graph.mention import Mention
from graph.statement import Statement
from graph.stores.local_neo4j.server import LocalNeo4j
from graph.stores.open import open_store
from graph.stores.store import Store
from viz.explorer import create_app
from viz.subgraph import Edge, Subgraph

CACHE = Path(__file__).parent.parent / ".cache"
HEAP_STEP = 1e6


def documents(graph: Subgraph) -> Iterator[DocumentGraph]:
    """Yield documents whose sentences say the edges of a graph, one sentence an edge."""
    said = {e.evidence[0].passage: e for e in graph.edges}
    passages = defaultdict(list)
    for passage in graph.passages:
        passages[passage.document].append(passage)
    entities = {n.id: n for n in graph.nodes}
    for about in graph.documents:
        text = "".join(p.text for p in passages[about.id])
        sentences, mentions, statements, start = [], [], [], 0
        for index, passage in enumerate(passages[about.id]):
            stop = start + len(passage.text)
            sentences.append(Sentence(index, start, stop, passage.text, 0, index))
            start = stop
            for m in passage.marks:
                surface, kind = passage.text[m.start : m.stop], entities[m.entity].type
                mentions.append(
                    Mention(index, m.start, m.stop, surface, kind, m.entity, 0.9, "made")
                )
            statements.append(_statement(said[passage.id], index, len(passage.text)))
        used = {m.entity for m in mentions}
        sha256 = digest(text.encode())
        yield DocumentGraph(
            Document(
                document_id(sha256), about.name, f"{about.name}.txt", sha256, text, text,
                OffsetMap(array("Q", range(len(text)))), (Article(0, 0, len(text), about.name),),
                tuple(sentences), about.source, about.published,
            ),
            tuple(entities[i] for i in sorted(used)),
            tuple(mentions),
            tuple(statements),
            (),
        )  # fmt: skip


def _statement(edge: Edge, sentence: int, stop: int) -> Statement:
    confidence = edge.confidence
    return Statement(edge.source, edge.relation, edge.target, sentence, 0, stop, confidence, "支持")


class Person:
    """Someone at the browser, with a watch, and a count of what the page was given."""

    def __init__(self, browser: Any, address: str) -> None:
        self.address = address
        self.page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        self.page.set_default_timeout(120_000)
        self.page.on("response", self._count)
        self._devtools = self.page.context.new_cdp_session(self.page)
        self._devtools.send("Performance.enable")
        self.nodes: set[str] = set()
        self.edges: set[tuple[str, ...]] = set()
        self.most = {"DOM nodes": 0, "JS heap, MB": 0, "nodes shown": 0}
        self._answers: list[Any] = []

    def _count(self, response: Any) -> None:
        if "/api/graph" in response.url or "/api/expand" in response.url:
            self._answers.append(response)

    def look(self) -> None:
        """Note how much there is on the page now."""
        for answer in self._answers:
            data = answer.json()
            ids = [n["id"] for n in data["nodes"]]
            self.nodes.update(ids)
            self.edges.update(
                (ids[e["source"]], e["relation"], ids[e["target"]], e["polarity"])
                for e in data["edges"]
            )
        self._answers.clear()
        found = self._devtools.send("Performance.getMetrics")["metrics"]
        metrics = {m["name"]: m["value"] for m in found}
        heap = round(metrics["JSHeapUsedSize"] / HEAP_STEP)
        self.most["DOM nodes"] = max(self.most["DOM nodes"], int(metrics["Nodes"]))
        self.most["JS heap, MB"] = max(self.most["JS heap, MB"], heap)
        if self.page.locator("#counts").count():
            words = self.page.locator("#counts").inner_text().replace("、", " ").split()
            shown = next(int(word) for word in words if word.isdigit())
            self.most["nodes shown"] = max(self.most["nodes shown"], shown)

    def open(self, path: str, selector: str) -> float:
        """Return the seconds until a page of the explorer is there."""
        start = time.monotonic()
        self.page.goto(self.address + path)
        self.page.wait_for_selector(selector, state="attached")
        return time.monotonic() - start

    def search(self, name: str) -> float:
        """Return the seconds from the last key until the name is offered."""
        self.page.fill("#search", "")
        self.page.locator("#search").press_sequentially(name[:-1])
        start = time.monotonic()
        self.page.keyboard.press(name[-1])
        self.page.wait_for_selector(f"#found li:has(.name:text-is('{name}'))")
        return time.monotonic() - start

    def choose(self, name: str) -> float:
        """Return the seconds from the click on what was found until it is shown, expanded."""
        start = time.monotonic()
        self.page.locator(f"#found li:has(.name:text-is('{name}'))").first.dispatch_event(
            "pointerdown"
        )
        self.page.wait_for_selector(f"#drawer h2:text-is('{name}')")
        return time.monotonic() - start

    def expand(self) -> float:
        """Return the seconds from the click until more neighbours are shown."""
        told = self.page.locator("#spread")
        before = told.inner_text() if told.count() else ""
        start = time.monotonic()
        self.page.click("[data-action=expand]")
        self.page.wait_for_function(
            "before => (document.querySelector('#spread')?.innerText ?? '') !== before", arg=before
        )
        return time.monotonic() - start


def explore(person: Person, graph: Subgraph, tour: int) -> Iterator[tuple[str, float]]:
    """Do what a person does; yield each step with its seconds."""
    random = Random(1)
    degree: dict[str, int] = defaultdict(int)
    for edge in graph.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    hub = max(graph.nodes, key=lambda n: (degree[n.id], n.id))
    others = random.sample([n for n in graph.nodes if n.id != hub.id], tour + 1)
    # The first search reads all names of the store.
    yield "open the explorer", person.open("/", "#counts")
    yield "search, the first", person.search(hub.name)
    yield f"show the greatest hub ({degree[hub.id]} edges)", person.choose(hub.name)
    if not person.page.locator("#spread").count():
        yield "expand it, page 1", person.expand()
    person.look()
    for page in (2, 3, 4):
        if person.page.locator("[data-action=expand]").is_disabled():
            break
        yield f"expand it, page {page}", person.expand()
        person.look()
    yield "search, another", person.search(others[0].name)
    person.page.keyboard.press("Escape")
    searches, choices = [], []
    for node in others[1:]:
        searches.append(person.search(node.name))
        choices.append(person.choose(node.name))
        person.look()
    yield f"search, median of {tour}", sorted(searches)[tour // 2]
    yield f"search, slowest of {tour}", max(searches)
    yield f"show and expand, median of {tour}", sorted(choices)[tour // 2]
    yield f"show and expand, slowest of {tour}", max(choices)
    for kind in ("Region", "Industry"):
        one = max((n for n in graph.nodes if n.type == kind), key=lambda n: (degree[n.id], n.id))
        step = f"profile, {kind.lower()} ({degree[one.id]} edges)"
        yield step, person.open(f"/profile?id={one.id}", ".profile-head")
        person.look()


def measure(store: Store, graph: Subgraph, browser: Any, tour: int) -> Iterator[str]:
    """Yield the lines of the report on one store."""
    stats = store.stats()
    yield (
        f"{'neo4j' if store.uri.startswith(('neo4j', 'bolt')) else 'embedded'}: "
        f"{sum(stats.entities.values()):,} entities, {sum(stats.edges.values()):,} edges, "
        f"{stats.sentences:,} sentences"
    )
    with serving(create_app(store, Gazetteer.load())) as address:
        person = Person(browser, address)
        for step, seconds in explore(person, graph, tour):
            yield f"  {step:<46} {seconds:>6.2f} s"
        held = {"nodes sent": len(person.nodes), "edges sent": len(person.edges)} | person.most
        for what, number in held.items():
            yield f"  {'most ' + what:<46} {number:>6,}"
        person.page.context.close()


def reports(arguments: argparse.Namespace, chromium: str) -> Iterator[str]:
    """Yield all lines."""
    yield f"{platform.machine()}, Python {platform.python_version()}, {chromium}"
    graph = random_graph(arguments.nodes)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        path = str(Path(folder) / "large.kgl")
        with open_store(path) as store:
            store.put(documents(graph))
        with open_store(path, read_only=True) as store:
            yield from measure(store, graph, browser, arguments.tour)
        if arguments.neo4j == "local":
            with LocalNeo4j(Path(folder) / "neo4j", cache=CACHE, password="benchmark") as server:
                yield from in_neo4j(server.uri, graph, browser, arguments.tour)
        elif arguments.neo4j:
            yield from in_neo4j(arguments.neo4j, graph, browser, arguments.tour)
        browser.close()


def in_neo4j(uri: str, graph: Subgraph, browser: Any, tour: int) -> Iterator[str]:
    """Yield the lines of a Neo4j into which the graph is written first."""
    with open_store(uri) as store:
        store.put(documents(graph))
        yield from measure(store, graph, browser, tour)


def main() -> None:
    """Run everything, print it, and keep it where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--neo4j", default="", help="its address, or `local` to start one")
    parser.add_argument("--tour", type=int, default=40, help="entities to wander to")
    parser.add_argument("--save", type=Path, help="a file for the report")
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if chromium is None:
        parser.error("no Chromium on the path (apt install chromium)")
    lines = []
    for line in reports(arguments, chromium):
        print(line, flush=True)
        lines.append(line)
    if arguments.save:
        arguments.save.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
