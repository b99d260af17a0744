"""Show a document as it was read: its text with names marked, and what it states.

One self-contained page for looking into errors: colours by type, id, score, finder and
candidates on hover, statements in a table that lights up their sentence. What a person decided is
outlined and says who did.
"""

from collections.abc import Iterable, Sequence

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from graph.document_graph import DocumentGraph
from graph.mention import Mention
from graph.ontology import ontology
from viz.frontend_files import read


def render_reading(found: DocumentGraph) -> str:
    """Return the page of one document."""
    names = {entity.id: entity.name for entity in found.entities}
    statements = [
        {"statement": s, "subject": names[s.subject], "object": names[s.object]}
        for s in sorted(found.statements, key=lambda s: (s.sentence, -s.confidence))
    ]
    return (
        templates()
        .get_template("reading.html")
        .render(
            title=found.document.name,
            types=ontology().types,
            relations=ontology().relations,
            articles=reading_articles(found),
            anchor="s",
            statements=statements,
        )
    )


def templates() -> Environment:
    """Return the environment of the pages that show texts: they share `reading-articles.html`."""
    return Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(read))


def reading_articles(found: DocumentGraph) -> list[dict[str, object]]:
    """Return a document's articles with their sentences, mentions marked, for the templates."""
    names = {entity.id: entity.name for entity in found.entities}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in found.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    articles: list[dict[str, object]] = []
    for sentence in found.document.sentences:
        if not articles or articles[-1]["index"] != sentence.article:
            article = found.document.articles[sentence.article]
            articles.append({"index": sentence.article, "article": article, "sentences": []})
        sentences = articles[-1]["sentences"]
        assert isinstance(sentences, list)
        marked = _marked(sentence.text, by_sentence.get(sentence.index, ()), names)
        sentences.append({"index": sentence.index, "kind": sentence.kind, "html": marked})
    return articles


def _marked(text: str, mentions: Iterable[Mention], names: dict[str, str]) -> Markup:
    """Return a sentence with its mentions in <mark>, nested ones inside longer ones."""
    opening: dict[int, list[Mention]] = {}
    closing: dict[int, int] = {}
    for mention in _nesting(mentions):
        opening.setdefault(mention.start, []).append(mention)
        closing[mention.stop] = closing.get(mention.stop, 0) + 1
    out = Markup("")
    for at in range(len(text) + 1):
        out += Markup("</mark>") * closing.get(at, 0)
        for mention in opening.get(at, ()):
            decided = " decided" if mention.decided else ""
            out += Markup('<mark class="{}{}" title="{}">').format(
                mention.type, decided, _hover(mention, names)
            )
        out += escape(text[at : at + 1])
    return out


def _nesting(mentions: Iterable[Mention]) -> Sequence[Mention]:
    """Return mentions longest first at each start, without those that cross an earlier one."""
    chosen: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.stop, m.type)):
        if not any(c.start < m.start < c.stop < m.stop for c in chosen):
            chosen.append(m)
    return chosen


def _hover(mention: Mention, names: dict[str, str]) -> str:
    kind = ontology().types[mention.type].chinese
    if mention.entity:
        meant = f"{names.get(mention.entity, '')} {mention.entity}"
    else:
        meant = "? " + " | ".join(f"{c.entity} {c.score:.2f}" for c in mention.candidates)
    told = f"{kind} · {meant} · {mention.score:.2f} · {mention.why}"
    return f"{told} · 人工决定 decided: {mention.decided}" if mention.decided else told
