"""Review: the right questions in the right order, each answer kept at once, undo, a terminal."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.decisions.decision import What, text_scope
from graph.decisions.decisions import NONE, Decisions
from graph.decisions.table import append, read_decisions
from graph.stores.open import open_store
from graph.stores.store import Store
from tests.zhengtu.plain_reader import GAZETTEER, plain_reader
from tests.zhengtu.test_cli import zhengtu
from tests.zhengtu.test_decisions import AI, DRUM_TOWER, ONE, TEXTS, TOWER, WRONG, YUHANG, edges
from zhengtu.building import build
from zhengtu.review.doubt import Kind, Mark, Quote
from zhengtu.review.doubts import Doubts, uncertainty
from zhengtu.review.likeness import Likeness, Named, likeness
from zhengtu.review.session import Session, Signature

pytest.importorskip("termios")
Terminal = pytest.importorskip("tests.zhengtu.terminal").Terminal

PROMPT = "[q]退出 quit"  # what is shown last of a question
DAY = date(2026, 1, 31)
TOWN_ASKED = "“鼓楼区” 指哪一个"
BACKS_ASKED = "余杭区 (CN-330110) —支持 BACKS→ 人工智能"
MERGE_ASKED = "麦浪科技 (company:麦浪科技) 就是"


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengtu.building._reader", lambda extra: plain_reader())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(corpus: Path) -> Iterator[Store]:
    with open_store(":memory:") as opened:
        build(corpus, store=opened)
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decisions.tsv"


def asked(store: Store, decisions: Decisions = NONE, *kinds: Kind) -> list[str]:
    return [d.question for d in Doubts(store, GAZETTEER, kinds or Kind).ask(lambda: decisions)]


def test_doubts_come_by_uncertainty_times_what_they_touch(store):
    doubts = list(Doubts(store, GAZETTEER).ask(lambda: NONE))

    assert [d.weight for d in doubts] == sorted((d.weight for d in doubts), reverse=True)
    assert {d.kind for d in doubts} == set(Kind)
    assert doubts[0].question.startswith("“余杭区”")  # it holds two edges up
    for doubt in doubts:
        if doubt.kind is not Kind.MERGE and doubt.confidence:
            assert doubt.weight == pytest.approx(uncertainty(doubt.confidence) * doubt.touches)


def test_a_statement_is_shown_with_its_names_and_trigger_marked(store):
    found = {d.question: d for d in Doubts(store, GAZETTEER).ask(lambda: NONE)}
    [doubt] = [d for q, d in found.items() if q.startswith(BACKS_ASKED)]

    assert doubt.quotes[0].marked() == "【余杭区】«支持»【人工智能】。"
    assert (doubt.confidence, "by hand" in doubt.reason) == (0.55, True)
    assert doubt.reject.where == text_scope("余杭区支持人工智能。")
    assert doubt.never.where == ""


def test_an_ambiguous_name_offers_what_it_may_mean(store):
    [doubt] = [
        d for d in Doubts(store, GAZETTEER).ask(lambda: NONE) if d.question.startswith(TOWN_ASKED)
    ]

    assert doubt.accept is None
    assert DRUM_TOWER in {c.decision.object for c in doubt.candidates}
    assert any("南京" in c.label for c in doubt.candidates)


def test_what_is_decided_is_not_asked_again(store):
    before = asked(store)
    after = asked(store, Decisions.of([WRONG, ONE, TOWER]))

    gone = [q for q in before if q not in after]
    assert len(gone) == 3
    assert asked(store, NONE, Kind.MERGE)[0].startswith(MERGE_ASKED)


class Recorder:
    """A screen that remembers."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.said: list[str] = []

    def doubt(self, doubt, number, total):
        self.shown.append(doubt.question)

    def choices(self, choices):
        self.said.append(" | ".join(c.label for c in choices))

    def say(self, text):
        self.said.append(text)


def sit(store: Store, file: Path, keys: str, *kinds: Kind) -> Recorder:
    """Answer with these keys, then the terminal closes."""
    screen, left = Recorder(), iter(keys)
    signature = Signature("mei", "checked", lambda: DAY)
    session = Session(file, signature, lambda: next(left, ""), screen)
    doubts = Doubts(store, GAZETTEER, kinds or Kind)
    session.run(doubts.ask(session.decisions), len(doubts))
    return screen


def test_an_answer_is_signed_and_kept_at_once(store, file):
    sit(store, file, "a", Kind.STATEMENT)

    [row] = read_decisions(file).rows
    assert (row.yes, row.who, row.when, row.why) == (True, "mei", "2026-01-31", "checked")


def test_every_key_decides_what_it_says(store, file):
    sit(store, file, "r", Kind.STATEMENT)
    sit(store, file, "n", Kind.STATEMENT)
    sit(store, file, "a", Kind.MERGE)
    sit(store, file, "e", Kind.LINK)
    rows = read_decisions(file).rows

    said = [r for r in rows if r.what is What.STATEMENT]
    assert {(r.yes, r.where == "") for r in said} == {(False, True), (False, False)}
    assert [(r.subject, r.object) for r in rows if r.what is What.SAME] == [
        ("company:麦浪科技", "company:麦浪科技公司")
    ]
    [link] = [r for r in rows if r.what is What.LINK]
    assert (link.yes, link.subject, link.object, link.where) == (True, "余杭区", YUHANG, "")


def test_same_as_asks_which_one(store, file):
    screen = sit(store, file, "s9q", Kind.MERGE)
    assert screen.said == ["麦浪科技公司 (company:麦浪科技公司)", "未选择。 Nothing chosen."]
    assert not file.exists()

    sit(store, file, "s1", Kind.MERGE)
    [row] = read_decisions(file).rows
    assert (row.what, row.yes, row.object) == (What.SAME, True, "company:麦浪科技公司")


def test_undo_restores_file_and_question(store, file):
    append(file, [TOWER])
    before = file.read_bytes()
    screen = sit(store, file, "arkuuu", Kind.STATEMENT)

    assert file.read_bytes() == before
    assert screen.shown[0] == screen.shown[-1]
    assert sit(store, file, "u").said == ["没有可撤销的。 Nothing to undo."]


def test_a_contradiction_is_told_and_asked_again(store, file):
    doubts = Doubts(store, GAZETTEER, [Kind.MERGE])
    left = iter("aq")

    def key() -> str:
        # While the question stands on the screen, somebody else decides that they are two.
        if not file.exists():
            append(file, [replace(ONE, yes=False)])
        return next(left)

    screen = Recorder()
    session = Session(file, Signature("mei", today=lambda: DAY), key, screen)
    session.run(doubts.ask(lambda: NONE), 1)

    assert "Not kept" in screen.said[0]
    assert len(read_decisions(file).rows) == 1


def test_a_key_that_means_nothing_here_decides_nothing(store, file):
    screen = sit(store, file, "x1q", Kind.STATEMENT)

    assert screen.said == ["这里没有这个键。 No such key here."] * 2
    assert not file.exists()


def test_marks_that_overlap_are_shown_once():
    quote = Quote("杭州人工智能小镇", (Mark(0, 8), Mark(2, 6), Mark(6, 8, True)), "")

    assert quote.marked() == "【杭州人工智能小镇】"


def test_names_that_stand_apart_are_not_asked_about():
    def named(name: str, known: bool = False, type_: str = "Company") -> Named:
        return Named(f"{type_}:{name}", type_, name, (name,), known)

    known = [named("中控技术", True), named("中控科技", True)]
    fresh = [
        named("麦浪智造"),
        named("麦浪智造公司"),
        named("青禾"),
        named("麦浪智造", type_="Park"),
    ]
    pairs = Likeness([*known, *fresh], {}).pairs()
    assert [(a, b) for a, b, _ in pairs] == [("Company:麦浪智造", "Company:麦浪智造公司")]
    apart = {"Company:麦浪智造": frozenset({"Company:麦浪智造公司"}),
             "Company:麦浪智造公司": frozenset({"Company:麦浪智造"})}  # fmt: skip
    assert Likeness([*known, *fresh], apart).pairs() == []
    assert likeness(["《甲乙》"], ["甲乙"]) == 1.0


@pytest.fixture(params=["embedded", "neo4j"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "embedded":
        return str(tmp_path / "review.kgl")
    request.getfixturevalue("neo4j_store")  # an empty one
    uri: str = request.getfixturevalue("neo4j_uri")
    return uri


def answer(terminal: "Terminal", question: str, keys: str, most: int = 30) -> None:
    """Skip questions until this one is shown, then press the keys."""
    for _ in range(most):
        terminal.wait_for(PROMPT)
        if question in terminal.seen.replace("\r\n", ""):
            terminal.press(keys)
            return
        terminal.press("k")
    pytest.fail(f"never asked: {question}")


def test_from_build_to_review_to_rebuild(
    address: str, corpus: Path, file: Path, tmp_path: Path
) -> None:
    build(corpus, store=address)
    terminal = Terminal(
        tmp_path, "review", "--store", address, "--decisions", str(file), "--who", "梅"
    )
    answer(terminal, MERGE_ASKED, "a")
    terminal.wait_for("已记录 kept: same yes", PROMPT)
    answer(terminal, BACKS_ASKED, "\x1b[A")  # an arrow is no answer, its letter neither
    terminal.wait_for("No such key here")
    terminal.press("r")
    terminal.wait_for("已记录 kept: statement no", PROMPT)
    assert len(read_decisions(file).rows) == 2  # kept before the next question is answered
    terminal.press("u")
    terminal.wait_for("已撤销 undone", PROMPT)
    answer(terminal, BACKS_ASKED, "r")
    answer(terminal, TOWN_ASKED, "n")
    terminal.wait_for("已记录 kept: link no 鼓楼区", PROMPT)
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert "3 个决定记在" in terminal.seen
    assert {row.who for row in read_decisions(file).rows} == {"梅"}

    report = build([], store=address, decisions=file)
    assert (len(report.again), report.idle) == (2, [])
    with open_store(address, read_only=True) as store:
        assert edges(store) == {
            ("company:麦浪科技公司", "LOCATED_IN", YUHANG),
            ("company:麦浪科技公司", "LOCATED_IN", "CN-330482"),
            ("CN-330482", "BACKS", AI),
        }
        assert len(store.query("MATCH (c:Company) WHERE c:Zhengtu RETURN c.id AS id")) == 1
        assert not len(
            store.query("MATCH (s:Sentence) WHERE s:Zhengtu AND size(s.unlinked) > 0 "
                        "RETURN s.id AS id")
        )  # fmt: skip


def test_an_interrupted_review_has_lost_nothing(corpus: Path, file: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "review.kgl")
    build(corpus, store=path)
    terminal = Terminal(tmp_path, "review", "-s", path, "-d", str(file), "--who", "mei")
    terminal.wait_for(PROMPT)
    terminal.press("a")
    terminal.wait_for("已记录 kept", PROMPT)
    terminal.press("\x03")

    assert terminal.exit_code() == 130
    assert "Traceback" not in terminal.seen
    assert len(read_decisions(file).rows) == 1


def test_scripts_get_a_list_and_no_terminal_a_clear_word(corpus: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "review.kgl")
    build(corpus, store=path)
    done = zhengtu("review", "--store", path)
    assert done.returncode == 2
    assert "needs a terminal; for scripts: --list" in " ".join(done.stderr.split())

    done = zhengtu("review", "--store", path, "--format", "json", "--kind", "statement",
                   "--decisions", str(tmp_path / "none.tsv"))  # fmt: skip
    rows = json.loads(done.stdout)
    assert {row["kind"] for row in rows} == {"statement"}
    assert rows[0]["reject"].split("\t")[:2] == ["statement", "no"]
    assert not (tmp_path / "none.tsv").exists()
