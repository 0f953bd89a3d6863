"""Ids of vectors, and from the windows that a search finds to the chunks they are part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vectorstore.embedders.base import Vectors
from vectorstore.stores.base import VectorStore
from vectorstore.types import AccessLevel, Chunk, Span


def window_ids(chunk_id: str, windows: int) -> list[str]:
    """Name a chunk's vectors: CHUNK_ID#0, CHUNK_ID#1, ..."""
    return [f"{chunk_id}#{number}" for number in range(windows)]


def best_chunks(found: Iterable[tuple[str, float]], k: int) -> list[tuple[str, float]]:
    """Keep each chunk once by its best window: up to `k` (chunk id, score), best first, ties by id."""
    best: dict[str, float] = {}
    for window_id, score in found:
        chunk_id = window_id.rpartition("#")[0]
        best[chunk_id] = max(score, best.get(chunk_id, score))
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:k]


def window_cosines(store: VectorStore, vector: Vectors, chunks: Sequence[Chunk]) -> dict[tuple[str, Span], float]:
    """Return how near `vector` each window of some chunks is, by document id and stretch; what is not stored: none."""
    places: dict[AccessLevel, dict[str, tuple[str, Span]]] = {}
    for chunk in chunks:
        windows = chunk.windows or (chunk.span,)
        ids = window_ids(chunk.id, len(windows))
        places.setdefault(chunk.level, {}).update(
            (key, (chunk.document_id, window)) for key, window in zip(ids, windows, strict=True)
        )
    return {
        place[key]: cosine
        for level, place in places.items()
        for key, cosine in store.cosines(vector, level, list(place)).items()
    }


def upsert_chunks(store: VectorStore, chunks: Sequence[Chunk], vectors: Vectors) -> None:
    """Store the vectors of chunks, each under its chunk's level; `vectors` has a row a window, in order."""
    rows: dict[AccessLevel, list[tuple[str, str, int]]] = {}
    row = 0
    for chunk in chunks:
        for window in window_ids(chunk.id, len(chunk.windows) or 1):
            rows.setdefault(chunk.level, []).append((window, chunk.document_id, row))
            row += 1
    for level, of_level in rows.items():
        ids, documents, numbers = zip(*of_level, strict=True)
        store.upsert(level, ids, documents, vectors[list(numbers)])
