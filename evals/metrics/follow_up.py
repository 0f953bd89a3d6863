"""A12, follow-up gap: what is lost when a reader asks on, instead of writing the question out."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.pairing import FOLLOW_UP
from evals.types import Row

_FAULT = "follow-up questions are answered worse than the same questions written out"


class FollowUp:
    """Score of a follow-up - score of the same question written out; 0 is best, below it follow-ups are worse."""

    id = "A12"
    title = "follow-up gap"
    about = About(
        source="The gap between the last turn and its stand-alone form in MTRAG (Katsis et al. 2025).",
        leaves_out="All questions but follow-ups (with `history`) that are written out too: as another question of the "
        "set, one of the two naming the other in `same_as`, or by `clerk eval intervene --kind written_out`.",
        caveats=(
            "Two questions of a set need the same key facts and evidence there.",
            "What intervene writes out is the reader's earlier questions followed by this one, which a person would "
            "put better: the gap is then the least that there is.",
        ),
    )
    values = (
        Value(
            name="follow_up_gap",
            heading="facts gap",
            of="pairs with facts",
            formula="mean over pairs of: key facts stated / key facts of the follow-up - of the question written out",
            fault=_FAULT,
            least=-1.0,
        ),
        Value(
            name="follow_up_gap_evidence",
            heading="evidence gap",
            of="pairs with evidence",
            formula="mean over pairs of: evidence recall (A3) of the follow-up - of the question written out",
            fault=_FAULT,
            least=-1.0,
        ),
    )
    counts = ("pairs with facts", "facts", "pairs with evidence", "evidence")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Keep the pair's own differences."""
        if row.paired is None or row.paired.kind != FOLLOW_UP:
            return {}
        gains = row.paired.gains
        counted = {f"pairs with {name}": 1.0 for name in gains}
        return counted | {name: float(gain) for name, gain in gains.items()}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the mean differences."""
        return {
            "follow_up_gap": ratio(totals["facts"], totals["pairs with facts"]),
            "follow_up_gap_evidence": ratio(totals["evidence"], totals["pairs with evidence"]),
        }


def build() -> Metric:
    """Return the metric."""
    return FollowUp()
