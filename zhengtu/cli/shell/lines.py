"""Read lines from a person, with history and completion, or from a pipe, plainly.

On a terminal prompt_toolkit does it (the extra `zhengtu[shell]`), else readline, else nothing
but `input`. The history is a file of the user's, kept between sessions.
"""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from zhengtu.cli.shell.completion import Completion

HISTORY_LINES = 2000
Complete = Callable[[str], Completion]


class Lines(Protocol):
    """Where a shell's lines come from."""

    def read(self, prompt: str, before: str) -> str | None:
        """Return the next line, or None at the end; `before` is the statement so far."""


class PipedLines:
    """Lines of standard input that nobody types: no prompt."""

    def read(self, prompt: str, before: str) -> str | None:
        """Return the next line without its end."""
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None


class ReadlineLines:
    """Lines by `input`, which uses readline where Python has it."""

    def __init__(self, complete: Complete, history: Path) -> None:
        self._complete = complete
        self._history = history
        self._before = ""
        self._found: tuple[str, ...] = ()
        self._readline: Any = _module("readline")
        if self._readline:
            self._readline.set_completer(self._candidate)
            # The whole line decides, so the words readline splits it into must be our words.
            self._readline.set_completer_delims(" \t\n()[]{}.,|&<>=-+*/'\"")
            libedit = "libedit" in (self._readline.__doc__ or "")
            self._readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
            if history.is_file():
                self._readline.read_history_file(history)

    def read(self, prompt: str, before: str) -> str | None:
        """Return the next line, remembered in the history."""
        self._before = before
        try:
            line = input(prompt)
        except EOFError:
            return None
        if self._readline:
            self._readline.set_history_length(HISTORY_LINES)
            self._readline.write_history_file(self._history)
        return line

    def _candidate(self, word: str, number: int) -> str | None:
        if number == 0:
            line = self._readline.get_line_buffer()[: self._readline.get_endidx()]
            completion = self._complete(self._before + line)
            # What of our word stands before readline's (a colon is no delimiter) goes first.
            extra = word[: max(0, len(word) - completion.length)]
            self._found = tuple(extra + name for name in completion.candidates)
        return self._found[number] if number < len(self._found) else None


class PromptToolkitLines:
    """Lines by prompt_toolkit: a menu of candidates, search in the history."""

    def __init__(self, toolkit: Any, complete: Complete, history: Path) -> None:
        completion = import_module("prompt_toolkit.completion")
        lines = self

        class Candidates(completion.Completer):  # type: ignore[name-defined, misc]
            """Our completions as prompt_toolkit's."""

            def get_completions(self, document: Any, event: Any) -> Iterable[Any]:
                """Yield a completion for each candidate."""
                found = complete(lines._before + document.text_before_cursor)
                for name in found.candidates:
                    yield completion.Completion(name, start_position=-found.length)

        self._before = ""
        self._session = toolkit.PromptSession(
            history=import_module("prompt_toolkit.history").FileHistory(str(history)),
            completer=Candidates(),
            complete_while_typing=False,
        )

    def read(self, prompt: str, before: str) -> str | None:
        """Return the next line, remembered in the history."""
        self._before = before
        try:
            return str(self._session.prompt(prompt))
        except EOFError:
            return None


def open_lines(complete: Complete, history: Path) -> Lines:
    """Return the best way there is to read lines here."""
    if not sys.stdin.isatty():
        return PipedLines()
    history.parent.mkdir(parents=True, exist_ok=True)
    toolkit = _module("prompt_toolkit")
    if toolkit and sys.stdout.isatty():
        return PromptToolkitLines(toolkit, complete, history)
    return ReadlineLines(complete, history)


def _module(name: str) -> Any:
    """Return a module, or None where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return None
