"""Evaluate boosted trees, read from LightGBM's text format, without LightGBM.

Training needs LightGBM; running does not: its library wants the system's OpenMP, which a slim
machine lacks, and takes the static thread-local memory that the embedded store needs to load.
The sums are `graph.ensemble`'s, on a table in which each set of categories that some comparison
asks for is a column of its own. Same numbers everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.ensemble import Ensemble, Nodes
from graph.errors import ZhengtuError

Floats = npt.NDArray[np.float64]
Table = npt.NDArray[np.float32]

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
    """

    feature: tuple[int, ...]
    threshold: tuple[np.float32, ...]
    members: tuple[tuple[int, ...] | None, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]
    inner: tuple[float, ...]

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
        if not len(table):
            return np.zeros(0, dtype=np.float64)
        return self._ensemble.sums(self._columns.of(table))

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

    @cached_property
    def _columns(self) -> "_Columns":
        return _Columns(self._trees)

    @cached_property
    def _ensemble(self) -> Ensemble:
        columns, nodes = self._columns, Nodes()
        for number, tree in enumerate(self._trees):
            inner = len(tree.feature)
            for node, (feature, members) in enumerate(zip(tree.feature, tree.members, strict=True)):
                left, right = (
                    child if child >= 0 else inner - child - 1
                    for child in (tree.left[node], tree.right[node])
                )
                if members is None:
                    column, threshold = columns.plain[feature], float(tree.threshold[node])
                else:  # 1 for a member: not below a half
                    column, threshold = columns.sets[feature, members], 0.5
                    left, right = right, left
                nodes.branch(number, node, column, threshold, left, right)
            for leaf, value in enumerate(tree.value):
                nodes.leaf(number, inner + leaf, value)
        return Ensemble(nodes, columns.width)


class _Columns:
    """The columns that a forest compares: some of the table's, then one for each set it asks for.

    `plain` and `sets` give the place of a table's column and of a set of its categories.
    """

    def __init__(self, trees: Iterable[Tree]) -> None:
        asked = {pair for t in trees for pair in zip(t.feature, t.members, strict=True)}
        # A forest of nothing but leaves still gets a column.
        features = sorted({f for f, members in asked if members is None}) or [0]
        sets = sorted((f, members) for f, members in asked if members is not None)
        self.plain = {feature: place for place, feature in enumerate(features)}
        self.sets = {pair: len(features) + place for place, pair in enumerate(sets)}
        self.width = len(features) + len(sets)
        self._features = np.array(features, dtype=np.int64)
        # By feature: a row for each category and one for all others, a column for each set.
        self._members: dict[int, Table] = {}
        for feature in sorted({f for f, _ in sets}):
            own = [members for f, members in sets if f == feature]
            table = np.zeros((max(max(m) for m in own) + 2, len(own)), dtype=np.float32)
            for place, members in enumerate(own):
                table[list(members), place] = 1
            self._members[feature] = table

    def of(self, table: Table) -> Table:
        """Return these columns of a table."""
        parts = [table[:, self._features]]
        for feature, members in self._members.items():
            category = table[:, feature].astype(np.int64)
            category[(category < 0) | (category >= len(members))] = len(members) - 1
            parts.append(members[category])
        return np.concatenate(parts, axis=1, dtype=np.float32)


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


def _tree(fields: Mapping[str, str]) -> Tree:
    def numbers(name: str) -> list[int]:
        return [int(x) for x in fields.get(name, "").split()]

    def reals(name: str) -> list[float]:
        return [float(x) for x in fields.get(name, "").split()]

    kinds, thresholds = numbers("decision_type"), reals("threshold")
    if any(kind & _ZERO_IS_MISSING for kind in kinds):
        raise ForestError("zero as missing is not supported")
    bounds, words = numbers("cat_boundaries"), numbers("cat_threshold")
    members = tuple(
        _members(words[bounds[int(at)] : bounds[int(at) + 1]]) if kind & _CATEGORICAL else None
        for kind, at in zip(kinds, thresholds, strict=True)
    )
    return Tree(
        tuple(numbers("split_feature")),
        tuple(_at_most(t) for t in thresholds),
        members,
        tuple(numbers("left_child")),
        tuple(numbers("right_child")),
        tuple(reals("leaf_value")),
        tuple(reals("internal_value")),
    )


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
