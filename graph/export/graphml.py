"""GraphML, as networkx, Gephi and Cytoscape read it: one file.

GraphML holds single values only, so aliases are joined by ` | `, and an edge carries the ids and
the texts of its sentences in two attributes. Characters that XML cannot hold are left out.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from graph.export.content import Content
from graph.export.files import write_text
from graph.export.networkx_graph import content_graph

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(content: Content, path: Path) -> tuple[Path, ...]:
    """Write the file and return it."""
    graph = content_graph(content)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, data in graph.nodes(data=True):
        flat.add_node(name, label=_flat(data["name"]), **{k: _flat(v) for k, v in data.items()})
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        sentences = data["evidence"]
        values = {k: _flat(v) for k, v in data.items() if k != "evidence"}
        values["sentences"] = " ".join(s["sentence"] for s in sentences)
        values["texts"] = _flat("\n".join(s["text"] for s in sentences))
        flat.add_edge(source, target, f"e{number}", label=values["type"], **values)
    return (write_text(path, _lines(flat)),)


def _lines(graph: "nx.MultiDiGraph[str]") -> Iterator[str]:
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    for line in nx.generate_graphml(graph, named_key_ids=True):
        yield line + "\n"


def _flat(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = " | ".join(str(item) for item in value)
    return _NOT_XML.sub("", value) if isinstance(value, str) else value
