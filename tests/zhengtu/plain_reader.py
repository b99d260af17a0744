"""A reader by hand for tests: a few names, and statements wherever two of them meet.

What it finds does not change when models do. 鼓楼区 stays ambiguous; 麦浪科技 and 麦浪科技公司 are
two companies until a person says that they are one.
"""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from graph.build import Reader
from graph.document import Document
from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.context import DocumentContext
from graph.linkers.document_linker import Linked
from graph.mention import Candidate, Mention
from graph.statement import Statement

GAZETTEER = Gazetteer.load()
_PROVISIONAL = ("麦浪科技公司", "麦浪科技")
_KNOWN = {"余杭区": "CN-330110", "平湖市": "CN-330482", "人工智能": "industry:人工智能"}
_DRUM_TOWERS = (Candidate("CN-320106", 0.5, "shared"), Candidate("CN-350102", 0.5, "shared"))
_SAID = {("Region", "Industry"): ("BACKS", "支持"), ("Company", "Region"): ("LOCATED_IN", "位于")}


def entity(name: str) -> Entity:
    entry = GAZETTEER.entry(_KNOWN.get(name, ""))
    return (
        entry.entity() if entry else Entity(f"company:{name}", "Company", name, (), "provisional")
    )


class PlainLinker:
    """Finds the names above, the longest first."""

    def judge(self, document: Document) -> Document:
        return document

    def decide(self, judged: Document) -> Linked:
        mentions: list[Mention] = []
        entities: dict[str, Entity] = {}
        for sentence in judged.sentences:
            text = sentence.text
            for name in (*_PROVISIONAL, *_KNOWN):
                at = text.find(name)
                if at < 0 or any(m.sentence == sentence.index and m.start == at for m in mentions):
                    continue
                found = entity(name)
                entities[found.id] = found
                mentions.append(
                    Mention(sentence.index, at, at + len(name), name, found.type, found.id, 0.6,
                            "by hand")
                )  # fmt: skip
            at = text.find("鼓楼区")
            if at >= 0:
                mentions.append(
                    Mention(sentence.index, at, at + 3, "鼓楼区", "Region", "", 0.5, "tie",
                            _DRUM_TOWERS)
                )  # fmt: skip
        mentions.sort(key=lambda m: (m.sentence, m.start))
        return Linked(tuple(mentions), dict(sorted(entities.items())), DocumentContext(()))


class PlainEngine:
    """States what the verb says of every fitting pair before and after it."""

    judge = SimpleNamespace(threshold=0.3)

    def candidates(
        self, document: Document, mentions: Sequence[Mention], entities: Mapping[str, Entity],
        context: DocumentContext,
    ) -> Any:  # fmt: skip
        return None

    def accept(
        self, document: Document, mentions: Sequence[Mention], candidates: Any
    ) -> tuple[Statement, ...]:
        made = []
        for one in mentions:
            for other in mentions:
                relation, verb = _SAID.get((one.type, other.type), ("", ""))
                text = document.sentences[one.sentence].text
                at = text.find(verb) if verb else -1
                if one.sentence == other.sentence and one.start < at < other.start and one.entity:
                    made.append(
                        Statement(one.entity, relation, other.entity, one.sentence, 0, len(text),
                                  0.55, verb, "same sentence", "by hand")
                    )  # fmt: skip
        return tuple(made)


def plain_reader() -> Reader:
    return Reader(GAZETTEER, PlainLinker(), PlainEngine())  # type: ignore[arg-type]
