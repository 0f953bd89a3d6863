"""What a vector store is: nearest vectors, one collection an access level, rebuildable from the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from vectorstore.embedders.base import Vectors
from vectorstore.types import AccessLevel


class VectorStore(Protocol):
    """Keeps vectors under ids of the form CHUNK_ID#WINDOW. Nothing here embeds: vectors are always passed in."""

    def upsert(self, level: AccessLevel, ids: Sequence[str], documents: Sequence[str], vectors: Vectors) -> None:
        """Store vectors under `ids`, replacing any of the same id; `documents` names each one's document id."""

    def delete_documents(self, document_ids: Collection[str]) -> None:
        """Forget every vector of these documents, in every level."""

    def search(
        self, vector: Vectors, k: int, levels: Collection[AccessLevel], documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to `k` (chunk id, cosine), best first, each chunk once by its best window, within `levels`."""

    def cosines(self, vector: Vectors, level: AccessLevel, ids: Sequence[str]) -> dict[str, float]:
        """Return how near `vector` each stored vector of these ids and this level is; ids that are not stored: none."""

    def stored(self, level: AccessLevel, ids: Sequence[str]) -> Vectors:
        """Return the stored vectors of these ids and this level, a row each in any order; ids not stored: none."""

    def document_ids(self) -> dict[str, int]:
        """Return each stored document's id and its number of vectors, for `clerk check`."""

    def count(self) -> int:
        """Return how many vectors are stored, in every level; cheap, unlike `document_ids`."""

    def close(self) -> None:
        """Let go of files and memory."""
