"""Constraints and indexes, generated from the ontology.

Neo4j gets one unique constraint over everything of ours (`Zhengtu`), so that a stranger's :Region
may keep its own id, and an index per type. kglite keys its indexes by a node's first label only,
so each label gets its own unique id there.
"""

from graph.ontology import ontology

PROVENANCE = ("Document", "Article", "Sentence", "Statement")
SEARCH_INDEX = "zhengtu_sentence_text"
_LOOKUPS = {
    "Article": ("document",),
    "Sentence": ("document",),
    "Statement": ("document", "article", "edge"),
}


def kglite_schema() -> tuple[str, ...]:
    """Return the schema statements of the embedded store; each may be run again."""
    return (
        *(
            f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            for label in (*ontology().types, *PROVENANCE)
        ),
        *(
            f"CREATE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
            for label, name in _lookups()
        ),
    )


def neo4j_schema() -> dict[str, str]:
    """Return the schema statements of the Neo4j store by the name of what each makes."""
    made = {
        "zhengtu_id": "CREATE CONSTRAINT zhengtu_id IF NOT EXISTS "
        "FOR (n:Zhengtu) REQUIRE n.id IS UNIQUE",
        SEARCH_INDEX: f"CREATE FULLTEXT INDEX {SEARCH_INDEX} IF NOT EXISTS "
        "FOR (n:Sentence) ON EACH [n.text] OPTIONS {indexConfig: "
        "{`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}",
    }
    for label, name in (
        *((label, "id") for label in (*ontology().types, *PROVENANCE)),
        *((label, "name") for label in ontology().types),
        *_lookups(),
    ):
        index = f"zhengtu_{label.lower()}_{name}"
        made[index] = f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
    return made


def _lookups() -> list[tuple[str, str]]:
    return [(label, name) for label, names in _LOOKUPS.items() for name in names]
