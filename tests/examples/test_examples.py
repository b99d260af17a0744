"""The sample corpus must be what its README says, and its annotation must fit the pages as read."""

import importlib.util
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from graph.document import Document
from loaders import load_file
from loaders.formats import READERS
from zhengtu.evaluation.gold import GoldDocument, fold, merge, read_gold

EXAMPLES = Path(__file__).parents[2] / "examples"
CORPUS = sorted((EXAMPLES / "corpus").iterdir())
SMALL = 60_000


def page(name: str) -> Path:
    [path] = (EXAMPLES / "corpus").glob(f"{name}.*")
    return path


def gold_of(path: Path) -> GoldDocument:
    return read_gold(EXAMPLES / "gold" / f"{path.stem}.json")


def words_of(gold: GoldDocument) -> Iterator[str]:
    for article in gold.articles:
        for entity in article.entities:
            yield from entity.surfaces
        for relation in article.relations:
            yield relation.quote


@pytest.fixture(scope="module")
def make_corpus() -> ModuleType:
    pytest.importorskip("reportlab", reason="the sample's PDF pages are made with reportlab")
    spec = importlib.util.spec_from_file_location("make_corpus", EXAMPLES / "make_corpus.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_format_that_is_read_is_in_the_sample() -> None:
    assert {path.suffix for path in CORPUS} == {".txt", ".md", ".html", ".pdf", ".docx"}
    assert {path.suffix for path in CORPUS} <= set(READERS)


def test_every_page_has_its_source_and_its_annotation() -> None:
    names = [path.stem for path in CORPUS]
    assert names == sorted(path.stem for path in (EXAMPLES / "gold").iterdir())
    assert names == sorted(path.stem for path in (EXAMPLES / "sources").glob("*.ann"))
    formats = yaml.safe_load((EXAMPLES / "sources/formats.yaml").read_text(encoding="utf-8"))
    assert {n: s["format"] for n, s in formats.items()} == {p.stem: p.suffix[1:] for p in CORPUS}


def test_the_readme_describes_every_page() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in CORPUS if f"`{path.name}`" not in readme] == []


def test_the_sample_is_small_enough_to_ship() -> None:
    for suffix in {path.suffix for path in CORPUS}:
        assert sum(p.stat().st_size for p in CORPUS if p.suffix == suffix) < SMALL, suffix


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_page_loads_without_a_warning(path: Path) -> None:
    warnings: list[object] = []
    document = load_file(path, on_warning=warnings.append)
    assert document.sentences
    assert warnings == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_annotated_words_stand_in_the_page_as_read(path: Path) -> None:
    document = load_file(path)
    raw, text = fold(document.raw).text, fold(document.text).text
    missing = [
        words
        for words in words_of(gold_of(path))
        if fold(words).text not in raw or fold(words).text not in text
    ]
    assert missing == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_annotated_relations_fit_the_ontology(path: Path) -> None:
    assert merge(gold_of(path)).certainty  # raises for a signature the ontology does not have


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_an_article_opens_where_its_annotation_says(path: Path) -> None:
    text = fold(load_file(path).text).text
    starts = [text.find(fold(a.starts_with).text) for a in gold_of(path).articles]
    assert -1 not in starts
    assert all(a < b for a, b in pairwise(starts))


def test_making_the_sample_gives_what_is_committed(make_corpus: ModuleType, tmp_path: Path) -> None:
    make_corpus.make(tmp_path)
    for path in CORPUS:
        made = tmp_path / "corpus" / path.name
        if path.suffix in (".pdf", ".docx"):  # their bytes depend on the version of the library
            assert load_file(made).raw == load_file(path).raw, path.name
        else:
            assert made.read_bytes() == path.read_bytes(), path.name
        gold = f"gold/{path.stem}.json"
        assert (tmp_path / gold).read_bytes() == (EXAMPLES / gold).read_bytes(), gold


def test_making_the_sample_twice_gives_the_same_bytes(
    make_corpus: ModuleType, tmp_path: Path
) -> None:
    first, second = (make_corpus.make(tmp_path / run) for run in ("one", "two"))
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_one_page_is_gb18030_and_one_has_a_byte_order_mark() -> None:
    with pytest.raises(UnicodeDecodeError):
        page("cixi").read_bytes().decode("utf-8")
    assert "慈溪市的智能家电" in page("cixi").read_bytes().decode("gb18030")
    assert page("sichuan").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_magazine_page_has_short_rows_with_blank_lines_between() -> None:
    lines = page("wenling").read_text(encoding="utf-8").splitlines()
    assert all(not blank for blank in lines[1::2])
    assert max(len(row) for row in lines[4::2]) <= 20


def test_the_two_column_page_runs_over_two_pages() -> None:
    assert {s.page for s in load_file(page("jinyun")).sentences} == {1, 2}


def test_the_same_report_stands_in_two_papers() -> None:
    def body(document: Document) -> set[str]:
        return {s.text for s in document.sentences if s.kind == "body"}

    one, other = (load_file(page(name)) for name in ("robots", "robots_repost"))
    assert one.source != other.source
    assert len(body(one) & body(other)) >= 0.8 * len(body(one))


def test_the_editors_note_and_the_report_have_their_own_home_regions() -> None:
    note, report = gold_of(page("deqing")).articles
    assert (note.context_region, report.context_region) == ("宣城市", "浙江省")


def test_many_counties_back_many_industries() -> None:
    backs: set[tuple[str, str]] = set()
    for path in CORPUS:
        merged = merge(gold_of(path))
        names = {key: entity.name for key, entity in merged.entities.items()}
        backs |= {(names[s], names[o]) for s, p, o in merged.certainty if p == "BACKS"}
    assert len({region for region, _ in backs}) >= 25
    assert len({industry for _, industry in backs}) >= 80
