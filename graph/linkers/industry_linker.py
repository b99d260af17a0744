"""Find industries by what follows them: X产业, X产业链, X集群, X领域."""

import re
from collections.abc import Iterator

from graph.linkers.patterns import patterns
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]")
_LONGEST = 10
_WORDS = 3


class IndustryLinker:
    """The one to three words right before 产业, 行业, 领域 …"""

    type = "Industry"

    def __init__(self) -> None:
        self._ending = re.compile(patterns().alternation("industry_endings"))

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield the words before an ending, one proposal for each length in words."""
        lexical = scene.lexical
        text = lexical.document.text
        for found in self._ending.finditer(text):
            stop = found.start()
            words = 0
            at = stop
            while words < _WORDS and stop - at < _LONGEST:
                at -= 1
                if at < 0 or not _WORD.match(text[at]) or not lexical.same_sentence(at, stop):
                    break
                if lexical.starts_word(at):
                    words += 1
                    if stop - at >= 2:
                        yield Proposal(at, stop, self.type, "before_ending")
