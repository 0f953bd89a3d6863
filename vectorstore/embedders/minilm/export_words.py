"""Make words.npy from MiniLM's own word-piece embeddings, so that words can be compared without running the model.

Matching each word of a question with its nearest word in a passage (late interaction, after Khattab & Zaharia, ColBERT,
SIGIR 2020) tells passages apart better than one vector a passage does; with fixed word vectors it costs a dot product
and stores nothing per passage. The table is centred, turned to its first principal axes (those carry the meaning, the
rest mostly frequency) and kept as int8.

    python -m vectorstore.embedders.minilm.export_words MODEL_FOLDER

MODEL_FOLDER holds the published model.safetensors. Needs safetensors.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

AXES = 128
TENSOR = "embeddings.word_embeddings.weight"


def principal(table: np.ndarray, axes: int) -> np.ndarray:
    """Return the rows turned to their first `axes` principal axes and scaled to length 1."""
    centred = table - table.mean(axis=0)
    _, turns = np.linalg.eigh(centred.T @ centred)
    turned = centred @ turns[:, ::-1][:, :axes]
    unit: np.ndarray = turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
    return unit


def main(folder: Path) -> None:
    """Write words.npy beside this script: shape (word pieces, AXES), int8, one unit row a piece times 127."""
    from safetensors.numpy import load_file

    table = load_file(folder / "model.safetensors")[TENSOR].astype(np.float64)
    words = np.round(principal(table, AXES) * 127).astype(np.int8)
    out = Path(__file__).with_name("words.npy")
    np.save(out, words)
    print(f"{out.name}: {words.shape[0]} word pieces, {words.shape[1]} axes, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
