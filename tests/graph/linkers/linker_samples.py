"""What the linkers' tests share: documents made on the spot, and linking by rule alone.

`RULES` links without tagger and trained selection: what it finds does not change when models do.
"""

import re
from array import array

from graph.document import Article, Document, OffsetMap, Sentence, digest, document_id
from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import Lexical, analyse
from graph.linkers.document_linker import DocumentLinker
from graph.linkers.proposal import Linker
from graph.linkers.region_resolution import RegionResolver
from graph.linkers.scene import Scene, scene
from graph.linkers.selection import Selection
from graph.mention import Mention

GAZETTEER = Gazetteer.load()
RULES = DocumentLinker(GAZETTEER, None, Selection(()))
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def document(text: str, *, paper: str = "", **about: str) -> Document:
    """Return a document of one article: a paragraph a line, particulars as in `Article`.

    The headline, if any, is printed before the text.
    """
    headline = about.get("headline", "")
    whole = f"{headline}\n{text}" if headline else text
    sentences = []
    for found in _SENTENCE.finditer(whole):
        kind = "headline" if headline and found.start() < len(headline) else "body"
        paragraph = whole.count("\n", 0, found.start())
        sentences.append(
            Sentence(len(sentences), *found.span(), found.group(), 0, paragraph, kind=kind)
        )
    sha = digest(whole.encode())
    return Document(
        document_id(sha),
        "样稿.txt",
        "样稿.txt",
        sha,
        whole,
        whole,
        OffsetMap(array("I", range(len(whole)))),
        (Article(0, 0, len(whole), **about),),
        tuple(sentences),
        source=paper,
    )


def lexical(text: str) -> Lexical:
    """Analyse a text."""
    return analyse(document(text), GAZETTEER)


def scene_of(text: str, *, paper: str = "", **about: str) -> Scene:
    """Return the scene of a text."""
    made = analyse(document(text, paper=paper, **about), GAZETTEER)
    return scene(made, GAZETTEER, RegionResolver(GAZETTEER))


def home_of(text: str, **about: str) -> str:
    """Return the name of a text's home region."""
    entry = GAZETTEER.entry(scene_of(text, **about).homes[0])
    return entry.name if entry else ""


def proposed(linker: Linker, text: str, **about: str) -> set[tuple[str, str]]:
    """Return (surface, finder) of what a linker proposes in a text."""
    return {(text[p.start : p.stop], p.finder) for p in linker.propose(scene_of(text, **about))}


def mentions(text: str, **about: str) -> list[Mention]:
    """Return the mentions that rules alone find in a text."""
    return list(RULES.link(document(text, **about)).mentions)


def linked(text: str, kind: str = "", **about: str) -> dict[str, str]:
    """Return the entity, empty if ambiguous, by surface of the names (of a type) in a text."""
    return {
        m.surface: m.entity
        for m in mentions(text, **about)
        if not m.deictic and kind in ("", m.type)
    }


def pointed(text: str, **about: str) -> dict[str, str]:
    """Return the name of what each pointing word of a text means."""
    found = {}
    linked_ = RULES.link(document(text, **about))
    for m in linked_.mentions:
        if m.deictic:
            found[m.surface] = linked_.entities[m.entity].name
    return found
