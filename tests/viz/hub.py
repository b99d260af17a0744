"""An invented county in which so many firms lie that they cannot be shown at once."""

from graph.document_graph import DocumentGraph
from graph.entity import Entity
from tests.tiny_graph import ENTITIES, Draft

HUB, AI = "CN-330110", "industry:人工智能"
FIRMS = 130
IN_AI = 10  # every tenth firm is in artificial intelligence


def firm(number: int) -> str:
    """Return the name of a firm."""
    return f"示例企业{number:03}"


def hub_graph() -> DocumentGraph:
    """Return one document that names 130 firms of 余杭区, some of which do AI."""
    firms = {firm(i): Entity(f"company:{firm(i)}", "Company", firm(i)) for i in range(FIRMS)}
    draft = Draft("名录.txt", "示例晚报", "2025-06-01", known=ENTITIES | firms)
    draft.article("余杭企业名录")
    for i, name in enumerate(firms):
        said = draft.say(f"{name}落户余杭区，从事人工智能第{i}号业务。", name, "余杭区", "人工智能")
        # The last firms are the surest: order by strength is not order by name.
        draft.state(said, name, "LOCATED_IN", "余杭区", "落户", 0.5 + i / 1000)
        if i % IN_AI == 0:
            draft.state(said, name, "OPERATES_IN", "人工智能", "从事", 0.7)
    return draft.graph()
