"""Give every entity of a subgraph its place, once, so that a page never has to move.

Regions of one city draw together (with the companies and parks that lie in them) and industries
push each other apart, so that they become poles with their backers in between. The strongest
part is laid out by forces, the rest is put between its neighbours; then everything that overlaps
is pushed apart. Seeded and free of hash order: the same subgraph has the same layout.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags
from scipy.spatial import cKDTree

from graph.entity import Entity
from viz.subgraph import Subgraph, by_strength

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CORE = 700  # laid out by exact forces, quadratic in their number
SPACING = 46.0  # distance of two neighbours, in the pixels of a page at scale 1
SEED = 20250417

# How hard an edge pulls: what lies in a region stays near it, a fact like 余杭区 PART_OF 杭州市
# is said by the city's own anchor already.
PULL = {"LOCATED_IN": 2.0, "ISSUES": 1.2, "INCLUDES": 1.5, "PART_OF": 0.6}
# How hard an entity pushes the others away.
PUSH = {"Industry": 3.0, "Region": 1.4}
ANCHOR_PULL, ANCHOR_PUSH = 1.3, 5.0


@dataclass(frozen=True, slots=True)
class _Problem:
    """Nodes 0..n-1 are entities, the rest are anchors of cities (pushed and pulled, not shown)."""

    shown: int
    push: Floats
    ends: Ints
    pull: Floats
    kinds: tuple[str, ...]
    groups: tuple[str, ...]


def lay_out(subgraph: Subgraph) -> dict[str, tuple[float, float]]:
    """Return the place of every entity, in pixels around (0, 0)."""
    if not subgraph.nodes:
        return {}
    problem = _problem(subgraph)
    total = len(problem.push)
    core = _core(problem)
    random = np.random.default_rng(SEED)
    places = np.zeros((total, 2))
    places[core] = _forces(*_restrict(problem, core), _start(problem, core, random))
    if len(core) < total:
        places = _fill(problem, core, places, random)
    places = _spread(_scaled(places[: problem.shown]))
    return {
        node.id: (round(float(x), 1), round(float(y), 1))
        for node, (x, y) in zip(subgraph.nodes, places, strict=True)
    }


def city_of(entity: Entity) -> str:
    """Return the city (or municipality) a region lies in, as the head of its code, else ''."""
    code = entity.id.removeprefix("CN-")
    if entity.type != "Region" or not code.isdigit() or len(code) < 6 or code[2:6] == "0000":
        return ""
    # 北京, 天津, 上海, 重庆 have no cities between them and their districts.
    return code[:2] if code[:2] in {"11", "12", "31", "50"} else code[:4]


def groups(subgraph: Subgraph) -> dict[str, str]:
    """Return the city each entity belongs to: a region's own, else its strongest region's."""
    found = {n.id: city for n in subgraph.nodes if (city := city_of(n))}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for edge in sorted(subgraph.edges, key=by_strength):
        if edge.relation == "LOCATED_IN" and edge.target in found:
            votes[edge.source][found[edge.target]] += 1
        elif edge.relation == "ISSUES" and edge.source in found:
            votes[edge.target][found[edge.source]] += 1
    for node, cities in sorted(votes.items()):
        if node not in found:
            found[node] = min(cities, key=lambda c: (-cities[c], c))
    return found


def _problem(subgraph: Subgraph) -> _Problem:
    index = {n.id: i for i, n in enumerate(subgraph.nodes)}
    kinds = {n.id: n.type for n in subgraph.nodes}
    pulls: dict[tuple[int, int], float] = defaultdict(float)
    for edge in subgraph.edges:
        if edge.origin == "gazetteer" and kinds[edge.source] == "Region":
            continue
        one, other = sorted((index[edge.source], index[edge.target]))
        if one != other:
            pulls[one, other] += PULL.get(edge.relation, 1.0) * (0.5 + edge.confidence / 2)
    member = groups(subgraph)
    cities = sorted({city for city, count in Counter(member.values()).items() if count > 1})
    anchors = {city: len(index) + i for i, city in enumerate(cities)}
    for node, city in sorted(member.items()):
        if city in anchors:
            pulls[index[node], anchors[city]] = ANCHOR_PULL
    push = [PUSH.get(n.type, 1.0) for n in subgraph.nodes] + [ANCHOR_PUSH] * len(anchors)
    pairs = sorted(pulls)
    return _Problem(
        shown=len(index),
        push=np.array(push),
        ends=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        pull=np.array([pulls[p] for p in pairs]),
        kinds=tuple(n.type for n in subgraph.nodes) + ("",) * len(anchors),
        groups=tuple(member.get(n.id, "") for n in subgraph.nodes) + tuple(cities),
    )


def _core(problem: _Problem) -> Ints:
    """Return the anchors and the entities with the most pull, at most `CORE` of the latter."""
    total = len(problem.push)
    weight = np.zeros(total)
    for side in (0, 1):
        np.add.at(weight, problem.ends[:, side], problem.pull)
    weight[problem.shown :] = np.inf
    order = np.lexsort((np.arange(total), -weight))
    return np.sort(order[: CORE + total - problem.shown])


def _restrict(problem: _Problem, core: Ints) -> tuple[Floats, Ints, Floats]:
    """Return push, edges and pull of the core alone, renumbered."""
    place = np.full(len(problem.push), -1, dtype=np.int64)
    place[core] = np.arange(len(core))
    ends = place[problem.ends]
    inside = (ends >= 0).all(axis=1)
    return problem.push[core], ends[inside], problem.pull[inside]


def _start(problem: _Problem, core: Ints, random: np.random.Generator) -> Floats:
    """Start with the cities in a ring and industries around them, in the order of their ids."""
    cities = {g: i for i, g in enumerate(sorted({problem.groups[i] for i in core} - {""}))}
    industries = [int(i) for i in core if problem.kinds[i] == "Industry"]
    turn = {i: n / max(len(industries), 1) for n, i in enumerate(industries)}
    start = random.normal(scale=2.0, size=(len(core), 2))
    for row, node in enumerate(core):
        if node in turn:
            angle, radius = turn[int(node)], 30.0
        elif problem.groups[node]:
            angle, radius = cities[problem.groups[node]] / len(cities), 14.0
        else:
            continue
        start[row] += radius * np.array([np.cos(2 * np.pi * angle), np.sin(2 * np.pi * angle)])
    return start


def _forces(push: Floats, ends: Ints, pull: Floats, places: Floats) -> Floats:
    """Settle by springs along edges, repulsion between all and a gentle pull to the middle."""
    total = len(places)
    if total < 2:
        return places
    degree = np.bincount(ends.ravel(), weights=np.repeat(pull, 2), minlength=total)
    charge = push * (1 + np.sqrt(degree))
    rounds = 260 if total <= 400 else 130
    charges = charge[:, None] * charge[None, :]
    for step in range(rounds):
        heat = 3.0 * (1 - step / rounds) + 0.02
        move = _repulsion(places, charges)
        along = places[ends[:, 1]] - places[ends[:, 0]]
        for axis in (0, 1):
            tug = along[:, axis] * pull
            move[:, axis] += np.bincount(ends[:, 0], weights=tug, minlength=total)
            move[:, axis] -= np.bincount(ends[:, 1], weights=tug, minlength=total)
        # What no spring holds would fly off: a pull towards the middle that balances all charges
        # at about twice the radius of the whole.
        reach = 2.2 * np.sqrt(np.mean(np.einsum("ij,ij->i", places, places))) + 1e-9
        move -= (charge.sum() / reach**2) * charge[:, None] * places
        # A hub feels a hundred springs at once: it moves by their mean, or it would swing.
        move /= (1 + degree)[:, None]
        length = np.linalg.norm(move, axis=1)
        places = places + move * np.minimum(1.0, heat / (1e-9 + length))[:, None]
    return places


def _repulsion(places: Floats, charges: Floats) -> Floats:
    """Return for each place the sum of charge / distance away from all the others."""
    square = np.einsum("ij,ij->i", places, places)
    distance = square[:, None] + square[None, :] - 2 * places @ places.T
    np.maximum(distance, 0.01, out=distance)
    weight = charges / distance
    np.fill_diagonal(weight, 0.0)
    return np.asarray(places * weight.sum(axis=1)[:, None] - weight @ places)


def _fill(problem: _Problem, core: Ints, places: Floats, random: np.random.Generator) -> Floats:
    """Put what is not in the core between its neighbours, by a few rounds of averaging."""
    total = len(places)
    links = _matrix(problem, total)
    sums = np.asarray(links.sum(axis=1)).ravel()
    mean = diags(1 / np.maximum(sums, 1e-9)) @ links
    free = np.ones(total, dtype=bool)
    free[core] = False
    for _ in range(12):
        places[free] = (mean @ places)[free]
    extent = np.abs(places[core]).max()
    lonely = free & (sums == 0)
    angle = np.linspace(0, 2 * np.pi, int(lonely.sum()), endpoint=False)
    places[lonely] = 1.15 * extent * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    places[free] += random.normal(scale=extent / 40, size=(int(free.sum()), 2))
    return places


def _matrix(problem: _Problem, total: int) -> csr_matrix:
    one, other = problem.ends[:, 0], problem.ends[:, 1]
    half = coo_matrix((problem.pull, (one, other)), shape=(total, total))
    return (half + half.T).tocsr()


def _scaled(places: Floats) -> Floats:
    """Centre, and scale so that neighbours are about `SPACING` apart and the page is wide."""
    places = places - np.median(places, axis=0)
    if len(places) < 2:
        return places
    radius = np.linalg.norm(places, axis=1)
    rim = 1.25 * float(np.quantile(radius, 0.9)) + 1e-9
    # Strays beyond the rim come nearer, in their order: a page is not to be made of emptiness.
    beyond = np.maximum(radius / rim, 1.0)
    places = places * ((1 + 0.15 * np.log(beyond)) / beyond)[:, None]
    distance, _ = cKDTree(places).query(places, k=2)
    usual = float(np.quantile(distance[:, 1], 0.35))
    spread = float(np.sqrt(np.mean(places**2)))
    wanted = SPACING * np.sqrt(len(places)) * 0.5
    factor = wanted / max(spread, 1e-9)
    if usual > 0:
        factor = min(max(factor, SPACING / usual * 0.6), factor * 1.6)
    return np.asarray(places * factor * np.array([1.2, 0.9]))


def _spread(places: Floats) -> Floats:
    """Push apart what is nearer than `SPACING`, a few rounds, each pair by half of what lacks."""
    rounds = 40 if len(places) <= 2500 else 12
    for _ in range(rounds):
        pairs = cKDTree(places).query_pairs(SPACING, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        apart = places[pairs[:, 1]] - places[pairs[:, 0]]
        length = np.linalg.norm(apart, axis=1)
        # Two nodes on one spot part sideways, by their numbers, not by chance.
        apart[length < 1e-6] = (1.0, 0.3)
        length = np.maximum(length, 1e-6)
        shift = apart * (0.45 * (SPACING - np.minimum(length, SPACING)) / length)[:, None]
        move = np.zeros_like(places)
        np.add.at(move, pairs[:, 0], -shift)
        np.add.at(move, pairs[:, 1], shift)
        far = np.linalg.norm(move, axis=1)
        places = places + move * np.minimum(1.0, SPACING / np.maximum(far, 1e-9))[:, None]
    return places
