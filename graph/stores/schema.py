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


def neo4j_schema() -> tuple[str, ...]:
    """Return the schema statements of the Neo4j store; each may be run again."""
    return (
        "CREATE CONSTRAINT zhengtu_id IF NOT EXISTS FOR (n:Zhengtu) REQUIRE n.id IS UNIQUE",
        *(
            f"CREATE INDEX zhengtu_{label.lower()}_{name} IF NOT EXISTS "
            f"FOR (n:{label}) ON (n.{name})"
            for label, name in (
                *((label, "id") for label in (*ontology().types, *PROVENANCE)),
                *((label, "name") for label in ontology().types),
                *_lookups(),
            )
        ),
        f"CREATE FULLTEXT INDEX {SEARCH_INDEX} IF NOT EXISTS FOR (n:Sentence) ON EACH [n.text] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', "
        "`fulltext.eventually_consistent`: false}}",
    )


def _lookups() -> list[tuple[str, str]]:
    return [(label, name) for label, names in _LOOKUPS.items() for name in names]
