from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
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


SHORT = [
    "市里把老厂房改成实验室，帮小企业。",
    "竹溪镇共享茶厂开夜班。",
    "共享茶厂开了夜班，工钱多出两成",
    "数控机床产业连成一体，形成链条。",
    "云汐县引进智能农机企业三十家，落户产业园。",
]


@pytest.mark.parametrize("width", [8, 10, 12, 14])
def test_paragraphs_of_two_rows_in_a_narrow_pdf_are_no_headings(tmp_path, width):
    lines = [line for text in [*SHORT, STORY, *SHORT] for line in indented(text, width)]
    document = load_file(write(tmp_path, "narrow.pdf", pdf_columns([lines[:46], lines[46:]])))

    assert {s.kind for s in document.sentences} == {"body"}
    assert "".join(s.text for s in document.sentences) == "".join([*SHORT, STORY, *SHORT])


def test_a_subhead_in_the_middle_of_a_pdf_column_stays_one(tmp_path):
    lines = [*indented(STORY, 16), "\u3000" * 5 + "共享实验室", *indented(OTHER, 16)]
    document = load_file(write(tmp_path, "page.pdf", pdf_columns([lines, indented(STORY, 16)])))

    heads = [s.text for s in document.sentences if s.kind == "headline"]
    assert heads == ["共享实验室"]


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
    rows = [s for s in document.sentences if s.text in ("县 资金", "云汐县 三千万元")]
    assert [s.kind for s in rows] == ["body", "body"]
    assert texts.index("云汐县 三千万元") < texts.index(OTHER.split("。")[0] + "。")
    assert document.articles[0].headline == "青禾市扶持智能农机"


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_cells_of_a_table_inside_a_cell_stay_apart(tmp_path):
    file, path = docx.Document(), tmp_path / "nested.docx"
    cell = file.add_table(1, 1).cell(0, 0)
    cell.text = "责任单位"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "区经信局", "区科技局"
    file.save(str(path))

    assert load_file(path).text.split() == ["责任单位", "区经信局", "区科技局"]


def test_a_word_file_is_read_with_its_changes_accepted(tmp_path):
    file, buffer = docx.Document(), BytesIO()
    paragraph = file.add_paragraph("云汐县安排资金")
    for element in (
        "<w:del {0} w:id='1'><w:r><w:delText>两</w:delText></w:r></w:del>",
        "<w:ins {0} w:id='2'><w:r><w:t>三</w:t></w:r></w:ins>",
        "<w:moveFrom {0} w:id='3'><w:r><w:t>旧话</w:t></w:r></w:moveFrom>",
        "<w:smartTag {0} w:element='chmetcnv'><w:r><w:t>千万元</w:t></w:r></w:smartTag>",
        "<w:r {0}><w:t>，支持轴承产业。</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(element.format(WORD)))
    control = f"<w:sdt {WORD}><w:sdtContent><w:p><w:r><w:t>{OTHER}</w:t></w:r></w:p>"
    paragraph._p.addnext(parse_xml(f"{control}</w:sdtContent></w:sdt>"))
    file.save(buffer)
    document = load_file(write(tmp_path, "word.docx", buffer.getvalue()))

    assert document.text.split("\n") == ["云汐县安排资金三千万元，支持轴承产业。", OTHER]


TABLE = [("县", "资金"), ("云汐县", "3000万元"), ("竹溪县", "补贴农机，200万元。")]


@pytest.mark.parametrize("name", ["table.md", "table.html"])
def test_the_rows_of_a_table_are_text_and_their_frame_is_not(tmp_path, name):
    if name.endswith("md"):
        lines = ["| " + " | ".join(row) + " |" for row in TABLE]
        text = "\n".join([STORY, "", lines[0], "|---|:-:|", *lines[1:], "", OTHER])
    else:
        cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in TABLE)
        page = f"<article><p>{STORY}</p><table>{cells}</table><p>{OTHER}</p></article>"
        text = f"<html><body>{page}</body></html>"
    document = load_file(write(tmp_path, name, text))

    assert document.text.split("\n") == [STORY, *map(" ".join, TABLE), OTHER]
    assert {s.kind for s in document.sentences} == {"body"}
    row = next(s for s in document.sentences if s.text.startswith("云汐县 "))
    start, stop = document.source_span(row.index, 0, 3)
    assert document.raw[start:stop] == "云汐县"


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


@pytest.mark.parametrize("piece", ["<p>{}</p>", "<div><p>{}</p></div>", "<!-- x -->\n<P>{}</P>"])
def test_a_piece_of_a_web_page_is_read(tmp_path, piece):
    document = load_file(write(tmp_path, "piece.html", piece.format(STORY)))

    assert document.text == STORY


def test_an_empty_web_page_is_an_error(tmp_path):
    with pytest.raises(LoadError, match=r"page\.html: the page holds no text"):
        load_file(write(tmp_path, "page.html", "<html><body></body></html>"))


def test_markdown_marks_do_not_reach_the_text(tmp_path):
    items = "- 第一项，购机补贴。\n- 第二项，建设中心。\n"
    text = f"# 青禾市扶持智能农机\n\n![图](a.png)\n\n**{STORY}**\n\n{items}"
    document = load_file(write(tmp_path, "note.md", text))

    assert not set("#*![]") & set(document.text)
    assert "第一项，购机补贴。" in [s.text for s in document.sentences]
