"""The graph that questions are asked of: the sample corpus as its annotation reads it.

Retrained models change what a built store holds; this one holds what `examples/gold` says, laid
over `examples/corpus`, and the restrictions of `ask/restrictions.tsv`.
"""

import csv
from collections import defaultdict
from pathlib import Path

from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.store import Store
from loaders import load_file
from zhengtu.evaluation.evaluate import find_text
from zhengtu.evaluation.gold import read_folder
from zhengtu.evaluation.gold_graph import Restriction, gold_graph

ROOT = Path(__file__).parents[1]
RESTRICTIONS = Path(__file__).parent / "ask" / "restrictions.tsv"


def restrictions() -> dict[str, list[Restriction]]:
    """Return what the documents say against an industry, by document."""
    found: dict[str, list[Restriction]] = defaultdict(list)
    with RESTRICTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row.pop("document")].append(Restriction(**row))
    return found


def fill(store: Store, gazetteer: Gazetteer) -> None:
    """Put the sample corpus, as annotated, into a store."""
    restricted = restrictions()
    store.put(
        gold_graph(
            gold,
            load_file(find_text(ROOT / "examples" / "corpus", gold.name)),
            gazetteer,
            restricted[gold.name],
        )
        for gold in read_folder(ROOT / "examples" / "gold")
    )
