"""What holds of every mention of every text: it quotes its sentence and maps to the source."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linker_samples import GAZETTEER, RULES, document

from graph.gazetteer.gazetteer import Gazetteer, built_in_rows
from graph.linkers.document_linker import DocumentLinker
from graph.linkers.selection import Selection
from graph.mention import Mention
from loaders import load_text

BUILT_IN = DocumentLinker.built_in(GAZETTEER)
PIECES = st.sampled_from([
    "杭州市余杭区", "朝阳区", "省经信厅", "杭州麦子智云科技有限公司", "（以下简称“麦子智云”）",
    "支持", "发展", "人工智能产业", "、", "和", "“算力券”", "“青禾护航”行动", "《云汐办法》",
    "我市", "公司", "董事长李青说", "编者按：", "，", "。", "！", "\n", "\n\n", " ", "ＡＩ",
    "关于支持算力的意见", "平湖路", "嘉善青禾产业园", "行动", "有限", "计划",
])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(str.strip)


def levelled(text: str) -> str:
    return "".join(text.split()).translate({0xFF21: "A", 0xFF29: "I"})


@pytest.mark.parametrize("linker", [RULES, BUILT_IN], ids=["rules", "built in"])
@given(text=TEXTS)
@settings(max_examples=60)
def test_every_mention_quotes_its_sentence_and_maps_to_the_source(linker, text):
    made = load_text(f"杭州市快讯。\n\n{text}。")
    found = linker.link(made)

    for mention in found.mentions:
        sentence = made.sentences[mention.sentence]
        assert sentence.text[mention.start : mention.stop] == mention.surface
        start, stop = made.source_span(mention.sentence, mention.start, mention.stop)
        assert levelled(made.raw[start:stop]) == levelled(mention.surface)
        assert 0.0 <= mention.score <= 1.0
        assert bool(mention.entity) != bool(mention.candidates)
        if mention.entity:
            assert found.entities[mention.entity].type == mention.type
    order = [(m.sentence, m.start, -m.stop, m.type) for m in found.mentions]
    assert order == sorted(order)


@given(text=TEXTS)
@settings(max_examples=40)
def test_no_mention_crosses_another_and_none_is_there_twice(text):
    names = [m for m in RULES.link(load_text(f"快讯。\n\n{text}。")).mentions if not m.deictic]

    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if a.sentence == b.sentence:
                assert not (a.start < b.start < a.stop < b.stop)
                assert not (b.start < a.start < b.stop < a.stop)
                assert (a.start, a.stop) != (b.start, b.stop)


TEXT = (
    "浙江省推进人工智能产业，省经信厅印发方案。杭州市余杭区、朝阳区和鼓楼区参加，"
    "杭州麦子智云科技有限公司、海康威视与浙江大学签约，《云汐办法》与“算力券”同时推出。"
    "余杭区经信局在杭州人工智能小镇设点。我省支持该区，公司负责人到场。"
)


def test_the_order_of_gazetteer_rows_does_not_matter():
    rows = list(built_in_rows())
    random.Random(7).shuffle(rows)
    # A name that two rows of one id give is the later row's; only such rows keep their order.
    seen: dict[str, list[int]] = {}
    for index, row in enumerate(built_in_rows()):
        seen.setdefault(row.entry.id, []).append(index)
    together = {id_ for id_, places in seen.items() if len(places) > 1}
    rows = [r for r in rows if r.entry.id not in together] + [
        r for r in built_in_rows() if r.entry.id in together
    ]
    shuffled = DocumentLinker(Gazetteer(rows), None, Selection(()))
    made = document(TEXT, headline="浙江支持人工智能")

    assert shuffled.link(made).mentions == RULES.link(made).mentions


def test_linking_again_gives_the_same():
    made = document(TEXT, place="浙江省")

    assert BUILT_IN.link(made) == BUILT_IN.link(made)


def test_a_paragraph_is_linked_alike_wherever_the_article_stands():
    filler = "本报讯 会议昨日召开，与会者讨论了许多问题。\n\n"
    body = "德清县支持地理信息产业。德清县设立基金。"

    def names(made) -> list[tuple[str, str]]:
        return [(m.surface, m.entity) for m in RULES.link(made).mentions]

    assert names(load_text(body)) == names(load_text(filler * 3 + body))


def test_a_text_without_names_has_no_mentions():
    assert RULES.link(document("今天天气很好，大家都高兴。")).mentions == ()


@pytest.mark.parametrize("text", ["。", "！？", "A", "——", "“”", "《》", "有限公司", "1"])
def test_odd_texts_are_linked_without_error(text):
    for linker in (RULES, BUILT_IN):
        assert isinstance(linker.link(document(text)).mentions, tuple)


def test_an_ambiguous_name_has_candidates_with_reasons():
    [mention] = RULES.link(document("朝阳区发布。")).mentions

    assert isinstance(mention, Mention)
    assert [c.why for c in mention.candidates] == ["region name"] * 2
    assert [c.score for c in mention.candidates] == sorted(
        (c.score for c in mention.candidates), reverse=True
    )
