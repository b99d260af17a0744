"""Names of the official document that an article is: its title, number and opening formula.

A notice, its number and the plan it carries are one Policy (关于印发《X》的通知 is X). `official`
tells where they stand; here they get one identity, that of the plan as the text names it in 《》.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.document import Document
from graph.linkers.conflicts import Kept
from graph.linkers.groups import Group
from graph.linkers.proposal import Proposal
from graph.official import (
    OfficialForm,
    Span,
    bare_title,
    governing,
    official_forms,
    official_patterns,
    plan_of,
)

_FINDER = "title"
_IN_BRACKETS = re.compile(r"》?（(?P<number>[^（）]{6,30})）")


@dataclass(frozen=True, slots=True)
class OfficialTitles:
    """The titles of a document's official forms, by their bare form, and where they stand."""

    forms: tuple[OfficialForm, ...]
    spellings: Mapping[str, str]

    @classmethod
    def of(cls, document: Document) -> "OfficialTitles":
        """Read the forms of a document."""
        forms = official_forms(document)
        return cls(forms, {bare_title(form.name): form.name for form in forms})

    def identity(self, title: str) -> str:
        """Return the name that a title goes by: the plan's, spelt as its own document spells it."""
        name = plan_of(title) or title
        bare = bare_title(name)
        if bare in self.spellings:
            return self.spellings[bare]
        # 国务院关于…的意见 where the document's own title is 关于…的意见.
        tail = bare[bare.find("关于") :] if "关于" in bare else bare
        return self.spellings.get(tail, name)

    def covers(self, span: Span) -> bool:
        """Say whether a span lies over a form's own title, which then stands for it."""
        return any(a < span[1] and span[0] < b for f in self.forms for a, b in f.named)

    def propose(self, document: Document) -> Iterator[tuple[Proposal, str]]:
        """Yield proposals for titles and numbers, each with the name it means."""
        for form in self.forms:
            for start, stop in (*form.named, *form.numbers):
                yield Proposal(start, stop, "Policy", _FINDER), form.name


def number_behind(text: str, stop: int) -> Span | None:
    """Return the place of the 文号 in brackets right behind a title that ends at `stop`."""
    found = _IN_BRACKETS.match(text, stop)
    if found and official_patterns().one["number"].fullmatch(found["number"]):
        return found.span("number")
    return None


def own_policies(document: Document, groups: Sequence[Group]) -> dict[int, str]:
    """Return the id of the official document that each article is or is an excerpt of."""
    forms = official_forms(document)
    policies = [g for g in groups if g.type == "Policy"] if forms else []
    meant: dict[int, str] = {}
    for form in forms:
        spans = (*form.named, *form.numbers)
        held = ((sum(s in g.occurrences for s in spans), g.id) for g in policies)
        count, id_ = max(held, default=(0, ""))
        if count:
            meant[form.article] = id_
    holds = governing(document, forms)
    return {a: meant[form.article] for a, form in holds.items() if form.article in meant}


def beside_titles(kept: Sequence[Kept], own: Iterable[str], text: str) -> list[Kept]:
    """Drop policies that are parts of an own title: 若干措施的通知 in 关于…若干措施的通知.

    What 《》 mark off in it, 关于转发《X》的通知, is another document.
    """
    ids = frozenset(own)
    taken = {
        at
        for k in kept
        if k.group.type == "Policy" and k.group.id in ids
        for at in range(k.occurrence.start, k.occurrence.stop)
    }
    return [
        k
        for k in kept
        if k.group.type != "Policy"
        or k.group.id in ids
        or taken.isdisjoint(range(k.occurrence.start, k.occurrence.stop))
        or _is_marked(text, k.occurrence.start, k.occurrence.stop)
    ]


def _is_marked(text: str, start: int, stop: int) -> bool:
    return start > 0 and text[start - 1] == "《" and text[stop : stop + 1] == "》"
