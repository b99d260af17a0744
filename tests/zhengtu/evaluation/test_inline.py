"""Inline marks must give the text back untouched, and say where a file is wrong."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengtu.evaluation.gold import GoldRelation, merge, read_gold
from zhengtu.evaluation.inline import InlineError, main, read_articles, read_inline, write_folder

TWO_ARTICLES = """\
# title: 桐庐发布快递新政
# byline: ■本刊记者 钱一
# source: 示例日报
# date: 2025-06-03
# region: 桐庐县

{桐庐|Region=桐庐县}发布{“通达券”|Program=通达券}实施细则，
支持{{桐庐|Region=桐庐县}{快递
物流|Industry=快递物流}小镇|Park}做强{快递物流|Industry}。
---
桐庐县 ISSUES 通达券 | 桐庐发布“通达券”
桐庐快递物流小镇 TARGETS 快递物流 | 支持桐庐快递物流小镇
桐庐县 BACKS 快递物流 | 做强快递物流 | implied
===
# title: 山村的秋天
# region:
柿子红了，老人们在村口聊天。
"""


def write(folder: Path, text: str, name: str = "x.ann") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def body(words: str, *relations: str) -> str:
    return "\n".join(["# title: 题", words, "---", *relations])


def test_text_is_the_page_without_marks(tmp_path: Path) -> None:
    text, _ = read_inline(write(tmp_path, TWO_ARTICLES))
    assert text == (
        "桐庐发布快递新政\n■本刊记者 钱一\n\n"
        "桐庐发布“通达券”实施细则，\n支持桐庐快递\n物流小镇做强快递物流。\n\n"
        "山村的秋天\n\n柿子红了，老人们在村口聊天。\n"
    )


def test_marks_become_entities_with_every_surface_mended(tmp_path: Path) -> None:
    _, gold = read_inline(write(tmp_path, TWO_ARTICLES))
    first, second = gold.articles
    assert [(e.id, e.type, e.name, e.surfaces) for e in first.entities] == [
        ("e1", "Region", "桐庐县", ("桐庐",)),
        ("e2", "Program", "通达券", ("“通达券”",)),
        ("e3", "Park", "桐庐快递物流小镇", ("桐庐快递物流小镇",)),
        ("e4", "Industry", "快递物流", ("快递物流",)),
    ]
    assert first.relations[2] == GoldRelation("e1", "BACKS", "e4", "做强快递物流", "implied")
    assert (first.source, first.date, first.context_region) == ("示例日报", "2025-06-03", "桐庐县")
    assert first.starts_with == "桐庐发布“通达券”实施细则，支"
    assert not second.entities and not second.relations


def test_marks_hold_the_words_they_name(tmp_path: Path) -> None:
    article = read_articles(write(tmp_path, TWO_ARTICLES))[0]
    assert [article.body[m.start : m.stop] for m in article.marks] == [
        "桐庐", "“通达券”", "桐庐快递\n物流小镇", "桐庐", "快递\n物流", "快递物流",
    ]  # fmt: skip


def test_title_that_stands_in_the_body_is_not_repeated(tmp_path: Path) -> None:
    text, _ = read_inline(write(tmp_path, "# title: 柿子红了\n秋意浓\n柿子\n红了\n山村热闹"))
    assert text == "秋意浓\n柿子\n红了\n山村热闹\n"


def test_official_excerpts_are_parted_by_a_rule(tmp_path: Path) -> None:
    excerpt = "# title: 第{0}条\n# kind: official\n第{0}条的内容。\n"
    text, _ = read_inline(write(tmp_path, excerpt.format("一") + "===\n" + excerpt.format("二")))
    assert "第一条的内容。\n\n===\n\n第二条的内容。" in text


def test_latin_names_keep_their_spaces(tmp_path: Path) -> None:
    _, gold = read_inline(write(tmp_path, body("{Hugging Face|Company}与{云 深 处|Company}同台")))
    assert [e.name for e in gold.articles[0].entities] == ["Hugging Face", "云深处"]


def test_a_name_of_two_types_is_told_apart(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        body(
            "{海盐|Region}推广{算力|Program}，做强{算力|Industry}",
            "海盐 BACKS 算力:Industry | 做强算力",
        ),
    )
    _, gold = read_inline(path)
    assert gold.articles[0].relations[0].object == "e3"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (body("甲{桐庐|Region"), "line 2: unbalanced braces"),
        (body("甲\n{桐庐\n乙"), "line 3: unbalanced braces"),
        (body("桐庐|Region}"), "line 2: unbalanced braces"),
        (body("{桐庐}"), "line 2: unbalanced braces"),
        (body("{|Region}"), "line 2: .*no words"),
        (body("{桐庐|City}"), "line 2: no type 'City'; the types are Region, Company"),
        (body("{桐庐|Region}，又见桐庐"), "line 2: 桐庐 is marked elsewhere but not here"),
        (body("{桐庐|Region}", "桐庐 BACKS 快递 | 桐庐"), "line 4: '快递' is not marked"),
        (body("{桐庐|Region}{快递|Industry}", "快递 BACKS 桐庐 | 桐庐"), "line 4: .*not allowed"),
        (body("{桐庐|Region}{快递|Industry}", "桐庐 LIKES 快递 | 桐庐"), "no relation 'LIKES'"),
        (body("{桐庐|Region}{快递|Industry}", "桐庐 BACKS 快递 | 支持"), "line 4: the quote"),
        (body("{桐庐|Region}{快递|Industry}", "桐庐 BACKS 快递"), "line 4: .*is no relation"),
        (body("{桐庐|Region}{快递|Industry}", "桐庐 BACKS 快递 | 桐庐 | 也许"), "certainty"),
        (body("{甲乙|Region}{甲乙|Company}{丙丁|Company}", "丙丁 INVESTS_IN 甲乙 | 丙丁"),
         "甲乙:Region or 甲乙:Company"),
        ("# titel: 题\n甲", "line 1: '# titel: 题' is no header"),
        ("# title: 题\n---\n", "article 1 \\(题\\), line 1: the article has no body"),
        ("", "holds no article"),
        (TWO_ARTICLES + "又{一}", "article 2 \\(山村的秋天\\), line 18"),
    ],
)  # fmt: skip
def test_errors_name_the_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InlineError, match=words):
        read_inline(write(tmp_path, text))


def test_written_folder_reads_back_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, TWO_ARTICLES)
    assert write_folder(tmp_path, tmp_path / "out") == 1
    text, gold = read_inline(path)
    assert read_gold(tmp_path / "out/gold/x.json") == gold
    assert (tmp_path / "out/corpus/x.txt").read_text(encoding="utf-8") == text
    assert json.loads((tmp_path / "out/gold/x.json").read_text(encoding="utf-8"))["chunk"] == "x"


def test_command_reports_the_error_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, body("{桐庐|Region"))
    assert main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "x.ann, article 1 (题), line 2" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@given(st.lists(st.tuples(st.text("甲乙丙丁 \n", min_size=1), st.booleans()), min_size=1))
def test_removing_the_marks_restores_the_body(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, bool]]
) -> None:
    marked = "".join(f"{{{words}|Region=戊}}" if is_name else words for words, is_name in pieces)
    path = write(tmp_path_factory.mktemp("a"), f"# title: 题\n始{marked}末")
    try:
        article = read_articles(path)[0]
    except InlineError as error:
        assert "is marked elsewhere" in str(error)
        return
    assert article.body == "始" + "".join(words for words, _ in pieces) + "末"
    assert len(article.marks) == sum(is_name for _, is_name in pieces)


EXAMPLES = sorted(Path(__file__).parents[3].joinpath("examples/annotated").glob("*.ann"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_example_is_well_formed(path: Path) -> None:
    _, gold = read_inline(path)
    merge(gold)
