"""Find companies by their legal form and by their officers."""

import re
from collections.abc import Iterator

from graph.lexical import BEGIN, SINGLE, Lexical
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
        self._short = re.compile(r"（(?:以下|下)?(?:简称|称)[:：]?“?([^“”（）]{2,12})”?）")

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield legal names, names before an officer, and short forms in brackets."""
        lexical = scene.lexical
        text = lexical.document.text
        regions = {h.start for h in lexical.hits_of("Region")}
        for found in self._form.finditer(text):
            start = self._start(lexical, found.start(), regions)
            if start is not None:
                yield Proposal(start, found.end(), self.type, "legal_form")
        for found in self._officer.finditer(text):
            stop = found.end(1)
            for start in range(found.start(1), stop - 1):
                edge = lexical.boundaries[start] in (BEGIN, SINGLE) and stop - start <= 8
                if edge and lexical.same_sentence(start, stop):
                    yield Proposal(start, stop, self.type, "officer")
        for found in self._short.finditer(text):
            yield Proposal(found.start(1), found.end(1), self.type, "short_form")

    def _start(self, lexical: Lexical, stop: int, regions: set[int]) -> int | None:
        """Return where the name that ends in a legal form at `stop` begins, None if nowhere."""
        text, at, region = lexical.document.text, stop, None
        while at > 0 and stop - at < _LONGEST and _NAME.match(text[at - 1]):
            if not lexical.same_sentence(at - 1, stop):
                break
            word = lexical.boundaries[at - 1] == SINGLE and text[at - 1] in _STOPS
            if word and stop - at >= 2:
                break
            at -= 1
            if at in regions:
                region = at
        start = region if region is not None else at
        return start if stop - start >= 2 else None
