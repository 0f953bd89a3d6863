"""What a retriever is: a plan in, ranked hits out; one file here is one way of finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.types import Plan
from vectorstore.types import Hit


class Retriever(Protocol):
    """Finds chunks. What the reader may not see is left out inside the search, before anything is ranked."""

    def retrieve(self, plan: Plan, k: int) -> tuple[Hit, ...]:
        """Return up to `k` hits, best first, ranks from 1."""


class Scorer(Protocol):
    """Finds chunks by their ids alone, for a retriever that reads only the best of several ways' finds."""

    def scores(self, plan: Plan, k: int) -> Sequence[tuple[str, float]]:
        """Return up to `k` (chunk id, score), best first, higher is better."""
