"""A9, abstention: saying "not in the record" when it is not, and only then."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row


class Abstention:
    """True-positive rate: unanswerable questions refused. False-positive rate: answerable ones refused.

    Grounded-refusal F1 = (F1 of refusing + F1 of answering) / 2, as in Trust-Score (Song et al. 2024): precision and
    recall of "refused" for unanswerable and of "answered" for answerable. It applies where both kinds were asked.
    """

    id = "A9"
    title = "abstention"
    about = About(
        source="Grounded-refusal F1 of Trust-Score (Song et al. 2024); the rates as GaRAGe (Sorodoc et al. 2025) and "
        "RGB (Chen et al. 2024) have them.",
        leaves_out="No question; a rate needs a question of its kind, and the F1 of both kinds.",
        caveats=(
            "A question back to the reader is no refusal here.",
            "The rates depend on how near the unanswerable questions come to what the papers hold: compare them over "
            "one gold set only.",
        ),
    )
    values = (
        Value(
            name="abstention_true_positive",
            heading="true pos.",
            of="unanswerable",
            formula="unanswerable questions refused / unanswerable questions",
            fault="questions that the papers do not answer are answered instead of refused",
        ),
        Value(
            name="abstention_false_positive",
            heading="false pos.",
            of="answerable",
            lower_is_better=True,
            formula="answerable questions refused / answerable questions",
            fault="questions that the papers answer are refused",
        ),
        Value(
            name="grounded_refusal_f1",
            heading="refusal F1",
            of="questions",
            formula="(F1 of refusing the unanswerable + F1 of answering the answerable) / 2",
            fault="refusals do not follow what the papers hold",
        ),
    )
    counts = ("questions", "unanswerable", "answerable", "refused rightly", "refused wrongly")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question by what it was and what was done."""
        kind, done = ("answerable", "refused wrongly") if row.answerable else ("unanswerable", "refused rightly")
        return {"questions": 1, kind: 1, done: row.abstained}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the two rates and the F1. F1 = 2 true / (given + due), the same as that of precision and recall."""
        unanswerable, answerable = totals["unanswerable"], totals["answerable"]
        right, wrong = totals["refused rightly"], totals["refused wrongly"]
        refused, answered = right + wrong, totals["questions"] - right - wrong
        refusing = ratio(2 * right, (refused + unanswerable) * (unanswerable > 0))
        answering = ratio(2 * (answerable - wrong), (answered + answerable) * (answerable > 0))
        return {
            "abstention_true_positive": ratio(right, unanswerable),
            "abstention_false_positive": ratio(wrong, answerable),
            "grounded_refusal_f1": (refusing + answering) / 2,
        }


def build() -> Metric:
    """Return the metric."""
    return Abstention()
