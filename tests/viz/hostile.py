"""A subgraph in which every string tries to become markup, script or a formula."""

from graph.entity import Entity
from graph.stores.store import StoredDocument
from viz.subgraph import Edge, Evidence, Mark, Passage, Subgraph

HOSTILE = "</script><img src=x onerror=alert(1)>\"'`${1}\u2028<!--"


def hostile() -> Subgraph:
    """A subgraph in which every string is an attack."""
    text = f"{HOSTILE}支持{HOSTILE}。"
    size = len(HOSTILE)
    return Subgraph(
        nodes=(
            Entity("CN-330110", "Region", HOSTILE, (HOSTILE, "=1+1"), "known", {"level": HOSTILE}),
            Entity(f"industry:{HOSTILE}", "Industry", f"=cmd|{HOSTILE}"),
        ),
        edges=(
            Edge(
                "CN-330110", "BACKS", f"industry:{HOSTILE}", "支持", 1, 0.9, HOSTILE, HOSTILE,
                "已", "text", 1, (Evidence("d#1", 0.9, "支持", 0, len(text)),),
            ),
        ),
        passages=(Passage("d#1", text, "d", 1, (Mark("CN-330110", 0, size),)),),
        documents=(StoredDocument("d", HOSTILE, "/home/someone/secret.txt", "", HOSTILE, HOSTILE),),
        selection={"focus": HOSTILE},
    )  # fmt: skip
