"""A county in which so many (invented) firms lie that they cannot be shown at once.

Nothing of it is in the tiny graph, which may stand beside it in the one Neo4j of a test run.
"""

from graph.document_graph import DocumentGraph
from graph.entity import Entity
from tests.tiny_graph import Draft

HUB, CRYSTAL = "CN-330782", "industry:水晶"
ENTITIES = {
    "义乌市": Entity(HUB, "Region", "义乌市", ("义乌",)),
    "水晶": Entity(CRYSTAL, "Industry", "水晶"),
}
FIRMS = 130
IN_CRYSTAL = 10  # every tenth firm is in crystal


def firm(number: int) -> str:
    """Return the name of a firm."""
    return f"示例企业{number:03}"


def hub_graph() -> DocumentGraph:
    """Return one document that names 130 firms of 义乌市, some of which make crystal."""
    firms = {firm(i): Entity(f"company:{firm(i)}", "Company", firm(i)) for i in range(FIRMS)}
    draft = Draft("名录.txt", "示例晚报", "2025-06-01", known=ENTITIES | firms)
    draft.article("义乌企业名录")
    for i, name in enumerate(firms):
        said = draft.say(f"{name}落户义乌市，从事水晶第{i}号业务。", name, "义乌市", "水晶")
        # The last firms are the surest: order by strength is not order by name.
        draft.state(said, name, "LOCATED_IN", "义乌市", "落户", 0.5 + i / 1000)
        if i % IN_CRYSTAL == 0:
            draft.state(said, name, "OPERATES_IN", "水晶", "从事", 0.7)
    return draft.graph()
