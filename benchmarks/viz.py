"""Time our page against a stock pyvis page of the same graph.

    python -m benchmarks.viz [--nodes 500 2000 10000] [--seconds 90]

Graphs are random (seeded), with three edges a node and one sentence an edge. Both pages show every
node: ours is told to, by default it shows 300. Both are opened offline in the same Chromium. The
stock page is left out of the browser where it cannot finish in a bearable time; the table says so.
Generation is counted in seconds of processor time, which a busy machine does not stretch; the
browser's seconds are those of the clock, from opening the file.
"""

import argparse
import platform
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import sync_playwright
from pyvis.network import Network

from graph.entity import Entity
from graph.ontology import ontology
from graph.stores.store import StoredDocument
from viz.page import render_page
from viz.subgraph import Edge, Evidence, Mark, Passage, Subgraph

EDGES_A_NODE = 3
STOCK_IN_BROWSER = 500  # above, physics takes many minutes
PANNING = 2.0
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SHARES = {"Region": 2, "Company": 8, "Organization": 2, "Policy": 2, "Program": 3, "Industry": 2,
          "Park": 2}  # fmt: skip


@dataclass
class Result:
    """What one page of one graph cost; None where it was not measured."""

    page: str
    nodes: int
    generate: float
    megabytes: float
    drawn: float | None = None
    still: float | None = None
    frames: float | None = None
    notes: list[str] = field(default_factory=list)

    def row(self) -> str:
        """Return the result as one line of the table."""
        cells = [
            f"{v:.2f}" if v is not None else "-" for v in (self.drawn, self.still, self.frames)
        ]
        return (
            f"{self.nodes:>7,}  {self.page:<12} {self.generate:>10.2f} {self.megabytes:>7.2f} "
            f"{cells[0]:>9} {cells[1]:>9} {cells[2]:>7}  {'; '.join(self.notes)}"
        )


def random_graph(count: int) -> Subgraph:
    """Return a graph of `count` nodes whose edges fit the ontology, hubs included."""
    random = Random(count)
    kinds = random.choices(list(SHARES), weights=list(SHARES.values()), k=count)
    nodes = [Entity(_id(kind, i), kind, f"{kind}示例{i}") for i, kind in enumerate(kinds)]
    documents = tuple(
        StoredDocument(f"doc:{i:04}", f"文献{i}", "", "", "示例报", f"2025-{1 + i % 12:02}-01")
        for i in range(max(count // 20, 1))
    )
    edges: dict[tuple[str, str, str, str], Edge] = {}
    passages: list[Passage] = []
    while len(edges) < EDGES_A_NODE * count:
        # A few nodes are in many edges, as in a real graph.
        one, other = nodes[int(count * random.random() ** 2)], random.choice(nodes)
        fitting = ontology().between(one.type, other.type)
        if not fitting or one.id == other.id:
            continue
        text = f"日前，{one.name}明确支持{other.name}，并列入今年的重点工作清单。"
        at = 3 + len(one.name) + 4
        passage = Passage(
            f"s{len(passages)}", text, random.choice(documents).id, 1,
            (Mark(one.id, 3, 3 + len(one.name)), Mark(other.id, at, at + len(other.name))),
        )  # fmt: skip
        edge = Edge(
            one.id, random.choice(fitting).name, other.id, "支持", random.choice((1, 1, 2, 3)),
            round(random.uniform(0.3, 1), 2), "2025-01-01", "2025-06-01", "已", "text", 1,
            (Evidence(passage.id, 0.8, "支持", 0, len(text)),),
        )  # fmt: skip
        if edge.key not in edges:
            edges[edge.key] = edge
            passages.append(passage)
    return Subgraph(tuple(nodes), tuple(edges.values()), tuple(passages), documents)


def _id(kind: str, number: int) -> str:
    if kind == "Region":
        return f"CN-33{1 + number % 11:02}{1 + number % 97:02}{number:06}"
    return f"{kind.lower()}:{number}"


def ours(graph: Subgraph, out: Path, initial: int) -> Result:
    """Generate our page."""
    start = time.process_time()
    html = render_page(graph, "bench", initial)
    out.write_text(html, encoding="utf-8")
    name = "zhengtu" if initial >= len(graph.nodes) else f"zhengtu {initial}"
    return Result(name, len(graph.nodes), time.process_time() - start, out.stat().st_size / 1e6)


def stock(graph: Subgraph, out: Path, *, directed: bool = False) -> Result:
    """Generate a pyvis page in the way its documentation shows (undirected by default)."""
    start = time.process_time()
    network = Network(directed=directed, cdn_resources="in_line")
    for node in graph.nodes:
        network.add_node(node.id, label=node.name)
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, title=edge.relation)
    out.write_text(network.generate_html(), encoding="utf-8")
    return Result(
        "stock pyvis", len(graph.nodes), time.process_time() - start, out.stat().st_size / 1e6
    )


def watch_ours(browser: Any, file: Path, result: Result) -> None:
    """Measure our page in the browser."""
    page = browser.new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page()
    start = time.monotonic()
    page.goto(file.as_uri(), timeout=120_000, wait_until="commit")
    while not page.evaluate("performance.getEntriesByName('zhengtu:drawn').length"):
        time.sleep(0.02)
    canvas = page.locator("#canvas canvas")
    # Drawing goes on after the script is done: a picture taken shows that it is complete.
    before = canvas.screenshot()
    result.drawn = time.monotonic() - start
    time.sleep(1)
    if canvas.screenshot() == before:
        result.still = result.drawn
    else:
        result.notes.append("moved after its first drawing")
    result.frames = frames(page, "#canvas")
    page.context.close()


def watch_stock(browser: Any, file: Path, result: Result, patience: float) -> None:
    """Measure the stock page: physics first hides, then moves the graph."""
    page = browser.new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(
        """
        const wait = setInterval(() => {
          if (typeof network === "undefined" || !network) return;
          clearInterval(wait);
          const now = (name) => () => { window[name] = performance.now(); };
          network.once("stabilizationIterationsDone", now("drawnAt"));
          network.once("stabilized", now("stillAt"));
        }, 5);
        """
    )
    page.goto(file.as_uri(), timeout=240_000, wait_until="commit")
    end = time.monotonic() + patience
    still = drawn = None
    while still is None and time.monotonic() < end:
        time.sleep(0.5)
        drawn, still = page.evaluate("[window.drawnAt ?? null, window.stillAt ?? null]")
    result.drawn = drawn / 1000 if drawn else None
    result.still = still / 1000 if still else None
    if still is None:
        result.notes.append(f"still moving after {patience:.0f} s")
    result.frames = frames(page, "#mynetwork")
    page.context.close()


def frames(page: Any, selector: str) -> float:
    """Return frames a second while a mouse drags the view about."""
    box = page.locator(selector).bounding_box()
    # A corner: a drag that starts on a node moves the node.
    x, y = box["x"] + 8, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(
        "() => { window.frameCount = 0; const count = () => { window.frameCount += 1; "
        "requestAnimationFrame(count); }; requestAnimationFrame(count); }"
    )
    start, step = time.monotonic(), 0
    while time.monotonic() - start < PANNING:
        step += 1
        page.mouse.move(x + 5 * (step % 40), y + 3 * (step % 40))
    seconds = time.monotonic() - start
    page.mouse.up()
    return float(page.evaluate("window.frameCount")) / seconds


def main() -> None:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--nodes", type=int, nargs="+", default=[500, 2000, 10_000])
    parser.add_argument("--seconds", type=float, default=90.0, help="patience with the stock page")
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    print(f"{platform.machine()}, Python {platform.python_version()}, {chromium or 'no browser'}")
    print("  nodes  page           generate      MB     drawn     still     fps  notes")
    print("                               s                s         s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium and playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for count in arguments.nodes:
            compare(count, Path(folder), browser, arguments.seconds)
        if browser:
            browser.close()


def compare(count: int, folder: Path, browser: Any, patience: float) -> None:
    """Measure both pages of one graph and print a line for each."""
    graph = random_graph(count)
    mine = ours(graph, folder / "ours.html", count)
    if browser:
        watch_ours(browser, folder / "ours.html", mine)
    print(mine.row(), flush=True)
    first = ours(graph, folder / "first.html", 300)
    if browser:
        watch_ours(browser, folder / "first.html", first)
    first.notes.append("as it opens by default")
    print(first.row(), flush=True)
    directed = stock(graph, folder / "directed.html", directed=True)
    theirs = stock(graph, folder / "stock.html")
    if browser and count <= STOCK_IN_BROWSER:
        watch_stock(browser, folder / "stock.html", theirs, patience)
    elif browser:
        theirs.notes.append("browser skipped: its physics takes many minutes at this size")
    theirs.notes.append(
        f"generates in {theirs.generate / mine.generate:.1f} times our seconds "
        f"(with directed=True {directed.generate:.2f} s; neither computes a layout)"
    )
    print(theirs.row(), flush=True)


if __name__ == "__main__":
    main()
