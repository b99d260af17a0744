"""The part of docs/graph-contract.md that the ontology decides.

Write it anew with `python -m tests.contract_tables`.
"""

from pathlib import Path

from graph.ontology import RelationType, ontology

PAGE = Path(__file__).parents[1] / "docs" / "graph-contract.md"
BEGIN, END = "<!-- ontology: begin -->\n", "<!-- ontology: end -->\n"


def tables() -> str:
    """Return the tables of types and relations in Markdown."""
    lines = ["| label | 中文 | what |", "|---|---|---|"]
    lines += [f"| `{t.name}` | {t.chinese} | {t.what} |" for t in ontology().types.values()]
    lines += ["", "| type | 中文 | from | to | what a text must say |", "|---|---|---|---|---|"]
    lines += [_relation(r) for r in ontology().relations.values()]
    return "\n".join(lines) + "\n"


def page_with(text: str) -> str:
    """Return the page with its tables as the ontology has them now."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}{tables()}{END}{after}"


def _relation(relation: RelationType) -> str:
    note = " Symmetric." * relation.symmetric + " Both ends of one type." * relation.same_type
    ends = (" ".join(f"`{name}`" for name in side) for side in (relation.subject, relation.object))
    return (
        f"| `{relation.name}` | {relation.chinese} | {' | '.join(ends)} | {relation.what}{note} |"
    )


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
