"""Documents written with their names marked: “{桐庐县:Region}发展{{铁:Region}路:Industry}”."""

from array import array
from dataclasses import dataclass

from graph.document import Article, Document, OffsetMap, Sentence
from graph.entity import Entity
from graph.linkers.context import ArticleContext, DocumentContext
from graph.mention import Mention
from graph.statement import Statement
from graph.statements.engine import StatementEngine
from graph.statements.rows import Rows, rows

HOME = Entity("Region/桐庐县", "Region", "桐庐县", (), "known", {"level": "county"})
OFFICE = Entity("Organization/县经信局", "Organization", "县经信局")


@dataclass(frozen=True)
class Marked:
    """A document with its linked names and context."""

    document: Document
    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    context: DocumentContext

    def rows(self) -> Rows:
        return rows(self.document, self.mentions, self.entities, self.context)

    def state(self, engine: StatementEngine) -> tuple[Statement, ...]:
        return engine.state(self.document, self.mentions, self.entities, self.context)

    def said(self, engine: StatementEngine) -> set[tuple[str, str, str]]:
        """Return the triples stated, by name."""
        return {
            (self.entities[s.subject].name, s.relation, self.entities[s.object].name)
            for s in self.state(engine)
        }


def marked(
    *sentences: str, home: Entity | None = None, office: Entity | None = None, published: str = ""
) -> Marked:
    """Return the document of these sentences; a name marked {我市:Region>id} is deictic."""
    entities = {e.id: e for e in (home, office) if e is not None}
    mentions: list[Mention] = []
    made: list[Sentence] = []
    text = ""
    for index, source in enumerate(sentences):
        plain, found = _parse(source)
        for start, stop, kind in found:
            surface = plain[start:stop]
            kind, _, means = kind.partition(">")
            id_ = means or f"{kind}/{surface}"
            entities.setdefault(id_, Entity(id_, kind, id_.partition("/")[2]))
            mentions.append(
                Mention(index, start, stop, surface, kind, id_, 1.0, "t", deictic=bool(means))
            )
        made.append(Sentence(index, len(text), len(text) + len(plain), plain, 0))
        text += plain
    mentions.sort(key=lambda m: (m.sentence, m.start, -m.stop))
    article = Article(0, 0, len(text), published=published)
    document = Document(
        "doc:t",
        "t",
        "t",
        "0",
        text,
        text,
        OffsetMap(array("l", range(len(text)))),
        (article,),
        tuple(made),
    )
    context = ArticleContext(0, home.id if home else "", office.id if office else "")
    return Marked(document, tuple(mentions), entities, DocumentContext((context,)))


def _parse(source: str) -> tuple[str, list[tuple[int, int, str]]]:
    plain: list[str] = []
    open_: list[int] = []
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(source):
        character = source[at]
        if character == "{":
            open_.append(len(plain))
        elif character == ":" and open_ and "}" in source[at:]:
            end = source.index("}", at)
            found.append((open_.pop(), len(plain), source[at + 1 : end]))
            at = end
        else:
            plain.append(character)
        at += 1
    return "".join(plain), found
