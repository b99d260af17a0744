"""Train the tagger: LAC's encoder, our features beside the characters, a CRF over BIOES labels.

Needs the extra `zhengtu[train]` (jax, optax, onnx). The same examples and seed give the same
model on the same machine type. No text goes into the model: its vocabulary is the most frequent
characters of jieba's dictionary.
"""

import functools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jieba import get_module_res

from graph.tagger.features import WIDTH
from graph.tagger.labels import LABELS, edge_masks, transition_mask
from zhengtu.training.lac_weights import HIDDEN, lac_weights
from zhengtu.training.tagger_examples import Example

VOCABULARY = 5500
_BUCKETS = (16, 32, 56, 88, 128, 208)
_TOKENS = 1536  # characters a batch
Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how fast to train, and how much to hide from the network while it learns.

    `variations` copies of the sentences with other names in them are added to the sentences.
    """

    epochs: int = 8
    rate: float = 1.5e-3
    head_rate: float = 4e-3
    embedding_rate: float = 1e-3
    drop_input: float = 0.25
    drop_hidden: float = 0.25
    drop_output: float = 0.4
    drop_features: float = 0.15
    unknown: float = 0.05
    variations: int = 4
    seed: int = 1


def vocabulary() -> str:
    """Return the characters the model knows, most frequent first, a fixed string."""
    counts: Counter[str] = Counter()
    with get_module_res("dict.txt") as file:
        for line in file:
            word, count, _ = line.decode("utf-8").split(" ")
            for character in word:
                counts[character] += int(count)
    known = lac_weights().embeddings
    ranked = sorted(
        (c for c in counts if c in known and "\u4e00" <= c <= "\u9fff"),
        key=lambda c: (-counts[c], c),
    )
    others = sorted(c for c in known if not "\u4e00" <= c <= "\u9fff" and ord(c) < 0xFFFF)
    return "".join([*others[:1200], *ranked[:VOCABULARY]])


def train(
    examples: Sequence[Example],
    settings: Settings,
    report: Callable[[int, float], None] | None = None,
) -> Params:
    """Return trained parameters; `report` is told each epoch's number and mean loss."""
    characters = vocabulary()
    items = [_item(e, characters) for e in examples]
    rng = np.random.RandomState(settings.seed)
    params = _initial(characters, settings.seed)
    per_epoch = len(_batches(items, rng, shuffle=False))
    optimiser = _optimiser(params, settings, per_epoch * settings.epochs)
    state = optimiser.init(params)
    constants = _constants()

    def loss(params: Params, batch: Any, key: Any) -> Any:
        ids, mask, labels, features, weights = batch
        emissions = _emissions(params, ids, mask, features, key, settings)
        nll = _negative_log_likelihood(emissions, labels, mask, params["transitions"], constants)
        return (nll * weights).sum() / (mask.sum(1) * weights).sum() * 20

    @functools.partial(jax.jit, donate_argnums=(0, 1))
    def step(params: Params, state: Any, batch: Any, key: Any) -> Any:
        value, gradient = jax.value_and_grad(loss)(params, batch, key)
        updates, state = optimiser.update(gradient, state, params)
        return optax.apply_updates(params, updates), state, value

    key = jax.random.PRNGKey(settings.seed)
    for epoch in range(settings.epochs):
        total = 0.0
        for width, rows in _batches(items, rng, shuffle=True):
            key, sub = jax.random.split(key)
            params, state, value = step(params, state, _padded(items, width, rows), sub)
            total += float(value)
        if report:
            report(epoch + 1, total / per_epoch)
    trained: Params = jax.tree_util.tree_map(np.asarray, params)
    return trained


def _optimiser(params: Params, settings: Settings, steps: int) -> Any:
    def schedule(rate: float) -> Any:
        return optax.warmup_cosine_decay_schedule(0, rate, 30, steps, rate * 0.02)

    group = {k: "embedding" if k == "embedding" else "encoder" if k[0] == "l" else "head"
             for k in params}  # fmt: skip
    labels = {k: jax.tree_util.tree_map(lambda _, k=k: group[k], params[k]) for k in params}
    rates = {
        "embedding": (settings.embedding_rate, 0.0),
        "encoder": (settings.rate, 1e-4),
        "head": (settings.head_rate, 1e-4),
    }
    return optax.chain(
        optax.clip_by_global_norm(5.0),
        optax.multi_transform(
            {k: optax.adamw(schedule(r), b2=0.99, weight_decay=w) for k, (r, w) in rates.items()},
            labels,
        ),
    )


def _initial(characters: str, seed: int) -> Params:
    rng = np.random.RandomState(seed)
    lac = lac_weights()
    params: Params = {
        "embedding": np.stack([lac.unknown, *(lac.embeddings[c] for c in characters)])
    }
    for i, d in enumerate(lac.directions):
        weight = d.weight
        if i < 2:  # the features enter beside the embedding, at first without effect
            weight = np.concatenate([weight, np.zeros((WIDTH, 3 * HIDDEN), np.float32)])
        params[f"l{i}"] = {"W": weight, "b": d.bias, "G": d.gates, "S": d.candidate}
    scale = np.sqrt(2 * HIDDEN + WIDTH)
    head = rng.randn(2 * HIDDEN + WIDTH, len(LABELS)) / scale * 0.5
    params["head"] = {"W": head.astype(np.float32), "b": np.zeros(len(LABELS), np.float32)}
    params["transitions"] = np.zeros((len(LABELS), len(LABELS)), np.float32)
    made: Params = jax.tree_util.tree_map(jnp.asarray, params)
    return made


def _item(example: Example, characters: str) -> tuple[list[int], Example]:
    rows = _rows(characters)
    return [rows.get(c, 0) for c in example.text], example


@functools.cache
def _rows(characters: str) -> dict[str, int]:
    return {c: i for i, c in enumerate(characters, start=1)}


def _batches(
    items: Sequence[tuple[list[int], Example]], rng: np.random.RandomState, *, shuffle: bool
) -> list[tuple[int, list[int]]]:
    by_width: dict[int, list[int]] = {}
    for row, (ids, _) in enumerate(items):
        width = next((w for w in _BUCKETS if len(ids) <= w), None)
        if width is not None:
            by_width.setdefault(width, []).append(row)
    out = []
    for width in sorted(by_width):
        rows = by_width[width]
        if shuffle:
            rng.shuffle(rows)
        size = max(4, _TOKENS // width)
        out += [(width, rows[k : k + size]) for k in range(0, len(rows), size)]
    if shuffle:
        order = rng.permutation(len(out))
        out = [out[i] for i in order]
    return out


def _padded(items: Sequence[tuple[list[int], Example]], width: int, rows: list[int]) -> Any:
    size = max(4, _TOKENS // width)
    ids = np.zeros((size, width), np.int32)
    mask = np.zeros((size, width), bool)
    labels = np.zeros((size, width), np.int32)
    features = np.zeros((size, width, WIDTH), np.float32)
    weights = np.zeros(size, np.float32)
    for j, row in enumerate(rows):
        found, example = items[row]
        n = len(found)
        ids[j, :n], mask[j, :n], labels[j, :n] = found, True, example.labels
        features[j, :n], weights[j] = example.features, example.weight
    return ids, mask, labels, features, weights


def _constants() -> tuple[Any, Any, Any]:
    first, last = edge_masks()
    return jnp.asarray(transition_mask()), jnp.asarray(first), jnp.asarray(last)


def _drop(key: Any, x: Any, p: float) -> Any:
    return jnp.where(jax.random.bernoulli(key, 1 - p, x.shape), x / (1 - p), 0.0)


def _drop_steps(key: Any, x: Any, p: float) -> Any:
    """Hide the same units at all steps of a sequence."""
    kept = jax.random.bernoulli(key, 1 - p, (x.shape[0], 1, x.shape[2]))
    return x * kept / (1 - p)


def _emissions(
    params: Params, ids: Any, mask: Any, features: Any, key: Any, settings: Settings
) -> Any:
    keys = jax.random.split(key, 6)
    x = _drop(keys[0], params["embedding"][ids], settings.drop_input)
    hidden = jax.random.bernoulli(keys[1], settings.unknown, ids.shape)
    x = jnp.where(hidden[..., None], params["embedding"][0], x)
    features = _drop(keys[2], features, settings.drop_features)
    h = _bigru(jnp.concatenate([x, features], -1), params["l0"], params["l1"], mask)
    h = _bigru(_drop_steps(keys[3], h, settings.drop_hidden), params["l2"], params["l3"], mask)
    h = jnp.concatenate([_drop(keys[4], h, settings.drop_output), features], -1)
    return h @ params["head"]["W"] + params["head"]["b"]


def _bigru(x: Any, forward: Params, backward: Params, mask: Any) -> Any:
    """Run both directions of a layer in one scan; x is (sentences, steps, width)."""
    gates = jnp.stack([forward["G"], backward["G"]])
    candidate = jnp.stack([forward["S"], backward["S"]])
    ahead = x @ forward["W"] + forward["b"]
    back = x @ backward["W"] + backward["b"]
    inputs = jnp.stack([ahead, back[:, ::-1]]).transpose(2, 0, 1, 3)
    alive = jnp.stack([mask, mask[:, ::-1]]).transpose(2, 0, 1)[..., None]

    def step(h: Any, at: Any) -> Any:
        p, on = at
        g = jax.nn.sigmoid(p[..., : 2 * HIDDEN] + jnp.einsum("dnh,dhk->dnk", h, gates))
        update, reset = g[..., :HIDDEN], g[..., HIDDEN:]
        c = jnp.tanh(p[..., 2 * HIDDEN :] + jnp.einsum("dnh,dhk->dnk", reset * h, candidate))
        h = jnp.where(on, (1 - update) * h + update * c, h)
        return h, h

    _, out = jax.lax.scan(step, jnp.zeros((2, x.shape[0], HIDDEN)), (inputs, alive), unroll=4)
    out = out.transpose(1, 2, 0, 3)
    return jnp.concatenate([out[0], out[1][:, ::-1]], -1)


def _negative_log_likelihood(
    emissions: Any, labels: Any, mask: Any, transitions: Any, constants: tuple[Any, Any, Any]
) -> Any:
    allowed, first, last = constants
    scores = transitions + allowed

    def step(alpha: Any, at: Any) -> Any:
        emission, on = at
        following = jax.nn.logsumexp(alpha[:, :, None] + scores[None], 1) + emission
        return jnp.where(on[:, None], following, alpha), None

    steps = emissions.transpose(1, 0, 2)
    alpha, _ = jax.lax.scan(
        step, emissions[:, 0] + first, (steps[1:], mask.transpose(1, 0)[1:]), unroll=4
    )
    total = jax.nn.logsumexp(alpha + last, 1)
    gold = (jnp.take_along_axis(emissions, labels[..., None], 2)[..., 0] * mask).sum(1)
    gold = gold + (scores[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
    return jnp.where(mask[:, 0], total - gold, 0.0)
