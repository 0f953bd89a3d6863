"""B0, coverage: how much of what had to be judged was, and how many questions were answered at all."""

from __future__ import annotations

from collections.abc import Mapping

from evals.labelling import Labels
from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row


class Coverage:
    """Pairs with a label / pairs asked for; answered questions / questions."""

    id = "B0"
    title = "coverage"
    about = About(
        source="The project's own: a grader's error is a third state, neither a pass nor a zero.",
        leaves_out="No question.",
        caveats=("Where it is not 1, every other number of level B leaves something out.",),
    )
    values = (
        Value(
            name="support_coverage",
            heading="judged",
            of="pairs",
            formula="pairs of a sentence and quotes that the verifier gave a label / pairs that it was asked for",
            fault="the verifier failed on part of what it had to judge",
        ),
        Value(
            name="answered_share",
            heading="answered",
            of="questions",
            formula="questions that were neither refused nor asked back / questions",
            fault="few questions are answered",
        ),
    )
    counts = ("pairs", "labelled", "questions", "answered")

    def __init__(self, labels: Labels) -> None:
        """Take the labels from here."""
        self._labels = labels

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question and the pairs that it needed."""
        asked = self._labels.asked.get((row.sample_set, row.id), ())
        given = [self._labels.said[digest].label for digest in asked if digest in self._labels.said]
        answered = not (row.abstained or row.clarified)
        labelled = sum(label is not None for label in given)
        return {"pairs": len(asked), "labelled": labelled, "questions": 1, "answered": answered}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the two shares."""
        return {
            "support_coverage": ratio(totals["labelled"], totals["pairs"]),
            "answered_share": ratio(totals["answered"], totals["questions"]),
        }


def build(labels: Labels) -> Metric:
    """Return the metric over some labels."""
    return Coverage(labels)
