"""Find what is least sure and matters most, as questions in the order of uncertainty × touches.

Uncertainty is 1 at a confidence of one half and 0 at none and full. What a doubt touches is counted
in answers: an edge is in the answers about its two ends, a name in those about its documents.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.decisions.decision import ANY, Decision, What, signed, text_scope
from graph.decisions.decisions import Decisions
from graph.gazetteer.gazetteer import Gazetteer
from graph.ontology import ontology
from graph.statement import SUPPORT
from graph.stores.store import Row, Store
from queries.resolve import EntityResolver, Known
from zhengtu.review.contents import Contents, quoted
from zhengtu.review.doubt import Choice, Doubt, Kind, Mark, Quote
from zhengtu.review.likeness import Likeness

LEAST_UNCERTAIN = 0.05
_CHOICES = 9  # as many as there are digits
_QUOTES = 2
_EDGE, _NAME = 2, 1  # the answers an edge and a name are in


@dataclass(frozen=True, slots=True)
class _Found:
    """A doubt that is counted but not yet worded."""

    kind: Kind
    key: tuple[str, ...]
    weight: float
    confidence: float
    touches: float
    rows: tuple[Row, ...]


class Doubts:
    """The doubts of a store; iterate with the decisions that stand at that moment."""

    def __init__(self, store: Store, gazetteer: Gazetteer, kinds: Iterable[Kind] = Kind) -> None:
        self._store = store
        self._resolver = EntityResolver(store, gazetteer)
        self._held = Contents.read(store)
        self._like = Likeness(self._held.entities.values(), self._held.apart)
        wanted = set(kinds)
        found = [
            *(self._links() if Kind.LINK in wanted else ()),
            *(self._unlinked() if Kind.LINK in wanted else ()),
            *(self._merges() if Kind.MERGE in wanted else ()),
            *(self._statements() if Kind.STATEMENT in wanted else ()),
        ]
        self._found = sorted(found, key=lambda f: (-f.weight, f.kind, f.key))

    def __len__(self) -> int:
        return len(self._found)

    def ask(self, decisions: Callable[[], Decisions]) -> Iterator[Doubt]:
        """Yield the doubts that no decision has settled when their turn comes."""
        word = {
            Kind.LINK: self._link_doubt,
            Kind.MERGE: self._merge_doubt,
            Kind.STATEMENT: self._statement_doubt,
        }
        for found in self._found:
            doubt = word[found.kind](found, decisions())
            if doubt is not None:
                yield doubt

    # Counting

    def _links(self) -> Iterator[_Found]:
        groups: dict[tuple[str, str, str], list[Row]] = {}
        for row in self._held.mentions:
            if not row["decided"]:
                key = (row["document"], row["surface"], row["entity"])
                groups.setdefault(key, []).append(row)
        for key, rows in groups.items():
            score = min(row["score"] for row in rows)
            edges = {
                edge
                for row in rows
                for edge in self._held.stated_in.get((row["sentence"], row["entity"]), ())
            }
            touches = _NAME + _EDGE * len(edges)
            if uncertainty(score) >= LEAST_UNCERTAIN:
                yield _found(Kind.LINK, key, uncertainty(score), score, touches, rows)

    def _unlinked(self) -> Iterator[_Found]:
        groups: dict[tuple[str, str, str], list[Row]] = {}
        for row in self._held.unlinked:
            for name in dict.fromkeys(row["names"]):
                groups.setdefault((row["document"], name, ""), []).append(row)
        for key, rows in groups.items():
            yield _found(Kind.LINK, key, 1.0, 0.0, _NAME * len(rows), rows)

    def _merges(self) -> Iterator[_Found]:
        for one, other, like in self._like.pairs():
            edges = [len(self._held.edges_of.get(id_, ())) for id_ in (one, other)]
            yield _found(Kind.MERGE, (one, other), like, like, _NAME + _EDGE * min(edges), ())

    def _statements(self) -> Iterator[_Found]:
        saying = Counter(row["edge"] for row in self._held.statements)
        for row in self._held.statements:
            doubt = uncertainty(row["confidence"])
            if not row["decided"] and doubt >= LEAST_UNCERTAIN:
                touches = _EDGE / saying[row["edge"]]
                yield _found(Kind.STATEMENT, (row["id"],), doubt, row["confidence"], touches, [row])

    # Wording

    def _link_doubt(self, found: _Found, decisions: Decisions) -> Doubt | None:
        document, surface, entity = found.key
        texts = quoted(self._store, {row["sentence"] for row in found.rows})
        open_rows = [
            row
            for row in found.rows
            if not _settled(decisions, surface, document, texts[row["sentence"]]["text"], entity)
        ]
        if not open_rows:
            return None
        quotes = tuple(
            _quote(texts[row["sentence"]], self._places(row, surface, texts))
            for row in _distinct_sentences(open_rows)[:_QUOTES]
        )
        meanings = [k for k in self._resolver.meanings(surface) if k.id != entity][:_CHOICES]
        candidates = tuple(
            Choice(self._label(k), _link(surface, k.id, True, document)) for k in meanings
        )
        more = len({row["sentence"] for row in open_rows}) - len(quotes)
        also = f"，另有 and {more} more 句" if more > 0 else ""
        if entity:
            question = f"“{surface}” 指 means {self._named(entity)} 吗？"
            reason = f"识别依据 finders: {open_rows[0]['why'] or '?'}{also}"
        else:
            question = f"“{surface}” 指哪一个？ Which one does it mean?"
            reason = f"有歧义 ambiguous{also}"
        meant = entity or ANY
        return Doubt(
            Kind.LINK,
            question,
            reason,
            found.confidence,
            found.touches,
            found.weight,
            quotes,
            _link(surface, entity, True, document) if entity else None,
            _link(surface, meant, False, document),
            _link(surface, meant, False, ""),
            _link(surface, entity, True, "") if entity else None,
            candidates,
            self._alike(entity),
        )

    def _merge_doubt(self, found: _Found, decisions: Decisions) -> Doubt | None:
        one, other = found.key
        split = {
            frozenset((r.subject, r.object)) for r in decisions.rows
            if r.what is What.SAME and not r.yes
        }  # fmt: skip
        if decisions.kept(one) == decisions.kept(other) or frozenset((one, other)) in split:
            return None
        rows = [self._first_mention(id_) for id_ in (one, other)]
        texts = quoted(self._store, [row["sentence"] for row in rows if row])
        quotes = tuple(
            _quote(texts[row["sentence"]], [Mark(row["start"], row["stop"])]) for row in rows if row
        )
        merged = self._same(one, other)
        apart = Decision(What.SAME, False, merged.subject, merged.object)
        return Doubt(
            Kind.MERGE,
            f"{self._named(merged.subject)} 就是 is the same as {self._named(merged.object)} 吗？",
            f"名称相近 names alike: {found.confidence:.2f}",
            found.confidence,
            found.touches,
            found.weight,
            quotes,
            merged,
            apart,
            apart,
            None,
            (),
            self._alike(merged.subject),
        )

    def _statement_doubt(self, found: _Found, decisions: Decisions) -> Doubt | None:
        [row] = found.rows
        texts = quoted(self._store, [row["sentence"]])
        text = texts[row["sentence"]]["text"]
        relation = signed(row["relation"], row["polarity"])
        triple = (row["subject"], relation, row["object"])
        if decisions.statement(triple, row["document"], text_scope(text)) is not None:
            return None
        named = self._held.named_in.get(row["sentence"], [])
        marks = [Mark(m["start"], m["stop"]) for m in named if m["entity"] in triple]
        at = text.find(row["trigger"]) if row["trigger"] else -1
        if at >= 0:
            marks.append(Mark(at, at + len(row["trigger"]), True))
        chinese = ontology().relations[row["relation"]].chinese
        polarity = "" if row["polarity"] == SUPPORT else f"（{row['polarity']}）"

        def decided(yes: bool, where: str) -> Decision:
            return Decision(What.STATEMENT, yes, row["subject"], row["object"], relation, where)

        return Doubt(
            Kind.STATEMENT,
            f"{self._named(row['subject'])} —{chinese} {row['relation']}{polarity}→ "
            f"{self._named(row['object'])} 吗？",
            f"途径 route: {row['route']} · 规则 rule: {row['rule']}",
            found.confidence,
            found.touches,
            found.weight,
            (_quote(texts[row["sentence"]], marks),),
            decided(True, text_scope(text)),
            decided(False, text_scope(text)),
            decided(False, ""),
            None,
            (),
            (*self._alike(row["subject"]), *self._alike(row["object"]))[:_CHOICES],
        )

    def _places(self, row: Row, surface: str, texts: dict[str, Row]) -> list[Mark]:
        if "start" in row:
            return [Mark(row["start"], row["stop"])]
        at = texts[row["sentence"]]["text"].find(surface)
        return [Mark(at, at + len(surface))] if at >= 0 else []

    def _first_mention(self, id_: str) -> Row | None:
        return next((row for row in self._held.mentions if row["entity"] == id_), None)

    def _named(self, id_: str) -> str:
        return f"{self._held.name(id_)} ({id_})"

    def _label(self, known: Known) -> str:
        return f"{self._resolver.label(known)} ({known.id})"

    def _alike(self, id_: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(self._named(other), self._same(id_, other))
            for other, _ in self._like.of(id_)[:_CHOICES]
        )

    def _same(self, one: str, other: str) -> Decision:
        """Return that two are one, the one that is better known to be kept."""

        def standing(id_: str) -> tuple[bool, int, int, str]:
            held = self._held.entities[id_]
            return (not held.known, -len(self._held.edges_of.get(id_, ())), -len(held.name), id_)

        kept, dropped = sorted((one, other), key=standing)
        return Decision(What.SAME, True, dropped, kept)


def uncertainty(confidence: float) -> float:
    """Return how little a confidence says: 1 at one half, 0 at none and at full."""
    return max(0.0, 1.0 - abs(2.0 * confidence - 1.0))


def _found(
    kind: Kind,
    key: tuple[str, ...],
    doubt: float,
    confidence: float,
    touches: float,
    rows: Iterable[Row],
) -> _Found:
    return _Found(kind, key, round(doubt * touches, 4), confidence, touches, tuple(rows))


def _link(name: str, entity: str, yes: bool, where: str) -> Decision:
    return Decision(What.LINK, yes, name, entity, where=where)


def _settled(decisions: Decisions, name: str, document: str, text: str, entity: str) -> bool:
    found = decisions.name(name, document, text_scope(text))
    if found is None:
        return False
    return found.targeted is not None or found.vetoes(entity or ANY) is not None


def _distinct_sentences(rows: Iterable[Row]) -> list[Row]:
    return list({row["sentence"]: row for row in reversed(list(rows))}.values())[::-1]


def _quote(row: Row, marks: Iterable[Mark]) -> Quote:
    page = f"p. {row['page']}" if row["page"] else ""
    source = " · ".join(p for p in (row["source"] or row["name"], row["published"], page) if p)
    return Quote(row["text"], tuple(sorted(marks, key=lambda m: (m.start, -m.stop))), source)
