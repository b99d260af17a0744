"""A review: show a doubt, read a key, keep the answer at once, go on; until nothing is left.

An answer stands in the file before the next question is shown, so nothing is lost however the
session ends. Undo takes the rows of the last answer out again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from graph.decisions.decision import Decision
from graph.decisions.decisions import Decisions
from graph.decisions.table import append, read_decisions, take_back
from graph.errors import DecisionError
from zhengtu.review.doubt import Choice, Doubt

ACCEPT, REJECT, EVERYWHERE, NEVER, SAME, SKIP, UNDO, QUIT = "arenskuq"
_ENDS = ("", "\x03", "\x04", QUIT)


class Screen(Protocol):
    """Where a session shows things."""

    def doubt(self, doubt: Doubt, number: int, total: int) -> None:
        """Show a question with its answers."""

    def choices(self, choices: Sequence[Choice]) -> None:
        """Show what an entity may be the same as."""

    def say(self, text: str) -> None:
        """Show what was done, or why not."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, why, and what day it is."""

    who: str
    why: str = ""
    today: Callable[[], date] = date.today

    def sign(self, decision: Decision) -> Decision:
        """Return the decision with author, day and reason."""
        return replace(decision, who=self.who, when=self.today().isoformat(), why=self.why)


@dataclass(slots=True)
class Session:
    """One sitting of one person."""

    file: Path
    signature: Signature
    read_key: Callable[[], str]
    screen: Screen
    decided: int = 0
    _shown: list[Doubt] = field(default_factory=list)
    _answers: list[tuple[int, tuple[Decision, ...]]] = field(default_factory=list)

    def decisions(self) -> Decisions:
        """Return what the file holds now; others may write it too."""
        return read_decisions(self.file) if self.file.exists() else Decisions()

    def run(self, doubts: Iterator[Doubt], total: int) -> int:
        """Ask until nothing is left or the person quits; return how many decisions were kept."""
        at = 0
        while True:
            if at == len(self._shown):
                following = next(doubts, None)
                if following is None:
                    self.screen.say("没有更多疑问了。 Nothing is left to ask.")
                    return self.decided
                self._shown.append(following)
            self.screen.doubt(self._shown[at], at + 1, max(total, at + 1))
            moved = self._answer(at)
            if moved is None:
                return self.decided
            at = moved

    def _answer(self, at: int) -> int | None:
        """Read keys until one answers; return which doubt comes next, None at the end."""
        doubt = self._shown[at]
        while True:
            key = self.read_key().lower()
            if key in _ENDS:
                return None
            if key == UNDO:
                if not self._answers:
                    self.screen.say("没有可撤销的。 Nothing to undo.")
                    continue
                return self._undo()
            if key == SKIP:
                self._answers.append((at, ()))
                return at + 1
            decision = self._decision(doubt, key)
            if decision is not None and self._keep(at, decision):
                return at + 1

    def _decision(self, doubt: Doubt, key: str) -> Decision | None:
        """Return what a key decides, None where it decides nothing here."""
        if key == SAME:
            return self._chosen(doubt.alike)
        if key.isdecimal() and 1 <= int(key) <= len(doubt.candidates):
            return doubt.candidates[int(key) - 1].decision
        found = {
            ACCEPT: doubt.accept,
            REJECT: doubt.reject,
            NEVER: doubt.never,
            EVERYWHERE: doubt.accept_everywhere,
        }.get(key)
        if found is None:
            self.screen.say("这里没有这个键。 No such key here.")
        return found

    def _chosen(self, choices: Sequence[Choice]) -> Decision | None:
        if not choices:
            self.screen.say("没有名称相近的实体。 No entity is called alike.")
            return None
        self.screen.choices(choices)
        key = self.read_key()
        if key.isdecimal() and 1 <= int(key) <= len(choices):
            return choices[int(key) - 1].decision
        self.screen.say("未选择。 Nothing chosen.")
        return None

    def _keep(self, at: int, decision: Decision) -> bool:
        signed = self.signature.sign(decision)
        before = self.decisions()
        if signed.claim in before.claims:
            self.screen.say("已经决定过了。 That is decided already.")
            self._answers.append((at, ()))
            return True
        try:
            Decisions.of((*before.rows, signed), self.file)
        except DecisionError as error:
            self.screen.say(f"与已有决定矛盾，未记录。 Not kept: {error}")
            return False
        append(self.file, [signed])
        self._answers.append((at, (signed,)))
        self.decided += 1
        self.screen.say(f"已记录 kept: {_words(signed)}")
        return True

    def _undo(self) -> int:
        at, rows = self._answers.pop()
        if rows:
            take_back(self.file, rows)
            self.decided -= len(rows)
            self.screen.say(f"已撤销 undone: {_words(rows[0])}")
        return at


def _words(row: Decision) -> str:
    parts = (row.what, "yes" if row.yes else "no", row.subject, row.relation, row.object, row.where)
    return " ".join(part for part in parts if part)
