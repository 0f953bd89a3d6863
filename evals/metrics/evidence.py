"""A3, evidence: whether the citations are the words that prove the answer (as FEVER and QASPER score evidence)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from evals.metrics.base import About, Metric, Numbers, Totals, Value, harmonic, ratio
from evals.types import Row

_P = "citations that share half of the shorter span with gold evidence / citations"
_R = "gold evidence that a citation shares half of the shorter span with / gold evidence"
_BESIDE = "answers cite words that do not prove them"
_MISSED = "answers leave the words that prove them uncited"


class Evidence:
    """P = citations that meet gold evidence / citations; R = gold evidence met / gold evidence; F1 of the two.

    To meet is to share half of the shorter span. Micro sums over questions, macro is the mean of the questions' own.
    Over answerable questions with gold evidence. An abstention cites nothing for an answer: recall and F1 are 0, and
    it has no precision.
    """

    id = "A3"
    title = "evidence cited"
    about = About(
        source="Evidence precision, recall and F1 of FEVER (Thorne et al. 2018) and QASPER (Dasigi et al. 2021), on "
        "spans of characters.",
        leaves_out="Unanswerable questions and those without gold evidence. A refused question has recall and F1 0, "
        "and no precision.",
        caveats=(
            "Words that stand in several places may be cited from any of them.",
            "Gold evidence is seldom all that proves an answer: a citation of other words that do counts against P.",
            "Where gold names a page or a paragraph and no words, any words of it meet it.",
        ),
    )
    values = (
        Value(name="evidence_precision_micro", heading="P micro", of="citations", formula=_P, fault=_BESIDE),
        Value(name="evidence_recall_micro", heading="R micro", of="evidence", formula=_R, fault=_MISSED),
        Value(
            name="evidence_f1_micro",
            heading="F1 micro",
            of="evidence",
            formula="2 P R / (P + R) of the two micro ones; 0 where nothing is cited",
            fault=_MISSED,
        ),
        Value(
            name="evidence_precision",
            heading="P",
            of="citing questions",
            formula=f"mean over questions of: {_P}",
            fault=_BESIDE,
        ),
        Value(
            name="evidence_recall",
            heading="R",
            of="questions",
            formula=f"mean over questions of: {_R}",
            fault=_MISSED,
        ),
        Value(
            name="evidence_f1",
            heading="F1",
            of="questions",
            formula="mean over questions of 2 P R / (P + R) of the question's own P and R, 0 where both are 0",
            fault=_MISSED,
        ),
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
