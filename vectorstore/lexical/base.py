"""What a lexical index is: BM25 over whole words and whole references, one table an access level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from vectorstore.types import AccessLevel, Chunk


class LexicalIndex(Protocol):
    """Finds chunks by their words; a reference such as A2.3 is one word and never matches A2.31."""

    def add(self, chunks: Sequence[Chunk]) -> None:
        """Index the chunks' context and text under their level."""

    def delete_documents(self, document_ids: Collection[str]) -> None:
        """Forget every chunk of these documents."""

    def search(
        self, query: str, k: int, levels: Collection[AccessLevel], documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to `k` (chunk id, score), best first, higher is better, within `levels`."""

    def weights(self, terms: Collection[str], levels: Collection[AccessLevel]) -> dict[str, float]:
        """Return each analysed term's inverse document frequency among the chunks of `levels`, high for a rare one."""

    def vocabulary(self, start: str, levels: Collection[AccessLevel]) -> dict[str, int]:
        """Return the terms that begin with `start`, each with how many chunks of `levels` hold it."""

    def holding(self, term: str, k: int, levels: Collection[AccessLevel]) -> list[str]:
        """Return the ids of up to `k` chunks of `levels` that hold a term."""
