"""A3, evidence: whether the citations are the words that prove the answer (as FEVER and QASPER score evidence)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from evals.metrics.base import Metric, Numbers, Totals, Value, harmonic, ratio
from evals.types import Row


class Evidence:
    """P = citations that meet gold evidence / citations; R = gold evidence met / gold evidence; F1 of the two.

    To meet is to share half of the shorter span. Micro sums over questions, macro is the mean of the questions' own.
    Over answerable questions with gold evidence. An abstention cites nothing for an answer: recall and F1 are 0, and
    it has no precision.
    """

    id = "A3"
    title = "evidence cited"
    values = (
        Value(name="evidence_precision_micro", heading="P micro", of="citations"),
        Value(name="evidence_recall_micro", heading="R micro", of="evidence"),
        Value(name="evidence_f1_micro", heading="F1 micro", of="evidence"),
        Value(name="evidence_precision", heading="P", of="citing questions"),
        Value(name="evidence_recall", heading="R", of="questions"),
        Value(name="evidence_f1", heading="F1", of="questions"),
    )
    counts = (
        "citations", "useful", "evidence", "met", "questions", "citing questions", "precisions", "recalls", "f1s",
    )  # fmt: skip

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count citations and evidence that meet, and keep the question's own P, R and F1 for the macro means."""
        if not (row.answerable and row.evidence):
            return {}
        places = () if row.abstained else [citation.place for citation in row.citations]
        useful = sum(any(evidence.met_by(place) for evidence in row.evidence) for place in places)
        met = sum(any(evidence.met_by(place) for place in places) for evidence in row.evidence)
        precision, recall = useful / len(places) if places else 0.0, met / len(row.evidence)
        return {
            "citations": len(places),
            "useful": useful,
            "evidence": len(row.evidence),
            "met": met,
            "questions": 1,
            "citing questions": bool(places),
            "precisions": precision,
            "recalls": recall,
            "f1s": float(harmonic(np.asarray(precision), np.asarray(recall))),
        }

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the micro scores, then the macro ones. Micro F1 is 0, not missing, where nothing is cited."""
        precision = ratio(totals["useful"], totals["citations"])
        recall = ratio(totals["met"], totals["evidence"])
        return {
            "evidence_precision_micro": precision,
            "evidence_recall_micro": recall,
            "evidence_f1_micro": harmonic(np.nan_to_num(precision), recall),
            "evidence_precision": ratio(totals["precisions"], totals["citing questions"]),
            "evidence_recall": ratio(totals["recalls"], totals["questions"]),
            "evidence_f1": ratio(totals["f1s"], totals["questions"]),
        }


def build() -> Metric:
    """Return the metric."""
    return Evidence()
