"""Evaluate boosted trees, read from LightGBM's text format, with numpy alone.

Training needs LightGBM; running does not: its library wants the system's OpenMP, which a slim
machine lacks, and takes the static thread-local memory that the embedded store needs to load.
Each tree keeps its leaves as bits of a word: every comparison that fails clears the leaves it
makes unreachable, and the lowest bit left is the leaf (QuickScorer). Same numbers everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.errors import ZhengtuError

Floats = npt.NDArray[np.float64]
Table = npt.NDArray[np.float32]

_BLOCK = 4096
_MOST_LEAVES = 64
_CATEGORICAL, _ZERO_IS_MISSING = 1, 4
_WORD_BITS = 32
# The lines of a tree that evaluating and explaining it need; the rest may be dropped.
_KEPT = (
    *("Tree", "num_leaves", "split_feature", "threshold", "decision_type"),
    *("left_child", "right_child", "leaf_value", "internal_value"),
    *("cat_boundaries", "cat_threshold"),
)


class ForestError(ZhengtuError):
    """A tree model that cannot be read."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree; child `c` is node `c`, or leaf `-c - 1` if negative.

    A node goes left where `x <= threshold`, or, if it has `members`, where `x` is one of them.
    `clears` are the leaves, as bits from left to right, that are lost where it goes right.
    """

    feature: tuple[int, ...]
    threshold: tuple[np.float32, ...]
    members: tuple[tuple[int, ...] | None, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]
    inner: tuple[float, ...]
    clears: tuple[int, ...]
    leaf_order: tuple[int, ...]

    def contributions(self, row: Sequence[float], into: Floats) -> None:
        """Add to each column what its comparisons on this row's way change."""
        if not self.feature:
            return
        node, here = 0, self.inner[0]
        while node >= 0:
            column = self.feature[node]
            members = self.members[node]
            goes_left = (
                row[column] <= self.threshold[node] if members is None else row[column] in members
            )
            child = self.left[node] if goes_left else self.right[node]
            there = self.inner[child] if child >= 0 else self.value[-child - 1]
            into[column] += there - here
            node, here = child, there


class Forest:
    """The sum of many trees, as log odds or probability."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees = tuple(trees)
        widest = max((len(t.value) for t in trees), default=1)
        self._word: type[np.uint32] | type[np.uint64] = np.uint32 if widest <= 32 else np.uint64

    @classmethod
    def parse(cls, text: str) -> "Forest":
        """Read LightGBM's text format (`Booster.model_to_string()`, or `strip` of it)."""
        trees = []
        for section in text.split("\nTree=")[1:]:
            fields = dict(
                line.split("=", 1)
                for line in section.split("\nend of trees")[0].splitlines()
                if "=" in line
            )
            trees.append(_tree(fields))
        if not trees:
            raise ForestError("the model holds no tree: is it LightGBM's text format?")
        return cls(trees)

    def log_odds(self, table: Table) -> Floats:
        """Return the sum of the trees for each row."""
        total = np.zeros(len(table), dtype=np.float64)
        for start in range(0, len(table), _BLOCK):
            columns = np.ascontiguousarray(table[start : start + _BLOCK].T, dtype=np.float32)
            total[start : start + _BLOCK] = self._block(columns)
        return total

    def probabilities(self, table: Table) -> Floats:
        """Return the probability of each row, for a model with a binary objective."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.log_odds(table), -30, 30))))

    def contributions(self, row: Table) -> Floats:
        """Return how much each column of one row moves the log odds."""
        moved = np.zeros(len(row), dtype=np.float64)
        values = row.tolist()
        for tree in self._trees:
            tree.contributions(values, moved)
        return moved

    def _block(self, columns: Table) -> Floats:
        size = columns.shape[1]
        total = np.zeros(size, dtype=np.float64)
        failed = np.empty(size, dtype=bool)
        lost = np.empty(size, dtype=self._word)
        cleared = np.empty(size, dtype=self._word)
        for tree in self._trees:
            cleared.fill(0)
            for feature, threshold, members, clears in zip(
                tree.feature, tree.threshold, tree.members, tree.clears, strict=True
            ):
                if members is None:
                    np.greater(columns[feature], threshold, out=failed)
                else:
                    np.logical_not(np.isin(columns[feature], members), out=failed)
                np.multiply(failed, self._word(clears), out=lost)
                np.bitwise_or(cleared, lost, out=cleared)
            values = np.array([tree.value[leaf] for leaf in tree.leaf_order])
            total += values[_lowest(~cleared)]
        return total


def strip(text: str) -> str:
    """Return a model's text without what evaluating it does not need."""
    kept = []
    for section in text.split("\nTree=")[1:]:
        lines = ["Tree=" + section.split("\n", 1)[0]]
        lines += [
            line
            for line in section.split("\nend of trees")[0].splitlines()[1:]
            if line.split("=", 1)[0] in _KEPT
        ]
        kept.append("\n".join(lines))
    return "\n" + "\n\n".join(kept) + "\n"


def _lowest(words: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.int64]:
    """Return the index of each word's lowest bit; a power of two is exact as a float."""
    alone = words & (~words + words.dtype.type(1))
    return np.asarray(np.frexp(alone.astype(np.float64))[1] - 1, dtype=np.int64)


def _tree(fields: Mapping[str, str]) -> Tree:
    def numbers(name: str) -> list[int]:
        return [int(x) for x in fields.get(name, "").split()]

    def reals(name: str) -> list[float]:
        return [float(x) for x in fields.get(name, "").split()]

    value = reals("leaf_value")
    if len(value) > _MOST_LEAVES:
        raise ForestError(f"a tree has {len(value)} leaves; at most {_MOST_LEAVES} are supported")
    kinds, thresholds = numbers("decision_type"), reals("threshold")
    if any(kind & _ZERO_IS_MISSING for kind in kinds):
        raise ForestError("zero as missing is not supported")
    bounds, words = numbers("cat_boundaries"), numbers("cat_threshold")
    members = tuple(
        _members(words[bounds[int(at)] : bounds[int(at) + 1]]) if kind & _CATEGORICAL else None
        for kind, at in zip(kinds, thresholds, strict=True)
    )
    left, right = numbers("left_child"), numbers("right_child")
    order: list[int] = []
    clears = [0] * len(left)
    if left:
        _number_leaves(0, left, right, order, clears)
    else:
        order = [0]
    return Tree(
        tuple(numbers("split_feature")),
        tuple(_at_most(t) for t in thresholds),
        members,
        tuple(left),
        tuple(right),
        tuple(value),
        tuple(reals("internal_value")),
        tuple(clears),
        tuple(order),
    )


def _number_leaves(
    node: int, left: Sequence[int], right: Sequence[int], order: list[int], clears: list[int]
) -> None:
    """Append a subtree's leaves to `order`, and note the bits that each failed test clears."""
    for child, is_left in ((left[node], True), (right[node], False)):
        first = len(order)
        if child < 0:
            order.append(-child - 1)
        else:
            _number_leaves(child, left, right, order, clears)
        if is_left:
            clears[node] = ((1 << (len(order) - first)) - 1) << first


def _members(words: Sequence[int]) -> tuple[int, ...]:
    """Return the categories whose bits are set."""
    return tuple(
        bit + _WORD_BITS * at
        for at, word in enumerate(words)
        for bit in range(_WORD_BITS)
        if word >> bit & 1
    )


def _at_most(threshold: float) -> np.float32:
    """Return the largest single that is no larger: `x <= threshold` stays the same for singles."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
