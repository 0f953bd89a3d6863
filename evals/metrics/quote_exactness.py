"""A2, quote exactness: the reader checks an answer by its quotes, so every one must stand in the record."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import Metric, Numbers, Totals, Value, ratio
from evals.types import Row


class QuoteExactness:
    """Quotes that stand in the source, white space aside / quotes; must be 1."""

    id = "A2"
    title = "quotes"
    values = (Value(name="quote_exactness", heading="exact", of="quotes"),)
    counts = ("quotes", "standing")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the quotes, of abstentions too, and those that stand in the document they name."""
        standing = sum(citation.stands for citation in row.citations)
        return {"quotes": len(row.citations), "standing": standing} if row.citations else {}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the share that stands."""
        return {"quote_exactness": ratio(totals["standing"], totals["quotes"])}


def build() -> Metric:
    """Return the metric."""
    return QuoteExactness()
