import pytest

from graph.errors import LoadError
from loaders.encoding import decode

TEXT = "青禾市支持智能农机产业的发展，给予补贴。𠮷祥镇也在其中。" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_decode_reads_the_encodings_of_chinese_files(encoding):
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_decode_reads_utf16_without_a_mark(encoding):
    text = f"{TEXT}\r\n2025年，{TEXT}\r\n"

    assert decode(text.encode(encoding), "a.txt") == text


def test_decode_reads_gbk_files_of_one_line():
    assert decode("浙江省支持算力产业。".encode("gbk"), "a.txt") == "浙江省支持算力产业。"


def test_decode_reads_big5_by_detection():
    text = "我們在這裡支持人工智慧產業的發展，並且提供補助給所有的中小企業使用。" * 20

    assert decode(text.encode("big5"), "a.txt") == text


def test_decode_keeps_a_utf8_file_with_a_broken_byte():
    broken = TEXT.encode()[:30] + b"\xff" + TEXT.encode()[30:]

    assert decode(broken, "a.txt").replace("\ufffd", "") == TEXT


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\x00" * 99])
def test_decode_refuses_binary_files_and_says_what_to_do(data):
    with pytest.raises(LoadError, match=r"junk\.txt: not a text file.*save it as UTF-8"):
        decode(data, "junk.txt")
