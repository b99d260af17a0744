"""Tag a document's characters: the probability of every label at every character.

The network (`tagger.onnx`) maps characters and features to emissions; a linear-chain CRF turns
them into marginals. Everything runs on one thread, the network's products in whole numbers, so the
same text gives the same numbers. Training lives in `zhengtu.training.tagger`.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from graph.document import Document
from graph.tagger.labels import LABELS, edge_masks, transition_mask

MODEL = Path(__file__).parent / "tagger.onnx"
_CHAINS = 48  # sentences whose marginals are computed together: each step costs some calls
_NETWORK = 16  # of them that the network reads together: sentences of like length, little padding
_LEAST = 0.12  # a span whose edges are less probable than this is not proposed
_LONGEST = 40

Marginals = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Tagged:
    """A document's marginals: row i holds the probabilities of `LABELS` at character i."""

    marginals: Marginals

    @cached_property
    def _inner_sums(self) -> npt.NDArray[np.float64]:
        """Cumulative sums of the inside labels, by type, from 0 on."""
        return _sums(self.marginals[:, 2::4])

    @cached_property
    def _named_sums(self) -> npt.NDArray[np.float64]:
        """Cumulative sums of the probability to be in a name, from 0 on."""
        return _sums(1.0 - self.marginals[:, 0])

    def confidences(
        self, start: npt.NDArray[np.int64], stop: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float64]:
        """Return the confidence (spans, types) of each span [start, stop) as a name of each type.

        It is the mean of the first, the last and the inner characters' probabilities.
        """
        m = self.marginals
        edges = m[start, 1::4] + m[stop - 1, 3::4]
        sums = self._inner_sums
        inner_length = stop - start - 2
        inner = (sums[stop - 1] - sums[np.minimum(start + 1, stop - 1)]) / np.maximum(
            inner_length, 1
        )[:, None]
        inner = np.where(inner_length[:, None] > 0, inner, edges / 2)
        single = (stop - start == 1)[:, None]
        out: npt.NDArray[np.float64] = np.where(single, m[start, 4::4], (edges + inner) / 3)
        return out

    def confidence(self, start: int, stop: int, kind: int) -> float:
        """Return the confidence of one span as a name of one type, as `confidences` does."""
        m = self.marginals
        if stop - start == 1:
            return float(m[start, 4 + 4 * kind])
        edges = m[start, 1 + 4 * kind] + m[stop - 1, 3 + 4 * kind]
        inner_length = stop - start - 2
        if inner_length == 0:
            return float(np.float64(edges) + np.float64(edges / 2)) / 3
        sums = self._inner_sums
        inner = (sums[stop - 1, kind] - sums[start + 1, kind]) / inner_length
        return float(edges + inner) / 3

    def inside(
        self, start: npt.NDArray[np.int64], stop: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float64]:
        """Return for each span the mean probability of its characters to be in some name."""
        sums = self._named_sums
        out: npt.NDArray[np.float64] = (sums[stop] - sums[start]) / (stop - start)
        return out

    def spans(self, start: int, stop: int) -> list[tuple[int, int, int]]:
        """Return plausible spans (start, stop, type index) between two offsets, in order.

        Alternatives overlap: a span is proposed for each plausible end of each plausible start.
        Spans may run on from one sentence into the next.
        """
        block = self.marginals[start:stop]
        singles = np.argwhere(block[:, 4::4] >= _LEAST)
        found = [(start + at, start + at + 1, kind) for at, kind in singles.tolist()]
        # One string of flags for each type: what may end a name, and where none goes on.
        closes = [flags.tobytes() for flags in (block[:, 3::4] >= _LEAST).T]
        breaks = [flags.tobytes() for flags in (block[:, 2::4] < _LEAST / 2).T]
        for at, kind in np.argwhere(block[:, 1::4] >= _LEAST).tolist():
            last = min(len(block), at + _LONGEST)
            broken = breaks[kind].find(1, at + 1, last)
            last = broken + 1 if broken >= 0 else last
            close = closes[kind].find(1, at + 1, last)
            while close >= 0:
                found.append((start + at, start + close + 1, kind))
                close = closes[kind].find(1, close + 1, last)
        return sorted(found)


class Tagger:
    """The network with its vocabulary and transitions."""

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            model.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        meta = self._session.get_modelmeta().custom_metadata_map
        self._ids = _vocabulary(meta["characters"])
        transitions = np.array(
            [float(x) for x in meta["transitions"].split()], dtype=np.float32
        ).reshape(len(LABELS), len(LABELS))
        self._step = np.exp(transitions + transition_mask())
        first, last = edge_masks()
        self._first, self._last = np.exp(first), np.exp(last)

    @staticmethod
    @cache
    def built_in() -> "Tagger | None":
        """Return the tagger that ships with Zhengtu, or None where the model is not installed."""
        return Tagger(MODEL) if MODEL.exists() else None

    def tag(self, document: Document, features: npt.NDArray[np.float32]) -> Tagged:
        """Return the marginals of a document's characters, outside sentences all O."""
        out = np.zeros((len(document.text), len(LABELS)), dtype=np.float32)
        out[:, 0] = 1
        codes = np.frombuffer(document.text.encode("utf-32-le"), dtype=np.uint32)
        ids = self._ids[np.minimum(codes, len(self._ids) - 1)]
        order = sorted(document.sentences, key=lambda s: (s.stop - s.start, s.index))
        for at in range(0, len(order), _CHAINS):
            spans = [(s.start, s.stop) for s in order[at : at + _CHAINS]]
            lengths = np.array([b - a for a, b in spans], dtype=np.int32)
            emissions = self._emissions(spans, lengths, ids, features)
            found = forward_backward(emissions, lengths, self._step, self._first, self._last)
            for column, (a, b) in enumerate(spans):
                out[a:b] = found[: b - a, column]
        return Tagged(out)

    def _emissions(
        self,
        spans: list[tuple[int, int]],
        lengths: npt.NDArray[np.int32],
        ids: npt.NDArray[np.int32],
        features: npt.NDArray[np.float32],
    ) -> npt.NDArray[np.float32]:
        """Return the network's scores (time, sentence, label), zero behind a sentence's end."""
        out = np.zeros((int(lengths.max()), len(spans), len(LABELS)), dtype=np.float32)
        for at in range(0, len(spans), _NETWORK):
            part = slice(at, at + _NETWORK)
            size = lengths[part]
            longest = int(size.max())
            characters = np.zeros((longest, len(size)), dtype=np.int32)
            vectors = np.zeros((longest, len(size), features.shape[1]), dtype=np.float32)
            for column, (a, b) in enumerate(spans[part]):
                characters[: b - a, column] = ids[a:b]
                vectors[: b - a, column] = features[a:b]
            inputs = {"characters": characters, "features": vectors, "lengths": size}
            (out[:longest, part],) = self._session.run(None, inputs)
        return out


def forward_backward(
    emissions: npt.NDArray[np.float32],
    lengths: npt.NDArray[np.int32],
    step: npt.NDArray[np.float32],
    first: npt.NDArray[np.float32],
    last: npt.NDArray[np.float32],
) -> Marginals:
    """Return the marginals (time, sentence, label) of a linear-chain CRF.

    `step`, `first` and `last` are exponentiated scores. Sums stay in range because each step is
    rescaled; the scale cancels out.
    """
    score = np.exp(emissions - emissions.max(axis=2, keepdims=True))
    steps, sentences, labels = score.shape
    ahead = np.empty_like(score)
    alpha = score[0] * first
    ahead[0] = alpha / alpha.sum(axis=1, keepdims=True)
    for t in range(1, steps):
        alpha = (ahead[t - 1] @ step) * score[t]
        ahead[t] = alpha / np.maximum(alpha.sum(axis=1, keepdims=True), 1e-30)
    beta = np.broadcast_to(last, (sentences, labels)).copy()
    back = step.T.copy()
    for t in range(steps - 1, -1, -1):
        beta[lengths - 1 == t] = last
        ahead[t] *= beta
        beta = (beta * score[t]) @ back
        beta /= np.maximum(beta.max(axis=1, keepdims=True), 1e-30)
    total: Marginals = ahead / np.maximum(ahead.sum(axis=2, keepdims=True), 1e-30)
    return total


def _sums(values: Marginals) -> npt.NDArray[np.float64]:
    start = np.zeros((1, *values.shape[1:]))
    return np.concatenate([start, np.cumsum(values, axis=0, dtype=np.float64)])


def _vocabulary(characters: str) -> npt.NDArray[np.int32]:
    """Return the row of each code point; 0 is the row of all that the model does not know."""
    table = np.zeros(max(map(ord, characters)) + 2, dtype=np.int32)
    for row, character in enumerate(characters, start=1):
        table[ord(character)] = row
    return table
