"""What a group's neighbours are worth: the features that selection's second look adds.

Names decide together. A span that a more probable one holds is seldom a name of its own; one that
stands in a list beside probable names of its type is. The first look gives each group a
probability by itself; here the probabilities of its neighbours become columns of its own row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.lexical import Lexical
from graph.linkers.groups import Group
from graph.linkers.span_features import TYPE_INDEX, Spans, in_windows, meeting, spans_of

OVERLAPS = ("longer", "shorter", "crossing", "same")
NAMES: tuple[str, ...] = (
    "first_look",
    *(f"{overlap}_{kind}" for overlap in OVERLAPS for kind in ("own", "other")),
    "listed_own", "listed_own_mean", "listed_other", "listed_count",
    "type_level", "type_density", "article_length", "article_topics",
)  # fmt: skip
_BEST = 20  # groups of a type whose mean tells how sure names of the type are in this document
_LIKELY = 0.4
_TOPICS = [TYPE_INDEX[kind] for kind in ("Industry", "Program", "Policy")]
_CLOSING, _OPENING, _BETWEEN = '”"’》', '“"‘《', "、，和与及或"

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Pairs of groups that meet in a document, by how they do.

    `overlapping[k]` holds the rows (group, other) whose spans overlap as `OVERLAPS[k // 2]` says,
    of one type (k even) or of two; `listed` those that a list's separator parts, by type alike.
    `kinds` is each group's type, `length` the text's. `articles` pairs each group with the articles
    it is named in, whose lengths are `article_lengths`.
    """

    overlapping: tuple[Ints, ...]
    listed: tuple[Ints, Ints]
    kinds: Ints
    length: int
    articles: Ints
    article_lengths: Ints


def neighbours(lexical: Lexical, groups: Sequence[Group]) -> Neighbours:
    """Return who meets whom among a document's groups."""
    spans = spans_of(groups)
    owner = np.repeat(np.arange(len(groups)), np.diff(np.append(spans.first, len(spans.start))))
    kinds = spans.kind[spans.first] if len(groups) else np.zeros(0, dtype=np.int64)
    return Neighbours(
        _overlapping(spans, owner),
        _listed(lexical.document.text, spans, owner),
        kinds,
        len(lexical.document.text),
        _articles(lexical, spans, owner),
        np.array([a.stop - a.start for a in lexical.document.articles], dtype=np.int64),
    )


def joint_features(near: Neighbours, probabilities: npt.NDArray[np.float64]) -> Floats:
    """Return an array (groups, len(NAMES)) given the first look's probabilities."""
    p = probabilities.astype(np.float32)
    columns = [p]
    columns += [_most(pairs, p) for pairs in near.overlapping]
    own, other = near.listed
    count = np.bincount(own[:, 0], minlength=len(p)).astype(np.float32)
    total = np.bincount(own[:, 0], weights=p[own[:, 1]], minlength=len(p))
    mean = (total / np.maximum(count, 1)).astype(np.float32)
    columns += [_most(own, p), mean, _most(other, p), count]
    level, density = np.zeros((2, len(p)), dtype=np.float32)
    for kind in np.unique(near.kinds):
        mine = near.kinds == kind
        level[mine] = np.sort(p[mine])[-_BEST:].mean()
        density[mine] = 1000 * (p[mine] > _LIKELY).sum() / max(near.length, 1)
    return np.stack([*columns, level, density, *_of_articles(near, p)], axis=1)


def _of_articles(near: Neighbours, p: Floats) -> tuple[Floats, Floats]:
    """Return the length of the article with most topics a group is named in, and their density.

    A report of a ceremony names many bodies and hardly an industry; none of them has a part in it.
    """
    group, article = near.articles[:, 0], near.articles[:, 1]
    topical = np.isin(near.kinds, _TOPICS) & (p > _LIKELY)
    topics = np.bincount(article[topical[group]], minlength=len(near.article_lengths))
    dense = (1000 * topics / np.maximum(near.article_lengths, 1)).astype(np.float32)
    length, density = np.zeros((2, len(p)), dtype=np.float32)
    np.maximum.at(length, group, near.article_lengths[article].astype(np.float32))
    np.maximum.at(density, group, dense[article])
    return length, density


def _most(pairs: Ints, p: Floats) -> Floats:
    out = np.zeros(len(p), dtype=np.float32)
    np.maximum.at(out, pairs[:, 0], p[pairs[:, 1]])
    return out


def _overlapping(spans: Spans, owner: Ints) -> tuple[Ints, ...]:
    mine, other = meeting(spans)
    met = owner[mine] != owner[other]
    mine, other = mine[met], other[met]
    a, b = spans.start[mine], spans.stop[mine]
    c, d = spans.start[other], spans.stop[other]
    same = (a == c) & (b == d)
    longer = (c <= a) & (b <= d) & ~same
    shorter = (a <= c) & (d <= b) & ~same
    alike = spans.kind[mine] == spans.kind[other]
    pairs = np.stack([owner[mine], owner[other]], axis=1)
    return tuple(
        pairs[how & of_type]
        for how in (longer, shorter, ~(longer | shorter | same), same)
        for of_type in (alike, ~alike)
    )


def _listed(text: str, spans: Spans, owner: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of which one follows the other after a separator, in both directions."""
    codes = np.frombuffer(f"{text}\0\0\0\0".encode("utf-32-le"), dtype=np.uint32)
    at = spans.stop + np.isin(codes[spans.stop], _codes(_CLOSING))
    parted = np.isin(codes[at], _codes(_BETWEEN))
    order = np.argsort(spans.start, kind="stable")
    starts = spans.start[order]
    found = []
    following = np.where(parted, at + 1, len(text))
    opened = np.isin(codes[np.minimum(following, len(text))], _codes(_OPENING))
    # A quoted name's span may hold its opening mark or begin behind it.
    for target in (following, np.where(opened, following + 1, len(text))):
        low = np.searchsorted(starts, target)
        found.append(in_windows(low, np.searchsorted(starts, target, side="right"), order))
    first = np.concatenate([one for one, _ in found])
    second = np.concatenate([two for _, two in found])
    pairs = np.stack([owner[first], owner[second]], axis=1)
    pairs = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)
    kind = np.zeros(int(owner.max()) + 1 if len(owner) else 0, dtype=np.int64)
    kind[owner] = spans.kind
    alike = kind[pairs[:, 0]] == kind[pairs[:, 1]]
    return pairs[alike], pairs[~alike]


def _articles(lexical: Lexical, spans: Spans, owner: Ints) -> Ints:
    """Return the pairs (group, article) of a document, each once."""
    starts = np.array([a.start for a in lexical.document.articles], dtype=np.int64)
    if len(starts) == 0:
        return np.zeros((0, 2), dtype=np.int64)
    article = np.maximum(np.searchsorted(starts, spans.start, side="right") - 1, 0)
    return np.unique(np.stack([owner, article], axis=1), axis=0)


def _codes(characters: str) -> npt.NDArray[np.uint32]:
    return np.array([ord(c) for c in characters], dtype=np.uint32)
