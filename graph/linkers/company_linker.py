"""Find companies by their legal form and by their officers."""

import re
from collections.abc import Iterator

from graph.lexical import BEGIN, END, SINGLE, Lexical
from graph.linkers.patterns import patterns
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene

_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）·]")
_LONGEST = 30
# Words that end what precedes a company's name: 与杭州麦子智云科技有限公司, 位于…的…公司.
_STOPS = frozenset("与和由在对向为是等家及的将把给从到了、，“《")


class CompanyLinker:
    """A legal form with what stands before it, from the region on if there is one."""

    type = "Company"

    def __init__(self) -> None:
        forms = patterns().alternation("company_forms")
        office = patterns().alternation("company_office")
        self._form = re.compile(rf"(?:{forms})(?:（[^（）]{{2,8}}）)?")
        self._officer = re.compile(
            rf"([\u4e00-\u9fffA-Za-z]{{2,10}})(?:公司|集团)?(?:{office})[\u4e00-\u9fff]{{2,4}}"
        )
        self._openers = frozenset(patterns().words["company_openers"])
        self._short = re.compile(r"（(?:以下|下)?(?:简称|称)[:：]?“?([^“”（）]{2,12})”?）")

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield legal names, names before an officer, and short forms in brackets."""
        lexical = scene.lexical
        text = lexical.document.text
        # 安新 in 奥立安新能源科技（杭州）有限公司 ends within a word: no name starts there.
        regions = {start for start, stop in scene.regions if lexical.is_word_edge(start, stop)}
        for found in self._form.finditer(text):
            start = self._start(lexical, found.start(), regions)
            if start is not None and lexical.same_sentence(start, found.end()):
                yield Proposal(start, found.end(), self.type, "legal_form")
        for found in self._officer.finditer(text):
            stop = found.end(1)
            for start in range(found.start(1), stop - 1):
                edge = lexical.starts_word(start) and stop - start <= 8
                if edge and lexical.same_sentence(start, stop):
                    yield Proposal(start, stop, self.type, "officer")
        for found in self._short.finditer(text):
            if lexical.same_sentence(*found.span(1)):
                yield Proposal(found.start(1), found.end(1), self.type, "short_form")

    def _start(self, lexical: Lexical, stop: int, regions: set[int]) -> int | None:
        """Return where the name that ends in a legal form at `stop` begins, None if nowhere."""
        text, at, region, depth = lexical.document.text, stop, None, 0
        while at > 0 and stop - at < _LONGEST and _NAME.match(text[at - 1]):
            if not lexical.same_sentence(at - 1, stop) or (text[at - 1] == "（" and not depth):
                break
            if stop - at >= 2 and self._opens(lexical, at):
                break
            at -= 1
            # （杭州） before the form tells where the company is, not where its name begins.
            depth += (text[at] == "）") - (text[at] == "（")
            if at in regions and not depth:
                region = at
        start = region if region is not None else at
        return start if stop - start >= 2 else None

    def _opens(self, lexical: Lexical, at: int) -> bool:
        """Say whether the word that ends at an offset leads up to a name and is no part of it."""
        text = lexical.document.text
        if lexical.marks[at - 1] == SINGLE and text[at - 1] in _STOPS:
            # 是石科技（江苏）有限公司: 是 at the head of a clause may belong to the name.
            heads = at == 1 or not (_NAME.match(text[at - 2]) and lexical.same_sentence(at - 2, at))
            return text[at - 1] != "是" or not heads
        word = text[max(0, at - 2) : at] in self._openers
        return word and lexical.marks[at - 2] == BEGIN and lexical.marks[at - 1] == END
