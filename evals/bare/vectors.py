"""Vectors of many texts, kept on disk, since embedding them takes minutes and they never change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from vectorstore.embedders.base import Embedder, Vectors

PIECE = 2000
"""So many texts are kept in one file: a run that was stopped has lost no more than that."""


def vectors(texts: Sequence[str], embedder: Embedder, cache: Path) -> Vectors:
    """Return the vector of each text, from `cache` where this embedder has done the same texts before."""
    cache.mkdir(parents=True, exist_ok=True)
    pieces = [_piece(texts[at : at + PIECE], embedder, cache) for at in range(0, len(texts), PIECE)]
    return np.concatenate(pieces) if pieces else np.empty((0, embedder.dimensions), dtype=np.float32)


def _piece(texts: Sequence[str], embedder: Embedder, cache: Path) -> Vectors:
    digest = hashlib.sha256(embedder.name.encode())
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    kept = cache / f"{digest.hexdigest()[:24]}.npy"
    if kept.exists():
        found: Vectors = np.load(kept, allow_pickle=False)
        return found
    made = embedder.embed_documents(texts)
    part = kept.with_suffix(".part.npy")
    np.save(part, made)
    part.replace(kept)
    return made
