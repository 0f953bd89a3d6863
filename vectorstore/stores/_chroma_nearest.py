"""The nearest windows in one Chroma collection: as many as it takes for enough chunks, unfiltered where that does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import chromadb

from vectorstore.embedders.base import Vectors

WINDOWS_A_CHUNK = 4
WITHOUT_FILTER = 2
MANY_DOCUMENTS = 50


def nearest(
    collection: chromadb.Collection, vector: Vectors, k: int, documents: frozenset[str] | None
) -> list[tuple[str, float]]:
    """Return windows of these documents near `vector`, of all where None, with their cosine: enough for `k` chunks.

    Chroma takes four to ten times as long with a filter. Where it keeps many documents, and most of what is near is
    theirs (where only copies are left out, say), it is asked without one first.
    """
    if documents is None:
        return _filtered(collection, vector, k, None)
    wanted = min(k * WINDOWS_A_CHUNK * WITHOUT_FILTER, collection.count())
    if wanted and len(documents) >= MANY_DOCUMENTS:
        query = cast(Any, [vector])
        answer = collection.query(query_embeddings=query, n_results=wanted, include=["distances", "metadatas"])
        rows = zip(answer["ids"][0], cast(Any, answer["distances"])[0], cast(Any, answer["metadatas"])[0], strict=True)
        found = [(window, 1.0 - distance) for window, distance, its in rows if its["document"] in documents]
        if len({window.rpartition("#")[0] for window, _ in found}) >= k:
            return found
    return _filtered(collection, vector, k, among(sorted(documents)))


def _filtered(
    collection: chromadb.Collection, vector: Vectors, k: int, where: dict[str, Any] | None
) -> list[tuple[str, float]]:
    """Ask for windows until they are of `k` different chunks, or all."""
    stored = collection.count()
    wanted = min(k * WINDOWS_A_CHUNK, stored)
    while wanted:
        answer = collection.query(
            query_embeddings=cast(Any, [vector]), n_results=wanted, where=where, include=["distances"]
        )
        ids, distances = answer["ids"][0], cast(list[list[float]], answer["distances"])[0]
        chunks = {window.rpartition("#")[0] for window in ids}
        if len(chunks) >= k or len(ids) < wanted or wanted >= stored:
            return [(window, 1.0 - distance) for window, distance in zip(ids, distances, strict=True)]
        wanted = min(wanted * 2, stored)
    return []


def among(documents: Sequence[str]) -> Any:
    """Return the filter for vectors of these documents."""
    return {"document": {"$in": list(documents)}}
