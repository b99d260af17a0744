from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from loader_samples import OTHER, STORY, write

from graph.errors import LoadError
from loaders import find_files, load, load_file, load_text


def test_load_text_cuts_sentences_and_points_back_to_the_source():
    document = load_text("测试市发布方案,支持\n算力产业。第二句话!\n")

    assert [s.text for s in document.sentences] == ["测试市发布方案，支持算力产业。", "第二句话！"]
    start, stop = document.source_span(0, 8, 12)
    assert document.raw[start:stop] == "支持\n算力"


def test_load_walks_folders_in_order_and_keeps_the_given_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("in/b/二.txt", "in/b/一.md", "in/a.txt", "in/.hidden.txt"):
        write(tmp_path, name, STORY)

    names = [document.path for document in load(["in"])]

    assert names == ["in/a.txt", "in/b/一.md", "in/b/二.txt"]
    assert find_files(Path("./in")) == names


def test_a_link_back_to_its_folder_is_not_followed(tmp_path):
    write(tmp_path, "in/a.txt", STORY)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in", target_is_directory=True)

    assert len(find_files(tmp_path / "in")) == 1


def test_the_same_bytes_are_the_same_document_wherever_they_lie(tmp_path):
    one, other = write(tmp_path, "a.txt", STORY), write(tmp_path, "x/b.txt", STORY)

    assert load_file(one).id == load_file(other).id
    assert load_file(one).id != load_file(write(tmp_path, "c.txt", OTHER)).id


def test_load_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(STORY.encode("gb18030"))))

    [document] = load("-")

    assert document.path == "-"
    assert "".join(s.text for s in document.sentences) == STORY


def test_unknown_files_in_a_folder_are_skipped_with_one_warning(tmp_path):
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "b.xls", b"x")
    write(tmp_path, "c.zip", b"x")
    seen = []

    documents = list(load(tmp_path, on_warning=seen.append))

    assert len(documents) == 1
    assert len(seen) == 1 and "2 skipped (b.xls、c.zip)" in str(seen[0])


def test_a_bad_file_is_reported_and_the_others_are_still_done(tmp_path):
    write(tmp_path, "a.txt", "")
    write(tmp_path, "b.txt", bytes(range(256)) * 9)
    write(tmp_path, "c.txt", STORY)
    errors = []

    documents = list(load(tmp_path, on_error=errors.append))

    assert [d.name for d in documents] == ["c"]
    assert [str(e).split(": ")[0] for e in errors] == [f"{tmp_path}/a.txt", f"{tmp_path}/b.txt"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "the file is empty; remove it"),
        ("blank.txt", b" \n\t\n\xe3\x80\x80\n", "no text found in it; remove it"),
        ("noise.txt", b"----\n====\n", "no text found in it; remove it"),
        ("a.xyz", b"text", "no reader for .xyz; files read are"),
        ("none", b"text", "no reader for files without extension"),
        ("fake.pdf", b"not a pdf", "not a PDF file"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_what_to_do(tmp_path, name, data, message):
    path = write(tmp_path, name, data)

    with pytest.raises(LoadError, match=message) as caught:
        load_file(path)
    assert str(caught.value).startswith(f"{path}: ") and "\n" not in str(caught.value)


def test_a_missing_path_is_an_error(tmp_path):
    with pytest.raises(LoadError, match=r"gone: no such file or folder; check the path"):
        list(load(tmp_path / "gone"))


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_cannot_be_read_is_an_error_that_names_it(tmp_path, monkeypatch, what):
    path = write(tmp_path, "shut/a.txt", STORY)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir" if what == "folder" else "read_bytes", refuse)
    errors = []

    assert list(load(path.parent, on_error=errors.append)) == []
    assert "cannot be read (Permission denied); check its permissions" in str(errors[0])


def test_a_line_of_a_hundred_megabytes_is_refused_at_once(tmp_path):
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    with pytest.raises(LoadError, match=r"a line of 100,000,000 bytes .*break it into lines"):
        load_file(path)


def test_a_long_line_is_read_in_pieces_of_bounded_length():
    document = load_text("算力" * 100_000)

    assert max(len(s.text) for s in document.sentences) <= 200
    assert sum(len(s.text) for s in document.sentences) == 200_000
