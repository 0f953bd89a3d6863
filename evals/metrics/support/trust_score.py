"""B4, Trust-Score: refusing well, answering rightly and citing what supports, in one number."""

from __future__ import annotations

from collections.abc import Mapping

from evals.labelling import Labels
from evals.metrics import abstention, key_facts
from evals.metrics.base import About, Metric, Numbers, Totals, Value, harmonic, ratio
from evals.metrics.support import alce
from evals.metrics.support._answers import AS_SENTENCES, NOT_ASKED
from evals.types import Row


class TrustScore:
    """Mean of three F1: grounded refusal, answer correctness, grounded citation over answered questions."""

    id = "B4"
    title = "Trust-Score"
    about = About(
        source="Song et al. 2024 (Measuring and Enhancing Trustworthiness of LLMs in RAG through Grounded Attributions "
        "and Learning to Refuse).",
        leaves_out=f"Answerable questions without key facts, for correctness. {NOT_ASKED}",
        caveats=(
            AS_SENTENCES,
            "Its authors call a question answerable when the retrieved passages hold the answer; here the gold says so."
            "",
            "Citations are scored as ALCE does (B1). It has no value where one of the three has none.",
        ),
    )
    values = (
        Value(
            name="trust_score",
            heading="Trust",
            of="questions",
            formula="(grounded_refusal_f1 + answer_correctness_f1 + grounded_citation_f1) / 3",
            fault="answers are not to be trusted: see which of its three parts is low",
        ),
        Value(
            name="answer_correctness_f1",
            heading="correct F1",
            of="questions with facts",
            formula="2 P R / (P + R), P = mean of the share of key facts stated over answered questions, 0 for the "
            "unanswerable; R = the same over answerable questions, 0 for the refused",
            fault="answers do not state what was asked for",
        ),
        Value(
            name="grounded_citation_f1",
            heading="citation F1",
            of="cited answers",
            formula="2 P R / (P + R) of ALCE's mean precision and recall over answered questions",
            fault="sentences are not supported by what they cite",
        ),
    )

    def __init__(self, labels: Labels) -> None:
        """Take the labels from here."""
        self._refusal, self._facts, self._alce = abstention.build(), key_facts.build(), alce.Alce(labels)
        own = ("questions with facts", "answered with facts", "answerable with facts", "stated")
        self.counts = (*self._refusal.counts, *own, "cited answers", "recalls", "precisions")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question for each of the three."""
        counted = dict(self._refusal.tally(row))
        facts = self._facts.tally(row)
        if facts or not row.answerable:
            counted |= {
                "questions with facts": 1,
                "answered with facts": not row.abstained,
                "answerable with facts": row.answerable,
                "stated": facts.get("recalls", 0.0),
            }
        scores = self._alce.scores(row)
        recall, precision = scores["alce_recall"], scores["alce_precision"]
        if not row.abstained and recall is not None and precision is not None:
            counted |= {"cited answers": 1, "recalls": recall, "precisions": precision}
        return counted

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the mean and the two parts that are not A9's."""
        precision = ratio(totals["stated"], totals["answered with facts"])
        correct = harmonic(precision, ratio(totals["stated"], totals["answerable with facts"]))
        cited = totals["cited answers"]
        grounded = harmonic(ratio(totals["precisions"], cited), ratio(totals["recalls"], cited))
        refusal = self._refusal.measure(totals)["grounded_refusal_f1"]
        return {
            "trust_score": (refusal + correct + grounded) / 3,
            "answer_correctness_f1": correct,
            "grounded_citation_f1": grounded,
        }


def build(labels: Labels) -> Metric:
    """Return the metric over some labels."""
    return TrustScore(labels)
