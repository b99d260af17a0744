"""What 我市 means in an editor's note: the reprinting paper's city, not the reprinted report's.

A note opens with 编者按 and ends with its paragraph. The paper is the one named before the note on
the page, else the document's source where the report gives another; a source line after the note
is the report's, and then nothing tells.
"""

import re

from graph.document import Article, Document, Sentence
from graph.gazetteer.gazetteer import Gazetteer

_NOTE = re.compile(r"[【\[（(]?(?:编者按|编者的话|编者注|编后语?|编辑点评)[】\]）):：]?")
_PAPER = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:日报|晚报|晨报|早报|都市报|新闻网)")


def note_homes(document: Document, gazetteer: Gazetteer) -> dict[int, str]:
    """Return the home region's id, empty if unknown, of each sentence of an editor's note."""
    homes: dict[int, str] = {}
    for sentence in document.sentences:
        opening = _NOTE.match(sentence.text)
        if not opening or sentence.index in homes:
            continue
        home = _home(document, sentence, gazetteer)
        # 编者按 on a line of its own announces the paragraph below it.
        alone = opening.end() == len(sentence.text.rstrip())
        last = sentence.paragraph + alone
        for other in document.sentences[sentence.index :]:
            if other.paragraph > last or other.article != sentence.article:
                break
            homes[other.index] = home
    return homes


def _home(document: Document, note: Sentence, gazetteer: Gazetteer) -> str:
    article = next(a for a in document.articles if a.index == note.article)
    for sentence in reversed(document.sentences[: note.index]):
        here = sentence.article == note.article and sentence.kind != "body"
        if here and (home := _region_of(sentence.text, gazetteer)):
            return home
    if document.source != article.source:
        return _region_of(document.source, gazetteer)
    if _source_follows(document, note, article):
        return ""
    regions = [r.entry.id for r in gazetteer.named(article.place) if r.entry.type == "Region"]
    return regions[0] if len(regions) == 1 else ""


def _source_follows(document: Document, note: Sentence, article: Article) -> bool:
    return bool(article.source) and any(
        s.article == note.article and article.source in s.text
        for s in document.sentences[note.index :]
    )


def _region_of(text: str, gazetteer: Gazetteer) -> str:
    """Return the id of the region that the first local paper named in a text speaks for."""
    for found in _PAPER.finditer(text):
        name = found.group(1)
        for start in range(len(name) - 1):
            regions = {
                r.entry.id for r in gazetteer.named(name[start:]) if r.entry.type == "Region"
            }
            if len(regions) == 1:
                return regions.pop()
    return ""
