"""Which articles are the same story: near-duplicate texts, by MinHash over their characters.

Two articles are alike if their signatures share a band and agree in enough places, or if one holds
most of the other (a report that the second paper cut): a function of the two alone. A story is a
connected component of that relation, named by its smallest article id, so it is a function of the
set of articles, never of the order they came in. datasketch is
imported when first needed: it brings scipy's integration along, half a second to who only asks.
"""

import base64
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from datasketch import MinHash

_SHINGLE = 5
_PERMUTATIONS = 128
_BANDS = (32, 4)
_SEED = 20250414
_ALIKE = 0.6
_PARTLY, _HELD = 0.4, 0.8  # so alike at least, and so much of the shorter one in the longer
_SHORTEST = 40
_TYPE = "<u4"
_SCHEME = "affine32"


def signature(text: str) -> str:
    """Return the compact signature of an article's clean text, empty if it is too short to tell.

    Only letters, digits and Chinese characters count: papers differ in spaces and quotes.
    """
    bare = "".join(c for c in text if unicodedata.category(c)[0] in "LN")
    if len(bare) < _SHORTEST:
        return ""
    from datasketch import MinHash

    minhash = MinHash(seed=_SEED, permutations=_permutations(), scheme=_SCHEME)
    shingles = {bare[i : i + _SHINGLE] for i in range(len(bare) - _SHINGLE + 1)}
    minhash.update_batch([s.encode() for s in sorted(shingles)])
    return base64.b85encode(minhash.hashvalues.astype(_TYPE).tobytes()).decode()


def _minhash(compact: str) -> "MinHash":
    from datasketch import MinHash

    values = np.frombuffer(base64.b85decode(compact), dtype=_TYPE)
    return MinHash(seed=_SEED, hashvalues=values, permutations=_permutations(), scheme=_SCHEME)


def _alike(one: "MinHash", other: "MinHash") -> bool:
    """Say whether two articles are one story, the shorter perhaps a cut version of the longer."""
    share = one.jaccard(other)
    if share >= _ALIKE or share < _PARTLY:
        return bool(share >= _ALIKE)
    sizes = one.count(), other.count()
    return bool(share * sum(sizes) / ((1 + share) * min(sizes)) >= _HELD)


@cache
def _permutations() -> np.ndarray:
    """Return the permutations of all signatures: making them anew costs more than using them."""
    from datasketch import MinHash

    made: np.ndarray = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, scheme=_SCHEME).permutations
    return made


class Stories:
    """The stories of a set of articles, kept up to date as articles come and go."""

    def __init__(self, signatures: Mapping[str, str]) -> None:
        self._hashes: dict[str, MinHash] = {}
        self._alike: dict[str, set[str]] = {}
        self._story: dict[str, str] = {}
        from datasketch import MinHashLSH

        self._bands = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
        for article in sorted(signatures):
            self._add(article, signatures[article])
        self._settle(self._alike)

    def story(self) -> Mapping[str, str]:
        """Return the story of each article."""
        return self._story

    def change(self, gone: Iterable[str], come: Mapping[str, str]) -> dict[str, str]:
        """Take articles out and put articles in; return the new story of each one that changed."""
        touched: set[str] = set()
        for article in sorted(gone):
            touched |= self._discard(article)
        for article in sorted(come):
            self._add(article, come[article])
            touched.add(article)
        return self._settle(sorted(touched & self._alike.keys()))

    def _add(self, article: str, compact: str) -> None:
        self._alike[article] = set()
        if not compact:
            return
        mine = _minhash(compact)
        for other in self._bands.query(mine):
            if _alike(mine, self._hashes[other]):
                self._alike[article].add(other)
                self._alike[other].add(article)
        self._hashes[article] = mine
        self._bands.insert(article, mine)

    def _discard(self, article: str) -> set[str]:
        """Take one article out and return its neighbours, whose story may change."""
        neighbours = self._alike.pop(article, set())
        for other in neighbours:
            self._alike[other].discard(article)
        self._story.pop(article, None)
        if self._hashes.pop(article, None) is not None:
            self._bands.remove(article)
        return neighbours

    def _settle(self, articles: Iterable[str]) -> dict[str, str]:
        """Name the components that hold these articles; return the names that are new."""
        changed: dict[str, str] = {}
        seen: set[str] = set()
        for article in articles:
            if article in seen:
                continue
            component = self._component(article)
            seen |= component
            story = min(component)
            for member in component:
                if self._story.get(member) != story:
                    self._story[member] = changed[member] = story
        return changed

    def _component(self, article: str) -> set[str]:
        found, waiting = {article}, [article]
        while waiting:
            for other in self._alike[waiting.pop()] - found:
                found.add(other)
                waiting.append(other)
        return found
