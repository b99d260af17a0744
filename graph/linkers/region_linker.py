"""Find towns and villages that the gazetteer lacks, by their endings."""

import re
from collections.abc import Iterator

from graph.linkers.patterns import patterns
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene


class RegionLinker:
    """Two or three characters and 镇, 街道, 乡, 村 right after a known region."""

    type = "Region"

    def __init__(self) -> None:
        endings = patterns().alternation("town_endings")
        self._town = re.compile(rf"([\u4e00-\u9fff]{{2,4}}?)(?:{endings})")

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield the towns that follow a region's name without a gap."""
        lexical = scene.lexical
        text = lexical.document.text
        # Of 余杭 and 余杭区 the longer: 区青禾镇 is no town.
        longest = dict(sorted(scene.regions))
        for stop in sorted(set(longest.values())):
            found = self._town.match(text, stop)
            if found and lexical.same_sentence(stop - 1, found.end()):
                yield Proposal(stop, found.end(), self.type, "town")
