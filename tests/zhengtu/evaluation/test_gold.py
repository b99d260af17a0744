"""Annotations must land on a document however its loader re-joined and mended the text."""

import json
from array import array
from pathlib import Path

import pytest

from graph.document import Article, Document, OffsetMap, Sentence
from zhengtu.evaluation.gold import (
    GoldDocument,
    GoldError,
    entity_id,
    fold,
    gold_context,
    gold_entities,
    merge,
    project,
    quoted_spans,
    read_gold,
)

SENTENCES = (
    "桐庐县出台《快递之乡振兴办法》，支持物流装备。",
    "全县还设立“通达券”，面向物流装备企业。",
    "桐庐智谷小镇落户于此。",
)


def document(sentences: tuple[str, ...] = SENTENCES) -> Document:
    text = "".join(sentences)
    made, at = [], 0
    for index, words in enumerate(sentences):
        made.append(Sentence(index, at, at + len(words), words, 0))
        at += len(words)
    offsets = OffsetMap(array("l", range(len(text))))
    article = Article(0, 0, len(text))
    return Document("doc:1", "t", "t.txt", "0", text, text, offsets, (article,), tuple(made))


@pytest.fixture
def gold(tmp_path: Path) -> GoldDocument:
    def entity(id_: str, type_: str, name: str, *surfaces: str) -> dict[str, object]:
        return {"id": id_, "type": type_, "name": name, "surfaces": [*surfaces]}

    def relation(s: str, p: str, o: str, quote: str) -> dict[str, str]:
        return {"s": s, "p": p, "o": o, "quote": quote, "certainty": "explicit"}

    article = {
        "title": "办法",
        "source": None,
        "date": None,
        "context_region": "桐庐县",
        "starts_with": "桐庐县 出台《快递",
        "entities": [
            entity("e1", "Region", "桐庐县", "桐庐", "桐庐县"),
            entity("e2", "Program", "通达券", '"通达券"'),
            entity("e3", "Industry", "物流装备", "物流\n装备"),
            entity("e4", "Park", "桐庐智谷小镇", "桐庐智谷小镇"),
        ],
        "relations": [
            relation("e1", "ISSUES", "e2", '全县还设立"通达券"'),
            relation("e1", "BACKS", "e3", "支持物流 装备"),
        ],
    }
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"chunk": "t", "articles": [article]}), encoding="utf-8")
    return read_gold(path)


def test_project_finds_surfaces_despite_white_space_and_quote_style(gold: GoldDocument) -> None:
    found = {(m.sentence, m.surface, m.type) for m in project(gold, document())}

    assert found == {
        (0, "桐庐县", "Region"),
        (0, "物流装备", "Industry"),
        (1, "“通达券”", "Program"),
        (1, "物流装备", "Industry"),
        (2, "桐庐智谷小镇", "Park"),
        (2, "桐庐", "Region"),
    }


def test_project_quotes_its_sentence(gold: GoldDocument) -> None:
    here = document()
    for m in project(gold, here):
        assert here.sentences[m.sentence].text[m.start : m.stop] == m.surface


def test_quotes_are_found_where_they_stand(gold: GoldDocument) -> None:
    here = document()
    triple = (entity_id("Region", "桐庐县"), "ISSUES", entity_id("Program", "通达券"))
    [(start, stop, certainty)] = quoted_spans(gold, here)[triple]

    assert here.text[start:stop] == "全县还设立“通达券”"
    assert certainty == "explicit"


def test_context_names_the_home_region(gold: GoldDocument) -> None:
    [context] = gold_context(gold, document()).articles

    assert context.home_region == entity_id("Region", "桐庐县")
    assert context.home_region in gold_entities(gold)


def test_merge_keeps_relations_of_all_articles(gold: GoldDocument) -> None:
    assert len(merge(gold).certainty) == 2


def test_fold_maps_back_to_the_original() -> None:
    folded = fold("算力 ４１５Ｘ“集群”")

    assert folded.text == '算力415X"集群"'
    assert [folded.offsets[folded.text.index(c)] for c in "4集"] == [3, 8]


def test_read_gold_names_the_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"broken\.json"):
        read_gold(path)
