"""The style sheet (GraSS) that gives Neo4j Browser our colours, generated from the ontology.

`docs/neo4j/zhengtu.grass` is what `browser_style()` returns; a test keeps it in step. GraSS knows
colours, sizes and captions, but no shapes.
"""

from collections.abc import Mapping

from graph.ontology import ontology
from graph.stores.schema import PROVENANCE

_GREY, _DARK, _LIGHT = "#A5ABB6", "#1F2328", "#FFFFFF"
_NODE = {"diameter": "56px", "border-width": "2px", "font-size": "11px"}
_EDGE = {"shaft-width": "2px", "font-size": "9px", "padding": "3px"}
_BRIGHT = 140  # from this brightness on (of 255) dark letters are easier to read


def browser_style() -> str:
    """Return the style sheet: every type in its colour, captioned by name."""
    rules = [
        _rule("node", _NODE | _coloured(_GREY) | {"caption": "'{name}'"}),
        _rule(
            "relationship",
            _EDGE
            | {"color": _GREY, "text-color-external": _DARK, "text-color-internal": _LIGHT}
            | {"caption": "'<type>'"},
        ),
    ]
    for name in PROVENANCE:
        own = {"diameter": "36px", "caption": "'{name}'"}
        rules.append(_rule(f"node.{name}", _coloured(_GREY) | own))
    rules += [
        _rule(f"node.{kind.name}", _coloured(kind.colour) | {"caption": "'{name}'"})
        for kind in ontology().types.values()
    ]
    for relation in ontology().relations.values():
        # An edge takes the colour of what it leads to, where that is one thing.
        colour = _GREY
        if len(relation.object) == 1:
            colour = ontology().types[relation.object[0]].colour
        rules.append(_rule(f"relationship.{relation.name}", {"color": colour}))
    return "\n".join(rules)


def _rule(selector: str, declared: Mapping[str, str]) -> str:
    body = "".join(f"  {name}: {value};\n" for name, value in declared.items())
    return f"{selector} {{\n{body}}}\n"


def _coloured(colour: str) -> dict[str, str]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    bright = 0.299 * red + 0.587 * green + 0.114 * blue >= _BRIGHT
    border = "#" + "".join(f"{round(part * 0.8):02X}" for part in (red, green, blue))
    return {
        "color": colour,
        "border-color": border,
        "text-color-internal": _DARK if bright else _LIGHT,
    }
