"""A2, quote exactness: the reader checks an answer by its quotes, so every one must stand in the record."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row


class QuoteExactness:
    """Quotes that stand in the source, white space aside / quotes; must be 1."""

    id = "A2"
    title = "quotes"
    about = About(
        source="The project's own.",
        leaves_out="Questions without a citation. The citations shown with a refusal count too.",
        caveats=(
            "The words are looked for in the whole document that is named. Whether they stand at the very place that "
            "is cited is quote_in_place, which white space aside must be 1 too.",
        ),
    )
    values = (
        Value(
            name="quote_exactness",
            heading="exact",
            of="quotes",
            formula="quotes that stand in the document they name, white space aside / quotes; must be 1",
            fault="quotes are invented or altered: they do not stand in the papers",
        ),
        Value(
            name="quote_in_place",
            heading="in place",
            of="quotes",
            formula="quotes that are what stands at the very span that is cited, white space aside / quotes",
            fault="quotes are not the words of the place that is cited",
        ),
    )
    counts = ("quotes", "standing", "in place")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the quotes, of abstentions too, and those that stand in the document they name."""
        standing = sum(citation.stands for citation in row.citations)
        placed = sum(citation.stands and citation.in_place for citation in row.citations)
        return {"quotes": len(row.citations), "standing": standing, "in place": placed} if row.citations else {}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the shares that stand in the document, and in their place."""
        return {
            "quote_exactness": ratio(totals["standing"], totals["quotes"]),
            "quote_in_place": ratio(totals["in place"], totals["quotes"]),
        }


def build() -> Metric:
    """Return the metric."""
    return QuoteExactness()
