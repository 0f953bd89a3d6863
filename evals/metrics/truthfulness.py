"""A10, truthfulness: a wrong answer costs what a right one earns, a refusal nothing."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.rightness import is_right
from evals.types import Row


class Truthfulness:
    """Mean of 1 for right and cited, 0 for refused or asked back, -1 for wrong or uncited."""

    id = "A10"
    title = "truthfulness"
    about = About(
        source="The truthfulness score of CRAG (Yang et al. 2024), with exact key facts and citations for its graders.",
        leaves_out="No question.",
        caveats=(
            "An answer is right and cited when it states every key fact, cites at least half of the gold evidence, and "
            "a citation of it leads to a place in the papers. Any answer to an unanswerable question is wrong.",
            "A refusal is 0 whether or not the papers hold the answer: A9 tells the two apart. So is a question back.",
        ),
    )
    values = (
        Value(
            name="truthfulness",
            heading="truth",
            of="questions",
            formula="(right and cited - wrong or uncited) / questions",
            fault="answers are wrong or uncited about as often as right",
            least=-1.0,
        ),
        Value(
            name="right_share",
            heading="right",
            of="questions",
            formula="questions answered rightly, with citations / questions",
            fault="few questions are answered rightly, with citations",
        ),
        Value(
            name="wrong_share",
            heading="wrong",
            of="questions",
            lower_is_better=True,
            formula="questions answered wrongly or without citations / questions",
            fault="too many questions are answered wrongly or without citations",
        ),
    )
    counts = ("questions", "right", "wrong")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question by what became of it."""
        right = is_right(row) and not row.clarified and any(cited.resolved for cited in row.citations)
        wrong = not (right or row.abstained or row.clarified)
        return {"questions": 1, "right": right, "wrong": wrong}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the mean and the two shares."""
        return {
            "truthfulness": ratio(totals["right"] - totals["wrong"], totals["questions"]),
            "right_share": ratio(totals["right"], totals["questions"]),
            "wrong_share": ratio(totals["wrong"], totals["questions"]),
        }


def build() -> Metric:
    """Return the metric."""
    return Truthfulness()
