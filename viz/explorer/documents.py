"""`/api/documents` and `/api/document`: what was read, with the names marked in it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.stores.store import Store
from viz.explorer.errors import NotHereError
from viz.explorer.library import Shared

router = APIRouter(tags=["documents"])

_DOCUMENTS = (
    "MATCH (d:Document) WHERE d:Zhengtu OPTIONAL MATCH (s:Sentence)-[:IN]->(d) "
    "RETURN d.id AS id, d.name AS name, d.source AS source, d.published AS published, "
    "count(s) AS sentences ORDER BY published DESC, id"
)
_DOCUMENT = (
    "MATCH (d:Document {id: $id}) WHERE d:Zhengtu "
    "RETURN d.id AS id, d.name AS name, d.source AS source, d.published AS published"
)
_ARTICLES = (
    "MATCH (a:Article)-[:IN]->(d:Document {id: $id}) WHERE a:Zhengtu AND d:Zhengtu "
    "RETURN a.id AS id, a.headline AS headline, a.byline AS byline, a.source AS source, "
    "a.published AS published, a.place AS place ORDER BY a.index, id"
)
_SENTENCES = (
    "MATCH (s:Sentence)-[:IN]->(d:Document {id: $id}) WHERE s:Zhengtu AND d:Zhengtu "
    "RETURN s.id AS id, s.text AS text, s.page AS page, s.kind AS kind, s.article AS article, "
    "s.paragraph AS paragraph, s.unlinked AS unlinked, s.index AS position "
    "ORDER BY position, id SKIP $skip LIMIT $limit"
)
_COUNT = (
    "MATCH (s:Sentence)-[:IN]->(d:Document {id: $id}) WHERE s:Zhengtu AND d:Zhengtu "
    "RETURN count(s) AS n"
)
_PLACE = "MATCH (s:Sentence {id: $id}) WHERE s:Zhengtu RETURN s.index AS position"
_MENTIONS = (
    "UNWIND $ids AS id MATCH (s:Sentence {id: id})-[m:MENTIONS]->(e) "
    "WHERE s:Zhengtu AND e:Zhengtu AND e:Entity "
    "RETURN s.id AS sentence, e.id AS id, e.name AS name, m.start AS start, m.stop AS stop, "
    "m.score AS score, [l IN labels(e) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type "
    "ORDER BY sentence, start, stop DESC, id"
)
_STATEMENTS = (
    "UNWIND $ids AS id MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: id}) "
    "WHERE s:Zhengtu AND t:Zhengtu "
    "RETURN s.id AS sentence, t.id AS id, t.subject AS subject, t.relation AS relation, "
    "t.object AS object, t.polarity AS polarity, t.modality AS modality, "
    "t.confidence AS confidence, t.trigger AS trigger ORDER BY sentence, confidence DESC, id"
)


@router.get("/documents", summary="The documents of the store")
def documents(
    library: Shared,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> dict[str, Any]:
    """Return the documents, the latest first."""
    query = f"{_DOCUMENTS} SKIP $skip LIMIT $limit"
    rows = library.store.query(query, {"skip": skip, "limit": limit + 1}).rows
    return {"rows": list(rows[:limit]), "truncated": len(rows) > limit}


@router.get("/document/{id:path}", summary="A document, sentence by sentence")
def document(
    library: Shared,
    id: str,  # noqa: A002 - the contract's word
    skip: Annotated[int, Query(ge=0, description="Sentences to pass over.")] = 0,
    sentence: Annotated[str, Query(description="Begin with the part that has this one.")] = "",
) -> dict[str, Any]:
    """Return articles and sentences with the names and statements found in each, a part at once."""
    store, size = library.store, library.limits.sentences
    about = store.query(_DOCUMENT, {"id": id}).rows
    if not about:
        raise NotHereError(f"no document {id!r} in this store; /api/documents lists them")
    if sentence:
        at = store.query(_PLACE, {"id": sentence}).rows
        skip = int(at[0]["position"]) // size * size if at else skip
    rows = store.query(_SENTENCES, {"id": id, "skip": skip, "limit": size}).rows
    total = int(store.query(_COUNT, {"id": id}).rows[0]["n"])
    statements = _by_sentence(store, _STATEMENTS, [r["id"] for r in rows])
    mentions = _by_sentence(store, _MENTIONS, [r["id"] for r in rows])
    ends = [s[end] for found in statements.values() for s in found for end in ("subject", "object")]
    return {
        "document": about[0],
        "articles": list(store.query(_ARTICLES, {"id": id})),
        "sentences": [
            {
                **row,
                "mentions": mentions.get(row["id"], []),
                "statements": statements.get(row["id"], []),
            }
            for row in rows
        ],
        "entities": library.entities(ends),
        "skip": skip,
        "total": total,
        "truncated": len(rows) < total,
        "previous": max(skip - size, 0) if skip else None,
        "next": skip + len(rows) if skip + len(rows) < total else None,
    }


def _by_sentence(store: Store, query: str, ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in store.query(query, {"ids": ids}):
        found.setdefault(row["sentence"], []).append(row)
    return found
