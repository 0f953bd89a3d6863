"""Exact search over vectors held in memory: for tests, for measuring recall, and for programs that end with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from vectorstore.embedders.base import Vectors
from vectorstore.stores.base import VectorStore
from vectorstore.stores.grouping import best_chunks
from vectorstore.types import AccessLevel


def build(folder: Path, embedder: str, dimensions: int) -> VectorStore:
    """Return an empty store; nothing is written to `folder`, and it forgets everything when its program ends."""
    return MemoryStore()


class MemoryStore:
    """Compares with every vector, so that its answers are what an approximate store is measured against."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[AccessLevel, dict[str, tuple[str, Vectors]]] = {level: {} for level in AccessLevel}

    def upsert(self, level: AccessLevel, ids: Sequence[str], documents: Sequence[str], vectors: Vectors) -> None:
        """Store vectors under `ids`, replacing any of the same id."""
        for vector_id, document, vector in zip(ids, documents, vectors, strict=True):
            self._kept[level][vector_id] = (document, vector)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        """Forget every vector of these documents, in every level."""
        gone = set(document_ids)
        for level, kept in self._kept.items():
            self._kept[level] = {key: value for key, value in kept.items() if value[0] not in gone}

    def search(
        self, vector: Vectors, k: int, levels: Collection[AccessLevel], documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to `k` (chunk id, cosine), best first, each chunk once by its best window, within `levels`."""
        allowed = None if documents is None else set(documents)
        found: list[tuple[str, float]] = []
        for level in levels:
            kept = {key: v for key, (d, v) in self._kept[level].items() if allowed is None or d in allowed}
            if kept:
                scores = np.stack(list(kept.values())) @ vector
                found.extend(zip(kept, (float(score) for score in scores), strict=True))
        return best_chunks(found, k)

    def cosines(self, vector: Vectors, level: AccessLevel, ids: Sequence[str]) -> dict[str, float]:
        """Return how near `vector` each stored vector of these ids and this level is."""
        kept = self._kept[level]
        return {key: float(kept[key][1] @ vector) for key in ids if key in kept}

    def stored(self, level: AccessLevel, ids: Sequence[str]) -> Vectors:
        """Return the stored vectors of these ids and this level, a row each."""
        kept = self._kept[level]
        found = [kept[key][1] for key in ids if key in kept]
        return np.stack(found) if found else np.zeros((0, 0), dtype=np.float32)

    def document_ids(self) -> dict[str, int]:
        """Return each stored document's id and its number of vectors."""
        counted: dict[str, int] = {}
        for kept in self._kept.values():
            for document, _ in kept.values():
                counted[document] = counted.get(document, 0) + 1
        return counted

    def count(self) -> int:
        """Return how many vectors are stored, in every level."""
        return sum(len(kept) for kept in self._kept.values())

    def close(self) -> None:
        """Forget everything."""
        for kept in self._kept.values():
            kept.clear()
