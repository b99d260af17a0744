"""Find parks, zones, platforms and centres that open with a region's name or stand in quotes."""

import re
from collections.abc import Iterator

from graph.linkers.patterns import patterns
from graph.linkers.phrases import phrases
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene

_TAIL = 14


class ParkLinker:
    """Region + words + 产业园, 小镇, 走廊, 开发区, 超算中心 …"""

    type = "Park"

    def __init__(self) -> None:
        endings = patterns().alternation("park_endings")
        self._tail = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9（）·+“”]{{0,{_TAIL}}}?(?:{endings})")

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield what a region's name and an ending enclose."""
        lexical = scene.lexical
        text = lexical.document.text
        for hit in lexical.hits_of("Region"):
            found = self._tail.match(text, hit.stop)
            if found and lexical.same_sentence(hit.start, found.end()):
                yield Proposal(hit.start, found.end(), self.type, "region_ending")
        for start, stop in phrases(scene, "park_phrases"):
            yield Proposal(start, stop, self.type, "phrase")
