"""Show doubts on a plain terminal: the sentence with names and trigger marked, then the keys.

Marks are characters (【】, «») and colours, so that they are there without colours too.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from zhengtu.review.doubt import Choice, Doubt, Kind, Quote

_KIND = {Kind.LINK: "名称 link", Kind.MERGE: "同一 merge", Kind.STATEMENT: "陈述 statement"}
_NAME, _TRIGGER = "bold cyan", "bold yellow"


class TerminalScreen:
    """Prints on a console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def doubt(self, doubt: Doubt, number: int, total: int) -> None:
        """Show a question with its answers."""
        place = f"[{number}/{total}] {_KIND[doubt.kind]}"
        sure = f"置信度 confidence {doubt.confidence:.2f}"
        touches = f"影响 touches {doubt.touches:g}"
        self._console.print()
        self._console.print(Text(f"{place} · {sure} · {touches}", style="dim"))
        for quote in doubt.quotes:
            self._console.print(_marked(quote))
            self._console.print(Text(f"    {quote.source}", style="dim"))
        self._console.print(Text(doubt.question, style="bold"))
        self._console.print(Text(doubt.reason, style="dim"))
        for number_, choice in enumerate(doubt.candidates, start=1):
            self._console.print(Text(f"  {number_} {choice.label}"))
        self._console.print(Text("  ".join(_keys(doubt))))

    def choices(self, choices: Sequence[Choice]) -> None:
        """Show what an entity may be the same as."""
        self._console.print(Text("与哪一个相同？ The same as which? (其他键取消 other key: none)"))
        for number, choice in enumerate(choices, start=1):
            self._console.print(Text(f"  {number} {choice.label}"))

    def say(self, text: str) -> None:
        """Show what was done, or why not."""
        self._console.print(Text(text))


def _keys(doubt: Doubt) -> Iterator[str]:
    if doubt.accept:
        yield "[a]是 accept"
    if doubt.accept_everywhere:
        yield "[e]处处是 everywhere"
    if doubt.candidates:
        yield f"[1-{len(doubt.candidates)}]指它 choose"
    yield "[r]否 reject"
    yield "[n]从不 never this"
    if doubt.alike:
        yield "[s]同于 same as"
    yield from ("[k]跳过 skip", "[u]撤销 undo", "[q]退出 quit")


def _marked(quote: Quote) -> Text:
    text = Text("  ")
    shown = quote.marked()
    for part, style in _parts(shown):
        text.append(part, style)
    return text


def _parts(shown: str) -> Iterable[tuple[str, str]]:
    """Split a marked sentence into pieces with their style, the marks with what they mark."""
    styles = {"【": ("】", _NAME), "«": ("»", _TRIGGER)}
    at = 0
    while at < len(shown):
        closing, style = styles.get(shown[at], ("", ""))
        stop = shown.find(closing, at) + 1 if closing else 0
        if stop:
            yield shown[at:stop], style
            at = stop
            continue
        following = [p for mark in styles if (p := shown.find(mark, at + 1)) > 0]
        stop = min(following, default=len(shown))
        yield shown[at:stop], ""
        at = stop
