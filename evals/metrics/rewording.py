"""A13b, rewording: a question that is put another way, or typed in a hurry, deserves the same answer."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.rightness import is_right
from evals.types import Row

KINDS = ("paraphrased", "misspelt")


class Rewording:
    """What is lost when a question is asked in other words or with slips of the keyboard."""

    id = "A13b"
    title = "rewording"
    about = About(
        source="The project's own; typing errors as in NoiseQA (Ravichander et al. 2021).",
        leaves_out="All rows but those of `clerk eval intervene --kind paraphrased` and `misspelt`, and questions that "
        "name in `same_as` another wording of the set; unanswerable questions.",
        caveats=(
            "Paraphrases are made by rules, slips by a seeded choice of letters: the same ones for the same questions.",
            "Names, figures and references are never changed.",
        ),
    )
    values = tuple(
        value
        for kind in KINDS
        for value in (
            Value(
                name=f"{kind}_gap",
                heading=f"{kind} gap",
                of=f"{kind} with facts",
                formula=f"mean over questions of: key facts stated / key facts, {kind} - as it was asked",
                fault=f"{kind} questions are answered worse",
                least=-1.0,
            ),
            Value(
                name=f"{kind}_kept",
                heading=f"{kind} kept",
                of=f"{kind} right before",
                formula=f"questions answered rightly before and {kind} / questions answered rightly before",
                fault=f"{kind} questions lose their right answers",
            ),
        )
    )
    counts = tuple(
        f"{kind}{what}" for kind in KINDS for what in (" with facts", " facts", " right before", " right after")
    )

    def tally(self, row: Row) -> Mapping[str, float]:
        """Keep the question's own difference, and whether it stayed right."""
        pair = row.paired
        if pair is None or pair.kind not in KINDS or not row.answerable:
            return {}
        with_facts = {f"{pair.kind} with facts": 1, f"{pair.kind} facts": pair.gains.get("facts", 0.0)}
        kept = {f"{pair.kind} right before": 1, f"{pair.kind} right after": is_right(row)}
        return (with_facts if "facts" in pair.gains else {}) | (kept if pair.right_before else {})

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the gap and what was kept, for each kind."""
        return {
            name: share
            for kind in KINDS
            for name, share in (
                (f"{kind}_gap", ratio(totals[f"{kind} facts"], totals[f"{kind} with facts"])),
                (f"{kind}_kept", ratio(totals[f"{kind} right after"], totals[f"{kind} right before"])),
            )
        }


def build() -> Metric:
    """Return the metric."""
    return Rewording()
