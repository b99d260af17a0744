"""Every character of the clean text is the character at its offset, at most in another width."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loader_samples import OTHER, STORY, pdf_columns, rows, write

from graph.document import Document
from loaders import load_file, load_text
from loaders.characters import unify

# What a character of the clean text may be in the unified source.
SAME = dict(zip("，：；！？（）", (",，", ":：", ";；", "!！", "?？", "(（", ")）"), strict=True))
SAME |= {"“": '"“', "”": '"”', "‘": "'‘", "’": "'’", "。": ".。", "…": "·.。…"}
SAME |= {" ": " \n\u3000|", "\n": "\n"}

NAMES = ["青禾市", "算力券", "智能农机", "４１５Ｘ", "AI", "DeepSeek", "2.5亿元", "1,000", "10:30"]
MARKS = [*"，,。!？:；\"'“”()（）《》、—%/■●的与", "……", "...", "··"]
BREAKS = ["\n", "\n\n", "\r\n", " ", "\u3000", "\u3000\u3000", "\t", "\f", "===", "\n===\n"]
ODD = [
    "# ",
    "\n## ",
    "**",
    "- ",
    "![x](y)",
    "\u200b",
    "\ufeff",
    "⾼",
    "𠮷",
    "<br>",
    "②",
    "\n12\n",
    "\n| ",
    " | ",
    " |\n",
]
LINES = ["本报讯(记者 林知秋)", "3月2日", "记者 卫东 摄", "（来源：《云汐日报》）", "\n■苏 禾\n"]
WORDS = st.sampled_from([*NAMES, *MARKS, *BREAKS, *ODD, *LINES])
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map("".join)


def check(document: Document) -> None:
    offsets = document.offsets.offsets
    assert len(offsets) == len(document.text)
    unified = unify(document.raw)
    for index, clean in enumerate(document.text):
        source = unified[offsets[index]]
        assert source == clean or source in SAME.get(clean, ""), (clean, source)
    assert all(a < b for a, b in pairwise(offsets))
    for s in document.sentences:
        assert document.text[s.start : s.stop] == s.text
        assert s.text == s.text.strip() != ""
        start, stop = document.source_span(s.index, 0, len(s.text))
        assert start == offsets[s.start] and stop == offsets[s.stop - 1] + 1
    stops = [0, *(s.stop for s in document.sentences)]
    assert all(s.start >= stop for s, stop in zip(document.sentences, stops, strict=False))
    for article in document.articles:
        mine = [s for s in document.sentences if s.article == article.index]
        assert mine and all(article.start <= s.start and s.stop <= article.stop for s in mine)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_span_of_a_text_maps_to_its_source(text):
    check(load_text(text))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_maps_to_its_source(text):
    check(load_text(text))


@given(
    st.integers(min_value=8, max_value=40),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_rows_of_any_width_in_any_encoding_map_to_their_source(tmp_path, width, end, encoding):
    lines = [row for text in (STORY, OTHER) * 3 for row in rows(text, width)]
    path = write(tmp_path, "rows.txt", end.join(lines).encode(encoding))

    document = load_file(path)

    check(document)
    assert document.raw.replace("\r\n", "\n") == end.join(lines).replace("\r\n", "\n")


@pytest.mark.parametrize("width", [12, 18])
def test_a_pdf_maps_to_the_text_of_its_pages(tmp_path, width):
    columns = [rows(STORY + OTHER, width), rows(OTHER + STORY, width)]
    check(load_file(write(tmp_path, "page.pdf", pdf_columns(columns, "青禾市扶持智能农机"))))


def test_a_word_file_maps_to_its_paragraphs(tmp_path):
    file, buffer = docx.Document(), BytesIO()
    file.add_heading("青禾市 扶持智能农机")
    file.add_paragraph("　　" + STORY.replace("，", ","))
    file.add_table(1, 2).rows[0].cells[0].text = "云汐县"
    file.save(buffer)

    check(load_file(write(tmp_path, "word.docx", buffer.getvalue())))


def test_a_web_page_maps_to_its_extracted_text(tmp_path):
    text = f"<h1>扶持 智能农机</h1><p>{STORY}</p><p>{OTHER}</p>"
    page = f"<html><body><article>{text}</article></body></html>"

    check(load_file(write(tmp_path, "page.html", page)))


@pytest.mark.skipif(not Path("examples/corpus").exists(), reason="no sample corpus here yet")
def test_the_sample_corpus_maps_to_its_source():
    for path in sorted(Path("examples/corpus").rglob("*.*")):
        if path.suffix in (".txt", ".md", ".html", ".pdf", ".docx"):
            check(load_file(path))
