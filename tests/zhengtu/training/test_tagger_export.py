"""The exported network says what the trained one says, but for the rounding of its weights."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from graph.tagger.features import WIDTH
from graph.tagger.labels import LABELS
from graph.tagger.tagger import Tagger
from zhengtu.training.tagger_export import Params, export

HIDDEN, EMBEDDING = 8, 6
CHARACTERS = "余杭区支持人工智能"


@pytest.fixture(scope="module")
def params() -> Params:
    draw = np.random.RandomState(3)

    def weights(*shape: int) -> np.ndarray:
        return (draw.randn(*shape) * 0.4).astype(np.float32)

    made: Params = {
        "embedding": weights(len(CHARACTERS) + 1, EMBEDDING) * 3,
        "head": {"W": weights(2 * HIDDEN + WIDTH, len(LABELS)), "b": weights(len(LABELS))},
        "transitions": weights(len(LABELS), len(LABELS)),
    }
    for index in range(4):
        width = EMBEDDING + WIDTH if index < 2 else 2 * HIDDEN
        made[f"l{index}"] = {
            "W": weights(width, 3 * HIDDEN),
            "b": weights(3 * HIDDEN),
            "G": weights(HIDDEN, 2 * HIDDEN),
            "S": weights(HIDDEN, HIDDEN),
        }
    return made


def run(params: Params, folder: Path, characters, features) -> np.ndarray:
    out = folder / "tagger.onnx"
    export(params, HIDDEN, CHARACTERS, out)
    session = onnxruntime.InferenceSession(str(out))
    lengths = np.array([len(c) for c in characters], np.int32)
    steps = int(lengths.max())
    ids = np.zeros((steps, len(lengths)), np.int32)
    vectors = np.zeros((steps, len(lengths), WIDTH), np.float32)
    for column, (found, rows) in enumerate(zip(characters, features, strict=True)):
        ids[: len(found), column], vectors[: len(found), column] = found, rows
    inputs = {"characters": ids, "features": vectors, "lengths": lengths}
    return session.run(None, inputs)[0]


def reference(params: Params, characters, features) -> np.ndarray:
    """Compute one sentence's emissions step by step, as `zhengtu.training.tagger` does."""
    x = np.concatenate([params["embedding"][characters], features], 1)
    for layer in (0, 2):
        ahead = _direction(params[f"l{layer}"], x)
        back = _direction(params[f"l{layer + 1}"], x[::-1])[::-1]
        x = np.concatenate([ahead, back], 1)
    return np.concatenate([x, features], 1) @ params["head"]["W"] + params["head"]["b"]


def _direction(cell, x) -> np.ndarray:
    h, out = np.zeros(HIDDEN), []
    for row in x @ cell["W"] + cell["b"]:
        gates = 1 / (1 + np.exp(-(row[: 2 * HIDDEN] + h @ cell["G"])))
        update, reset = gates[:HIDDEN], gates[HIDDEN:]
        candidate = np.tanh(row[2 * HIDDEN :] + (reset * h) @ cell["S"])
        h = (1 - update) * h + update * candidate
        out.append(h)
    return np.array(out)


def sentences() -> tuple[list[np.ndarray], list[np.ndarray]]:
    draw = np.random.RandomState(5)
    lengths = (1, 4, 9, 30)
    return (
        [draw.randint(0, len(CHARACTERS) + 1, n) for n in lengths],
        [(draw.rand(n, WIDTH) < 0.2).astype(np.float32) for n in lengths],
    )


def test_emissions_are_those_of_the_trained_network(params, tmp_path):
    characters, features = sentences()
    found = run(params, tmp_path, characters, features)

    for column, (ids, rows) in enumerate(zip(characters, features, strict=True)):
        wanted = reference(params, ids, rows)
        apart = np.abs(found[: len(ids), column] - wanted)
        assert apart.mean() < 0.02 * np.abs(wanted).mean()
        assert apart.max() < 0.1 * np.abs(wanted).max()


def test_a_sentence_gets_the_same_beside_any_others(params, tmp_path):
    characters, features = sentences()
    together = run(params, tmp_path, characters, features)

    for column, (ids, rows) in enumerate(zip(characters, features, strict=True)):
        alone = run(params, tmp_path, [ids], [rows])
        np.testing.assert_allclose(together[: len(ids), column], alone[:, 0], atol=1e-5)


def test_the_tagger_reads_what_was_exported(params, tmp_path):
    out = tmp_path / "tagger.onnx"
    export(params, HIDDEN, CHARACTERS, out)
    first = out.read_bytes()
    export(params, HIDDEN, CHARACTERS, out)

    assert out.read_bytes() == first
    Tagger(out)
