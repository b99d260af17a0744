"""How long every query of the catalogue takes on a large graph, on both stores in one run.

    python -m benchmarks.catalogue [--folder .cache/bench-catalogue] [--only NAME …]

The graph is `benchmarks.synthetic`'s: about 200,000 nodes and 1,000,000 relationships, written
through the stores as a build writes them, once: the folder keeps it for the next run. Neo4j is a
server started here (Java 17, and Maven for the first start). Each query is asked with several
draws of its parameters: names as often as documents name them, optional parameters left at their
defaults in the first half of the draws, narrowing in the second. A draw's time is the best of
three, so that a busy machine and the first plan of a query do not count; median and 95th
percentile are over the draws. Both stores get the same draws, and their rows are compared.

`near` queries start at a name the asker gives: look-ups, one and two hops, for which 100 ms at the
95th percentile is wanted on the embedded store. `whole` ones count or rank the whole library.
"""

import argparse
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.synthetic import DOCUMENTS, NAMED, SyntheticLibrary
from graph.errors import QueryError
from graph.gazetteer.gazetteer import Gazetteer
from graph.ontology import ontology
from graph.stores.local_neo4j.server import LocalNeo4j
from graph.stores.open import open_store
from graph.stores.store import Rows, Store
from queries.catalogue import Catalogue, CatalogueQuery, Parameter
from queries.catalogue.query import ENTITY
from queries.runner import run

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"
WANTED = 0.1
_REPEATS, _SLOW, _PATIENCE = 3, 1.0, 30.0
_AREAS = ("CN-330000", "CN-330100", "CN-330200", "CN-330400", "CN-330110", "CN-320500")
_CLOSE = ("limit", "unit")


@dataclass(frozen=True, slots=True)
class Timing:
    """One query on one store: the seconds of each draw, and what came back."""

    seconds: tuple[float, ...]
    rows: tuple[int, ...]
    found: tuple[int, ...]

    def at(self, share: float) -> float:
        """Return the time that this share of the draws stays within."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Draws:
    """Parameters as people would ask: names by how often they are named."""

    def __init__(self, library: SyntheticLibrary, gazetteer: Gazetteer, store: Store) -> None:
        self._pools = library.pools
        self._gazetteer = gazetteer
        self._sentences = [f"{d.id}#{n}" for d in store.documents()[:40] for n in (0, 7)]
        self._edges = store.query(
            "MATCH (a:Region)-[e:BACKS]->(b:Industry) WHERE a:Zhengtu AND e.support > 0 "
            "RETURN a.id AS subject, b.id AS object ORDER BY subject, object"
        ).rows

    def of(self, query: CatalogueQuery, count: int) -> Iterator[dict[str, Any]]:
        """Yield parameters for that many runs."""
        random = Random(query.name)
        for number in range(count):
            values = {p.name: self._value(p, random) for p in query.parameters if p.required}
            if {"subject", "object"} <= values.keys():
                values |= random.choice(self._edges)
            if number >= count // 2:
                values |= {
                    p.name: self._value(p, random)
                    for p in query.parameters
                    if not p.required and p.name not in _CLOSE and random.random() < 0.4
                }
            yield values

    def _value(self, parameter: Parameter, random: Random) -> Any:
        if parameter.many:
            return sorted({self._one(parameter, random) for _ in range(20)})
        return self._one(parameter, random)

    def _one(self, parameter: Parameter, random: Random) -> Any:
        if parameter.name in ("within", "region") and not parameter.required:
            return random.choice(_AREAS)
        if parameter.is_entity:
            return self._pools[self._type(parameter)].draw(random).id
        if parameter.name == "level":
            return random.choice(("county", "city"))
        simple: dict[str, Callable[[], Any]] = {
            "sentence": lambda: random.choice(self._sentences),
            "relation": lambda: random.choice(list(ontology().relations)),
            "type": lambda: random.choice(list(NAMED)),
            "date": lambda: f"{random.randint(2024, 2026)}-{random.randint(1, 12):02}",
            "integer": lambda: random.randint(1, 2),
            "number": lambda: random.choice((0.4, 0.7, 0.9)),
        }
        return simple[parameter.type]() if parameter.type in simple else parameter.example

    def _type(self, parameter: Parameter) -> str:
        """Return the type of names to draw: for `entity` that of the header's example."""
        if parameter.type != ENTITY:
            return parameter.type
        meant = self._gazetteer.named(str(parameter.example))
        return meant[0].entry.type if meant else "Program"


def measure(store: Store, query: CatalogueQuery, draws: Sequence[dict[str, Any]]) -> Timing:
    """Run a query with every draw."""
    seconds, rows, found = [], [], []
    for values in draws:
        best = _PATIENCE
        for _ in range(_REPEATS):
            began = time.perf_counter()
            try:
                result = run(store, query, values, seconds=_PATIENCE)
            except QueryError as error:
                if "took longer" not in str(error):
                    raise
                result = Rows((), ())
            best = min(best, time.perf_counter() - began)
            if best > _SLOW:
                break
        seconds.append(best)
        rows.append(len(result))
        found.append(hash(repr(result.rows)))
    return Timing(tuple(seconds), tuple(rows), tuple(found))


def reach(query: CatalogueQuery) -> str:
    """Say whether a query starts at something the asker names."""
    named = any(p.required and (p.is_entity or p.type == "sentence") for p in query.parameters)
    return "near" if named else "whole"


def fill(store: Store, folder: Path, library: SyntheticLibrary, documents: int) -> str:
    """Write what the store lacks of the graph; return what that took."""
    mark = folder / "filled"
    if mark.exists() and mark.read_text() == str(documents):
        return "kept from an earlier run"
    began = time.perf_counter()
    held = {document.id for document in store.documents()}
    store.put(graph for graph in library.documents() if graph.document.id not in held)
    mark.write_text(str(documents))
    return f"written in {time.perf_counter() - began:.0f} s"


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Store]:
    """Open the store of that name in its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if name == "embedded":
        with open_store(str(folder / "library.kgl")) as store:
            yield store
    else:
        with (
            LocalNeo4j(folder / "data", cache=CACHE, password="zhengtu-bench") as server,
            open_store(server.uri) as store,
        ):
            yield store


def size(store: Store) -> str:
    """Count the nodes and relationships."""
    nodes = store.query("MATCH (n) WHERE n:Zhengtu RETURN count(n) AS n").rows[0]["n"]
    edges = store.query("MATCH (a)-[r]->() WHERE a:Zhengtu RETURN count(r) AS n").rows[0]["n"]
    return f"{nodes:,} nodes, {edges:,} relationships"


def table(queries: Sequence[CatalogueQuery], timings: dict[str, dict[str, Timing]]) -> list[str]:
    """Return the lines of the table, the slowest of each reach first."""
    lines = [
        f"{'':36}{'':6}{'':>7}" + "".join(f"  {name:>8} ms{'':8}" for name in timings),
        f"{'query':36}{'reach':6}{'rows':>7}" + f"  {'median':>9} {'p95':>9}" * len(timings),
    ]
    first = next(iter(timings))
    order = sorted(queries, key=lambda q: (reach(q), -timings[first][q.name].at(0.95)))
    for query in order:
        each = [store[query.name] for store in timings.values()]
        rows = sorted(each[0].rows)[len(each[0].rows) // 2]
        cells = "".join(f"  {t.at(0.5) * 1e3:>9.2f} {t.at(0.95) * 1e3:>9.2f}" for t in each)
        same = "" if len({t.found for t in each}) == 1 else "  ROWS DIFFER"
        lines.append(f"{query.name:36}{reach(query):6}{rows:>7}{cells}{same}")
    return lines


def summary(queries: Sequence[CatalogueQuery], timings: dict[str, Timing], store: str) -> list[str]:
    """Say how many queries keep within the wanted time, and which do not."""
    lines = []
    for kind in ("near", "whole"):
        these = [q.name for q in queries if reach(q) == kind]
        late = [name for name in these if timings[name].at(0.95) > WANTED]
        kept = f"{len(these) - len(late)} of {len(these)} {kind} queries within 100 ms at p95"
        lines.append(f"{store}: {kept}" + (f"; not {', '.join(late)}" if late else ""))
    return lines


def main() -> None:
    """Fill both stores, time every query on each, print and keep the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--folder", type=Path, default=CACHE / "bench-catalogue")
    options.add_argument("--documents", type=int, default=DOCUMENTS)
    options.add_argument("--draws", type=int, default=20)
    options.add_argument("--only", nargs="*", default=[], help="only these queries; nothing kept")
    options.add_argument("--stores", nargs="*", default=["embedded", "neo4j"])
    options.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "catalogue.txt")
    chosen = options.parse_args()
    gazetteer = Gazetteer.load()
    library = SyntheticLibrary(gazetteer, chosen.documents)
    queries = [q for q in Catalogue.load() if not chosen.only or q.name in chosen.only]
    draws: dict[str, list[dict[str, Any]]] = {}
    timings: dict[str, dict[str, Timing]] = {}
    head = [
        f"# python -m benchmarks.catalogue, {platform.machine()}, Python "
        f"{platform.python_version()}, {chosen.draws} draws a query, best of {_REPEATS}"
    ]
    for name in chosen.stores:
        with opened(name, chosen.folder / name) as store:
            took = fill(store, chosen.folder / name, library, chosen.documents)
            head.append(f"# {name}: {size(store)}, {took}")
            print(head[-1], flush=True)
            if not draws:
                made = Draws(library, gazetteer, store)
                draws = {q.name: list(made.of(q, chosen.draws)) for q in queries}
            timings[name] = {}
            for query in queries:
                timings[name][query.name] = measure(store, query, draws[query.name])
                slowest = timings[name][query.name].at(1.0)
                print(f"  {slowest * 1e3:10.1f} ms  {query.name}", flush=True)
    lines = [*head, *table(queries, timings)]
    for name in timings:
        lines += summary(queries, timings[name], name)
    print("\n".join(lines))
    if not chosen.only and len(timings) > 1:
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
