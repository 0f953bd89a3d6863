"""A13, stability: the same question over the same papers has one answer."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.pairing import DIFFERS
from evals.types import Row

KINDS = ("again", "shuffled", "duplicated")
_DONE = {
    "again": "two runs on one index; must be 0 for the extractive writer",
    "shuffled": "two indexes that the papers were read into in another order",
    "duplicated": "an index and one that holds each paper twice",
}


class Stability:
    """Questions whose answer or citations differ between two runs / questions."""

    id = "A13"
    title = "stability"
    about = About(
        source="The project's own.",
        leaves_out="All rows but those of `clerk eval intervene --kind again`, `shuffled` and `duplicated`.",
        caveats=(
            "Any difference counts: a word of the answer, a page or a quote of a citation, their order.",
            "A language model as writer differs by nature, the more the higher its temperature.",
        ),
    )
    values = tuple(
        Value(
            name="unstable" if kind == "again" else f"unstable_{kind}",
            heading=kind,
            of=kind,
            lower_is_better=True,
            formula=f"questions whose answer or citations differ between {_DONE[kind]} / questions",
            fault="the same question over the same papers is answered differently",
        )
        for kind in KINDS
    )
    counts = (*KINDS, *(f"{kind} differs" for kind in KINDS))

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question, and whether its answer differs."""
        pair = row.paired
        if pair is None or pair.kind not in KINDS:
            return {}
        return {pair.kind: 1, f"{pair.kind} differs": pair.verdict == DIFFERS}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the share that differs, for each kind."""
        return {
            value.name: ratio(totals[f"{kind} differs"], totals[kind])
            for value, kind in zip(self.values, KINDS, strict=True)
        }


def build() -> Metric:
    """Return the metric."""
    return Stability()
