"""Find names by the company they keep: 星睿、同花顺、宇树科技等 lists known and unknown firms.

Where one item of a list is a known name, the other items may be names of the same type. Only items
with marks on both sides are proposed, because nothing else shows where an item begins or ends.
"""

import re
from collections.abc import Iterator

from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene

# The run of a list: items parted by 、 up to 等, 和, or a mark.
_LIST = re.compile(r"[^，。；：！？、（）《》\n]{1,24}(?:、[^，。；：！？、（）《》\n]{1,24})+")
_END = re.compile(r"等|和|与|及|以及|为代表|为主")
_SHORTEST, _LONGEST = 2, 16
_KINDS = ("Company", "Industry", "Park", "Program", "Organization")


def list_proposals(scene: Scene) -> Iterator[Proposal]:
    """Yield the items of lists in which another item is a known name."""
    lexical = scene.lexical
    text = lexical.document.text
    known: dict[tuple[int, int], set[str]] = {}
    for kind in _KINDS:
        for hit in lexical.hits_of(kind):
            known.setdefault((hit.start, hit.stop), set()).add(kind)
    for found in _LIST.finditer(text):
        items = list(_items(text, found.start(), found.end()))
        kinds = sorted({kind for _, span in items for kind in known.get(span, ())})
        for exact, (start, stop) in items:
            if not exact or (start, stop) in known or not _SHORTEST <= stop - start <= _LONGEST:
                continue
            if lexical.same_sentence(start, stop):
                for kind in kinds:
                    yield Proposal(start, stop, kind, "list")


def _items(text: str, start: int, stop: int) -> Iterator[tuple[bool, tuple[int, int]]]:
    """Yield (both edges are sure, span) of each item, without its quotation marks."""
    at = start
    first = True
    while at < stop:
        end = text.find("、", at, stop)
        last = end < 0
        if last:
            cut = _END.search(text, at + 1, stop)
            end = cut.start() if cut else stop
        a, b = at, end
        if text[a:b].startswith("“") and text[a:b].endswith("”"):
            a, b = a + 1, b - 1
        # The first item may drag words before it along; the end still tells where it stops.
        yield not first, (a, b)
        if last:
            return
        at, first = end + 1, False
