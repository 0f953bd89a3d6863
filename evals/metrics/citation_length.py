"""A5, citation length: a reader checks a sentence, not a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row

TOKEN = re.compile(r"\w+|[^\w\s]")
"""A run of letters and digits, or one other sign that is no white space."""


class CitationLength:
    """Mean tokens a cited span."""

    id = "A5"
    title = "citation length"
    about = About(
        source="Citation length (CL) of LongCite (Zhang et al. 2024).",
        leaves_out="Refused questions and those without a citation.",
        caveats=(
            "A token is a run of letters and digits, or one other sign: LongCite counts with a language model's "
            "tokeniser, which finds about a third more. Same metric, other tokens.",
            "Short is not good by itself: read it beside A3 and A4.",
        ),
    )
    values = (
        Value(
            name="citation_tokens",
            heading="tokens",
            of="citations",
            lower_is_better=True,
            formula="tokens of all cited quotes / cited quotes",
            fault="answers copy whole passages where they should cite the words that prove them",
            most=None,
        ),
    )
    counts = ("citations", "tokens")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the citations of an answer and their tokens."""
        if row.abstained or not row.citations:
            return {}
        return {"citations": len(row.citations), "tokens": sum(map(tokens, (cited.quote for cited in row.citations)))}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the mean."""
        return {"citation_tokens": ratio(totals["tokens"], totals["citations"])}


def tokens(text: str) -> int:
    """Return how many tokens a text has."""
    return len(TOKEN.findall(text))


def build() -> Metric:
    """Return the metric."""
    return CitationLength()
