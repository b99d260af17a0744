"""How fast the stores write: rows a second on documents made up here, the same for each store.

    python benchmarks/store_writes.py [--documents 400] [--neo4j neo4j://user:password@host:7687]

A row is a node or a relationship as the graph contract has them. The second half of the documents
is timed apart: a store whose writes slow down as it grows shows it there.
"""

import argparse
import random
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.document import Article, Document, OffsetMap, Sentence, digest, document_id
from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.mention import Mention
from graph.statement import Amount, Fact, Statement
from graph.stores.open import open_store
from graph.stores.store import Store

SENTENCES, ARTICLES = 60, 3
CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]


def _entities() -> tuple[list[Entity], list[Entity], list[Entity]]:
    regions = [Entity("CN-330000", "Region", "示例省", (), "known", {"level": "province"})]
    regions += [
        Entity(f"CN-33{n:04}", "Region", f"示例{n}县", (), "known", {"level": "county"})
        for n in range(1, 90)
    ]
    industries = [Entity(f"industry:{n}", "Industry", f"产业{n}") for n in range(300)]
    companies = [Entity(f"company:{n}", "Company", "", (), "provisional") for n in range(3000)]
    return regions, industries, companies


def documents(count: int) -> Iterator[DocumentGraph]:
    """Yield documents of 60 sentences with some 120 mentions and 40 statements each."""
    draw = random.Random(1)
    regions, industries, companies = _entities()
    for number in range(count):
        yield _document(number, draw, regions, industries, companies)


def _document(
    number: int,
    draw: random.Random,
    regions: list[Entity],
    industries: list[Entity],
    companies: list[Entity],
) -> DocumentGraph:
    text, sentences, mentions, statements = "", [], [], []
    used: dict[str, Entity] = {}
    for index in range(SENTENCES):
        start = len(text)
        region, industry = draw.choice(regions[1:]), draw.choice(industries)
        company = draw.choice(companies)
        named = f"企业{company.id[8:]}有限公司"
        parts = [region.name, "支持", industry.name, "，", named]
        parts += ["".join(draw.choices(CHARACTERS, k=30)), "。"]
        text += "".join(parts)
        sentences.append(
            Sentence(index, start, len(text), text[start:], index * ARTICLES // SENTENCES, index)
        )
        at = 0
        for part, entity in zip(parts, (region, None, industry, None, company), strict=False):
            if entity is not None:
                used[entity.id] = entity
                mentions.append(
                    Mention(index, at, at + len(part), part, entity.type, entity.id, 0.9, "made")
                )
            at += len(part)
        amount = (Amount("1亿元", 1e8, "元"),)
        statements.append(
            Statement(region.id, "BACKS", industry.id, index, 0, at, 0.8, "支持", amounts=amount)
        )
        statements.append(Statement(company.id, "LOCATED_IN", region.id, index, 0, at, 0.7))
    facts = tuple(
        Fact(name, "PART_OF", regions[0].id)
        for name, e in sorted(used.items())
        if e.type == "Region"
    )
    used[regions[0].id] = regions[0]
    sha256 = digest(text.encode())
    each = len(text) // ARTICLES
    articles = tuple(
        Article(n, sentences[n * SENTENCES // ARTICLES].start, each * (n + 1), f"标题{number}-{n}")
        for n in range(ARTICLES)
    )
    document = Document(
        document_id(sha256),
        f"made-{number}",
        f"made/{number}.txt",
        sha256,
        text,
        text,
        OffsetMap(array("Q", range(len(text)))),
        articles,
        tuple(sentences),
        "示例报",
        f"2025-{number % 12 + 1:02}-01",
    )
    entities = tuple(used[name] for name in sorted(used))
    return DocumentGraph(document, entities, tuple(mentions), tuple(statements), facts)


def rows(store: Store) -> int:
    """Count nodes and relationships of ours."""
    nodes = store.query("MATCH (n) WHERE n:Zhengtu RETURN count(n) AS n").rows[0]["n"]
    between = "MATCH (a)-[r]->(b) WHERE a:Zhengtu RETURN count(r) AS n"
    return int(nodes + store.query(between).rows[0]["n"])


def measure(name: str, store: Store, graphs: list[DocumentGraph]) -> None:
    """Put the documents in two halves, put one again, remove one; print what each took."""
    half = len(graphs) // 2
    for label, part in (("first half", graphs[:half]), ("second half", graphs[half:])):
        before, began = rows(store), time.perf_counter()
        store.put(part)
        took = time.perf_counter() - began
        made = rows(store) - before
        print(f"{name:9} {label:12} {made:8,} rows {took:7.2f} s {made / took:9,.0f} rows/s")
    for label, act in (
        ("put one again", lambda: store.put(graphs[:1])),
        ("remove one", lambda: store.remove(graphs[0].document.id)),
        ("search", lambda: store.search("企业77有限")),
    ):
        began = time.perf_counter()
        act()
        print(f"{name:9} {label:13} {time.perf_counter() - began:6.3f} s")


def main() -> None:
    """Measure the embedded store, and Neo4j if an address is given."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=400)
    options.add_argument("--neo4j", default="", help="an empty server's address")
    chosen = options.parse_args()
    graphs = list(documents(chosen.documents))
    with tempfile.TemporaryDirectory() as folder:
        with open_store(str(Path(folder) / "bench.kgl")) as store:
            measure("embedded", store, graphs)
            began = time.perf_counter()
        size = (Path(folder) / "bench.kgl").stat().st_size
        print(f"embedded  save          {time.perf_counter() - began:6.3f} s {size / 1e6:.1f} MB")
    if chosen.neo4j:
        with open_store(chosen.neo4j) as store:
            if store.documents():
                raise SystemExit("the server holds documents; give an empty one")
            measure("neo4j", store, graphs)
            store.write("MATCH (n:Zhengtu) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")


if __name__ == "__main__":
    main()
