"""B5, faithfulness: whether what is said stands anywhere in what was retrieved, cited or not."""

from __future__ import annotations

from collections.abc import Mapping

from evals.labelling import Labels, cited
from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.metrics.support._answers import AS_SENTENCES, NOT_ASKED, mean
from evals.types import Row
from evals.verifiers.base import Label


class Faithfulness:
    """Supported statements / statements, against everything retrieved."""

    id = "B5"
    title = "faithfulness"
    about = About(
        source="RAGAS (Es et al. 2024).",
        leaves_out=f"Refused questions, and those of which no retrieved text is kept. {NOT_ASKED}",
        caveats=(
            AS_SENTENCES,
            "RAGAS has a language model cut an answer into statements; here each sentence is one.",
            "What was retrieved are the first 20 passages of the search. Rows of tables and minutes that an answer "
            "took from the register may be none of them.",
        ),
    )
    values = (
        Value(
            name="faithfulness",
            heading="faithful",
            of="answers",
            formula="mean over answered questions of: sentences that everything retrieved supports fully / sentences",
            fault="answers say what nothing retrieved supports",
        ),
    )
    counts = ("answers", "shares")

    def __init__(self, labels: Labels) -> None:
        """Take the labels from here."""
        self._labels = labels

    def tally(self, row: Row) -> Mapping[str, float]:
        """Keep the answer's own share."""
        retrieved = [hit.text for hit in row.hits if hit.text]
        labels = [self._labels.of(sentence.text, retrieved) for sentence, _ in cited(row) if retrieved]
        share = mean([float(label is Label.FULL) for label in labels if label is not None])
        return {} if share is None else {"answers": 1, "shares": share}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the mean."""
        return {"faithfulness": ratio(totals["shares"], totals["answers"])}


def build(labels: Labels) -> Metric:
    """Return the metric over some labels."""
    return Faithfulness(labels)
