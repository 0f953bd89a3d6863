"""From (chunk id, score) pairs to hits: the step that every retriever ends with."""

from __future__ import annotations

from collections.abc import Sequence

from vectorstore.index import Index
from vectorstore.types import Hit


def as_hits(found: Sequence[tuple[str, float]], index: Index, retriever: str) -> tuple[Hit, ...]:
    """Read the chunks behind the ids; an id that the catalogue lacks (a file just replaced) is passed over."""
    chunks = index.catalogue.chunks([chunk_id for chunk_id, _ in found])
    known = [(chunks[chunk_id], score) for chunk_id, score in found if chunk_id in chunks]
    return tuple(
        Hit(chunk=chunk, score=score, rank=rank, retriever=retriever) for rank, (chunk, score) in enumerate(known, 1)
    )
