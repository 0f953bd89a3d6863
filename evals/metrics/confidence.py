"""A9, the confidence of answers: whether it is borne out, and parts what is answered right from what is not."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from evals.metrics.base import Metric, Numbers, Totals, Value, ratio
from evals.rightness import is_right
from evals.types import Row

CELLS = 50
"""Confidences are counted in so many cells of equal width: counts add up over rows, ranks do not."""

BINS = 10
_MARKS = ("answerable", "unanswerable", "right", "wrong", "told")


class Confidence:
    """ECE = mean over answers of |mean confidence - share right| of their bin of ten (Naeini et al. 2015); Brier.

    AUROC of answerability: how often an answerable question has a higher confidence than an unanswerable one; of
    rightness: a right answer than a wrong one, ties half. Wrong at 50 %: the share of wrong ones among the half of the
    answers that is told most surely, a point of the risk-coverage curve.
    """

    id = "A9b"
    title = "confidence"
    values = (
        Value(name="calibration_error", heading="ECE", of="answers", lower_is_better=True),
        Value(name="brier", heading="Brier", of="answers", lower_is_better=True),
        Value(name="auroc_answerable", heading="AUROC answerable", of="questions"),
        Value(name="auroc_right", heading="AUROC right", of="answers"),
        Value(name="wrong_at_half", heading="wrong at 50 %", of="answers", lower_is_better=True),
    )
    counts = (
        "questions", "answers", "squares", *(f"{mark} {cell}" for mark in _MARKS for cell in range(CELLS)),
    )  # fmt: skip

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question in the cell of its confidence by what it was, and its answer by whether it was right."""
        if row.confidence is None:
            return {}
        cell = min(int(row.confidence * CELLS), CELLS - 1)
        asked = {"questions": 1.0, f"{'answerable' if row.answerable else 'unanswerable'} {cell}": 1.0}
        if row.abstained:
            return asked
        right = is_right(row)
        return asked | {
            "answers": 1.0,
            "squares": (row.confidence - right) ** 2,
            f"{'right' if right else 'wrong'} {cell}": 1.0,
            f"told {cell}": row.confidence,
        }

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the errors, the two areas and the point of the curve."""
        cells = {mark: np.stack([totals[f"{mark} {cell}"] for cell in range(CELLS)]) for mark in _MARKS}
        right, told = _in_bins(cells["right"]), _in_bins(cells["told"])
        return {
            "calibration_error": ratio(np.abs(told - right).sum(axis=0), totals["answers"]),
            "brier": ratio(totals["squares"], totals["answers"]),
            "auroc_answerable": _auroc(cells["answerable"], cells["unanswerable"]),
            "auroc_right": _auroc(cells["right"], cells["wrong"]),
            "wrong_at_half": _wrong_at_half(cells["right"], cells["wrong"]),
        }


def _in_bins(cells: Numbers) -> Numbers:
    binned: Numbers = cells.reshape(BINS, CELLS // BINS, *cells.shape[1:]).sum(axis=1)
    return binned


def _auroc(above: Numbers, below: Numbers) -> Numbers:
    """Return the area from counts by cell: pairs in order, and half of those in one cell, over all pairs."""
    lower = np.cumsum(below, axis=0) - below
    return ratio((above * (lower + below / 2)).sum(axis=0), above.sum(axis=0) * below.sum(axis=0))


def _wrong_at_half(right: Numbers, wrong: Numbers) -> Numbers:
    """Return the share of wrong answers among the surest half; a cell that the half ends in counts in part."""
    both = (right + wrong)[::-1]
    half = both.sum(axis=0) / 2
    before = np.cumsum(both, axis=0) - both
    share = np.clip(np.divide(half - before, both, out=np.zeros_like(both), where=both > 0), 0.0, 1.0)
    return ratio((share * wrong[::-1]).sum(axis=0), half)


def build() -> Metric:
    """Return the metric."""
    return Confidence()
