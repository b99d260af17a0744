"""Write a trained tagger as ONNX, in whole numbers of eight bits.

The runtime's GRU knows single precision only and took 13.5 µs a character; the same network as a
Scan over steps with integer products takes 7, in a file of half the size. Everything that enters
a product is bounded: hidden states by 1, features by 1, each dimension of the embedding by its
greatest value, which its weights take over. So the scales are constants, and what a sentence gets
does not depend on the sentences beside it.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import NodeProto, TensorProto, checker, helper, numpy_helper, save_model

from graph.tagger.features import WIDTH
from graph.tagger.labels import LABELS

Params = dict[str, Any]
Floats = npt.NDArray[np.float32]
_OPSET = 14
_ZERO = 128  # what stands for 0 among the whole numbers 1 … 255
_RANGE = 127  # and for 1, counted from there


def export(params: Params, hidden: int, characters: str, out: Path) -> None:
    """Write the network, with its vocabulary and transitions in the metadata."""
    network = _Graph()
    network.constant("zero", np.array(_ZERO, np.uint8))
    network.constant("unit", np.array(1 / _RANGE, np.float32))
    embedding = np.asarray(params["embedding"], np.float32)
    reach = np.maximum(np.abs(embedding).max(axis=0), 1e-9)
    network.constant("embedding", _whole(embedding / reach))
    network.node("Gather", "embedding", "characters", out="e")
    network.quantized("features", out="f")
    network.node("Concat", "e", "f", out="q0", axis=2)
    network.node("Cast", "lengths", out="lengths64", to=TensorProto.INT64)
    network.constant("hidden", np.array([hidden], np.int64))
    network.node("Shape", "lengths", out="sentences")
    network.node("Concat", "sentences", "hidden", out="state", axis=0)
    network.node("ConstantOfShape", "state", out="start")
    for layer in range(2):
        ahead, back = params[f"l{2 * layer}"], params[f"l{2 * layer + 1}"]
        if layer == 0:
            ahead, back = _scaled(ahead, reach), _scaled(back, reach)
        else:
            network.quantized(f"x{layer}", out=f"q{layer}")
        _add_layer(network, layer, ahead, back, hidden)
    network.node("Concat", "x2", "features", out="h", axis=2)
    network.constant("head", np.asarray(params["head"]["W"], np.float32))
    network.constant("bias", np.asarray(params["head"]["b"], np.float32))
    network.node("MatMul", "h", "head", out="scores")
    network.node("Add", "scores", "bias", out="emissions")
    graph = helper.make_graph(
        network.nodes,
        "tagger",
        [
            helper.make_tensor_value_info("characters", TensorProto.INT32, ["T", "N"]),
            helper.make_tensor_value_info("features", TensorProto.FLOAT, ["T", "N", WIDTH]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["N"]),
        ],
        [helper.make_tensor_value_info("emissions", TensorProto.FLOAT, ["T", "N", len(LABELS)])],
        network.constants,
    )
    opset = helper.make_opsetid("", _OPSET)
    model = helper.make_model(graph, opset_imports=[opset], ir_version=8)
    transitions = np.asarray(params["transitions"]).ravel()
    properties = {
        "characters": characters,
        "transitions": " ".join(f"{x:.5f}" for x in transitions),
    }
    helper.set_model_props(model, properties)
    checker.check_model(model)
    save_model(model, str(out))


class _Graph:
    """The nodes and constants of a graph, or of the body of a loop."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: npt.NDArray[Any]) -> None:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))

    def node(self, operator: str, *inputs: str, out: str | list[str], **attributes: Any) -> None:
        outputs = [out] if isinstance(out, str) else out
        self.nodes.append(helper.make_node(operator, list(inputs), outputs, **attributes))

    def quantized(self, value: str, out: str) -> None:
        """Turn numbers between -1 and 1 into whole ones."""
        self.node("QuantizeLinear", value, "unit", "zero", out=out)

    def product(self, value: str, weight: Floats, out: str) -> None:
        """Multiply whole numbers with a weight that is made whole, column by column."""
        greatest = np.maximum(np.abs(weight).max(axis=0), 1e-9)
        self.constant(f"{out}.weight", np.rint(weight / greatest * _RANGE).astype(np.int8))
        self.constant(f"{out}.scale", (greatest / _RANGE**2).astype(np.float32))
        self.node("MatMulInteger", value, f"{out}.weight", "zero", out=f"{out}.whole")
        self.node("Cast", f"{out}.whole", out=f"{out}.float", to=TensorProto.FLOAT)
        self.node("Mul", f"{out}.float", f"{out}.scale", out=out)

    def split(self, value: str, first: int, second: int, out: list[str], axis: int) -> None:
        self.constant(f"{out[0]}.sizes", np.array([first, second], np.int64))
        self.node("Split", value, f"{out[0]}.sizes", out=out, axis=axis)


def _add_layer(network: _Graph, layer: int, ahead: Params, back: Params, hidden: int) -> None:
    """Add both directions of a layer; the backward one reads each sentence from its end."""
    n = str(layer)
    weight = np.concatenate([np.asarray(ahead["W"]), np.asarray(back["W"])], axis=1)
    network.product(f"q{n}", weight.astype(np.float32), out=f"product{n}")
    bias = np.concatenate([np.asarray(ahead["b"]), np.asarray(back["b"])])
    network.constant(f"bias{n}", bias.astype(np.float32))
    network.node("Add", f"product{n}", f"bias{n}", out=f"inputs{n}")
    width = 3 * hidden
    network.split(f"inputs{n}", width, width, [f"ahead{n}", f"behind{n}"], axis=2)
    network.node(
        "ReverseSequence", f"behind{n}", "lengths64", out=f"back{n}", time_axis=0, batch_axis=1
    )
    network.node(
        "Scan",
        "start",
        "start",
        f"ahead{n}",
        f"back{n}",
        out=[f"last{n}", f"first{n}", f"there{n}", f"returned{n}"],
        num_scan_inputs=2,
        body=_step(f"step{n}", ahead, back, hidden),
    )
    network.node(
        "ReverseSequence", f"returned{n}", "lengths64", out=f"here{n}", time_axis=0, batch_axis=1
    )
    network.node("Concat", f"there{n}", f"here{n}", out=f"x{layer + 1}", axis=2)


def _step(name: str, ahead: Params, back: Params, hidden: int) -> Any:
    """Return one step of both directions: update u, reset r, candidate c; h + u (c - h)."""
    body = _Graph()
    for d, cell in (("a", ahead), ("b", back)):
        state, inputs = f"state.{d}", f"inputs.{d}"
        body.quantized(state, out=f"whole.{d}")
        body.product(f"whole.{d}", np.asarray(cell["G"], np.float32), out=f"gates.{d}")
        body.split(inputs, 2 * hidden, hidden, [f"to_gates.{d}", f"to_candidate.{d}"], axis=1)
        body.node("Add", f"to_gates.{d}", f"gates.{d}", out=f"opened.{d}")
        body.node("Sigmoid", f"opened.{d}", out=f"open.{d}")
        body.split(f"open.{d}", hidden, hidden, [f"u.{d}", f"r.{d}"], axis=1)
        body.node("Mul", f"r.{d}", state, out=f"remembered.{d}")
        body.quantized(f"remembered.{d}", out=f"memory.{d}")
        body.product(f"memory.{d}", np.asarray(cell["S"], np.float32), out=f"candidate.{d}")
        body.node("Add", f"to_candidate.{d}", f"candidate.{d}", out=f"sum.{d}")
        body.node("Tanh", f"sum.{d}", out=f"c.{d}")
        body.node("Sub", f"c.{d}", state, out=f"change.{d}")
        body.node("Mul", f"u.{d}", f"change.{d}", out=f"step.{d}")
        body.node("Add", state, f"step.{d}", out=f"next.{d}")
        body.node("Identity", f"next.{d}", out=f"output.{d}")
    values = {
        n: [helper.make_tensor_value_info(f"{n}.{d}", TensorProto.FLOAT, None) for d in "ab"]
        for n in ("state", "inputs", "next", "output")
    }
    return helper.make_graph(
        body.nodes,
        name,
        [*values["state"], *values["inputs"]],
        [*values["next"], *values["output"]],
        body.constants,
    )


def _scaled(cell: Params, reach: Floats) -> Params:
    """Return a cell whose weights take over what its embedding was divided by."""
    weight = np.array(cell["W"], np.float32)
    weight[: len(reach)] *= reach[:, None]
    return {**cell, "W": weight}


def _whole(values: Floats) -> npt.NDArray[np.uint8]:
    """Return numbers between -1 and 1 as whole ones around `_ZERO`."""
    return (np.rint(values * _RANGE) + _ZERO).astype(np.uint8)
