"""A1, citation validity: a marker that leads nowhere is worse than none, so this must be 1."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row


class CitationValidity:
    """Markers that resolve to a stored span / markers (ALCE's out-of-range rule, Gao et al. 2023).

    A marker is a citation number of a sentence; the citations of an abstention are shown too, so each counts as one.
    """

    id = "A1"
    title = "citations"
    about = About(
        source="The out-of-range rule of ALCE (Gao et al. 2023, Enabling Large Language Models to Generate Text with "
        "Citations), over markers.",
        leaves_out="Questions whose answer has no marker.",
        caveats=(
            "A marker is a citation number of a sentence: one that is used twice counts twice. The citations shown "
            "with a refusal count once each.",
            "That a marker resolves says nothing of whether its words prove the sentence: see A3 and level B.",
        ),
    )
    values = (
        Value(
            name="citation_validity",
            heading="valid",
            of="markers",
            formula="markers that lead to a stored span which the reader may see / markers; must be 1",
            fault="citations lead to no place in the papers",
        ),
    )
    counts = ("markers", "resolving")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the markers and those that resolve."""
        markers = [n for sentence in row.sentences for n in sentence.citations]
        if row.abstained:
            markers = list(range(1, len(row.citations) + 1))
        resolving = [n for n in markers if 1 <= n <= len(row.citations) and row.citations[n - 1].resolved]
        return {"markers": len(markers), "resolving": len(resolving)} if markers else {}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the share that resolves."""
        return {"citation_validity": ratio(totals["resolving"], totals["markers"])}


def build() -> Metric:
    """Return the metric."""
    return CitationValidity()
