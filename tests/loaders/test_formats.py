from io import BytesIO

import docx
import pypdfium2
import pytest
from loader_samples import OTHER, STORY, pdf_columns, rows, write
from pypdf import PdfWriter

from graph.errors import LoadError
from loaders import LoadWarning, load_file


def indented(text: str, width: int) -> list[str]:
    first, *rest = rows(text, width)
    return ["\u3000\u3000" + first, *rest]


def test_the_columns_of_a_pdf_are_read_one_after_the_other(tmp_path):
    data = pdf_columns([indented(STORY, 18), indented(OTHER, 18)], "青禾市扶持智能农机")
    document = load_file(write(tmp_path, "page.pdf", data))

    assert "".join(s.text for s in document.sentences if s.kind == "body") == STORY + OTHER
    assert document.articles[0].headline == "青禾市扶持智能农机"


def test_a_pdf_sentence_knows_its_page(tmp_path):
    writer = PdfWriter()
    for text in (STORY, OTHER):
        writer.append(BytesIO(pdf_columns([indented(text, 20)])))
    buffer = BytesIO()
    writer.write(buffer)
    document = load_file(write(tmp_path, "two.pdf", buffer.getvalue()))

    pages = {s.page for s in document.sentences if "云汐县的轴承" in s.text}
    assert pages == {2}
    assert document.sentences[0].page == 1


def test_a_scanned_page_is_named_in_a_warning(tmp_path):
    writer = PdfWriter()
    writer.append(BytesIO(pdf_columns([indented(STORY, 20)])))
    writer.add_blank_page()
    buffer = BytesIO()
    writer.write(buffer)
    path = write(tmp_path, "scan.pdf", buffer.getvalue())

    with pytest.warns(LoadWarning, match=r"scan\.pdf: page 2 has no text"):
        load_file(path)
    seen = []
    load_file(path, on_warning=seen.append)
    assert [str(w) for w in seen] == [f"{path}: page 2 has no text (a scan?); run OCR on it first"]


def test_a_pdf_of_scans_alone_is_an_error(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    buffer = BytesIO()
    writer.write(buffer)

    with pytest.raises(LoadError, match=r"no text on any of its 1 pages.*run OCR"):
        load_file(write(tmp_path, "scan.pdf", buffer.getvalue()))


def test_an_encrypted_pdf_is_an_error_that_names_it(tmp_path):
    writer = PdfWriter()
    writer.append(BytesIO(pdf_columns([indented(STORY, 20)])))
    writer.encrypt("geheim", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)

    with pytest.raises(LoadError, match=r"locked\.pdf: encrypted; save it without a password"):
        load_file(write(tmp_path, "locked.pdf", buffer.getvalue()))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_pdf_is_an_error_that_names_it(tmp_path, share):
    data = pdf_columns([indented(STORY, 20)])

    with pytest.raises(LoadError, match=r"half\.pdf: .*again"):
        load_file(write(tmp_path, "half.pdf", data[: int(len(data) * share)]))


def test_a_damaged_pdf_with_both_ends_is_an_error(tmp_path):
    with pytest.raises(LoadError, match=r"bad\.pdf: damaged"):
        load_file(write(tmp_path, "bad.pdf", b"%PDF-1.4\n" + b"\x07junk " * 500 + b"\n%%EOF\n"))


def test_pypdf_reads_what_pdfium_cannot(tmp_path, monkeypatch):
    path = write(tmp_path, "odd.pdf", pdf_columns([indented(STORY, 18)]))

    def refuse(_):
        raise pypdfium2.PdfiumError("Failed to load document")

    monkeypatch.setattr("pypdfium2.PdfDocument", refuse)

    text = "".join(s.text for s in load_file(path).sentences if s.kind == "body")
    assert text == STORY


def test_paragraphs_and_tables_of_a_word_file_keep_their_order(tmp_path):
    file, buffer = docx.Document(), BytesIO()
    file.add_heading("青禾市扶持智能农机", 1)
    file.add_paragraph(STORY)
    table = file.add_table(2, 2)
    for cell, text in zip(table._cells, ["县", "资金", "云汐县", "三千万元"], strict=True):
        cell.text = text
    file.add_paragraph(OTHER)
    file.save(buffer)
    document = load_file(write(tmp_path, "word.docx", buffer.getvalue()))

    texts = [s.text for s in document.sentences]
    assert texts[0] == "青禾市扶持智能农机"
    assert document.sentences[0].kind == "headline"
    assert texts.index("云汐县 三千万元") < texts.index(OTHER.split("。")[0] + "。")
    assert document.articles[0].headline == "青禾市扶持智能农机"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 no zip", "damaged .docx file"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "encrypted, or in the old .doc format"),
        (b"plain text", "damaged .docx file"),
    ],
)
def test_a_bad_word_file_is_an_error_that_says_what_to_do(tmp_path, data, message):
    with pytest.raises(LoadError, match=f"bad.docx: {message}.*save it"):
        load_file(write(tmp_path, "bad.docx", data))


PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>扶持智能农机_青禾网</title>
<meta name="PubDate" content="2024-05-06 10:20"><meta name="ContentSource" content="青禾日报">
</head><body><nav><a href="/">首页</a> <a href="/n">导航</a></nav>
<article><h1>青禾市扶持智能农机</h1><p>{STORY}</p><h2>产业集群</h2><p>{OTHER}</p></article>
<footer>版权所有 青禾网 备案号12345</footer><script>var x = "不要";</script></body></html>"""


def test_a_web_page_gives_its_main_text_with_source_and_date(tmp_path):
    document = load_file(write(tmp_path, "page.html", PAGE.encode("gb18030")))

    body = "".join(s.text for s in document.sentences if s.kind == "body")
    assert body == STORY + OTHER
    assert "不要" not in document.text and "首页" not in document.text
    assert (document.source, document.published) == ("青禾日报", "2024-05-06")
    assert document.articles[0].place == "青禾"


def test_an_empty_web_page_is_an_error(tmp_path):
    with pytest.raises(LoadError, match=r"page\.html: the page holds no text"):
        load_file(write(tmp_path, "page.html", "<html><body></body></html>"))


def test_markdown_marks_do_not_reach_the_text(tmp_path):
    items = "- 第一项，购机补贴。\n- 第二项，建设中心。\n"
    text = f"# 青禾市扶持智能农机\n\n![图](a.png)\n\n**{STORY}**\n\n{items}"
    document = load_file(write(tmp_path, "note.md", text))

    assert not set("#*![]") & set(document.text)
    assert "第一项，购机补贴。" in [s.text for s in document.sentences]
