"""A9, the confidence of answers: whether it is borne out, and parts what is answered right from what is not."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.rightness import is_right
from evals.types import Row

BINS = 10
_WRONG = "confidence does not part right answers from wrong ones"


class Confidence:
    """ECE = mean over answers of |mean confidence - share right| of their bin of ten (Naeini et al. 2015); Brier.

    AUROC of answerability: how often an answerable question has a higher confidence than an unanswerable one; of
    rightness: a right answer than a wrong one, ties half. Wrong at 50 %: the share of wrong ones among the half of the
    answers that is told most surely, a point of the risk-coverage curve, and the area under that curve. Ranks do not
    add up over rows, counts at each confidence that occurs do: those are the further keys that `tally` gives.
    """

    id = "A9b"
    title = "confidence"
    about = About(
        source="AUROC (Hanley and McNeil 1982), risk-coverage curve (El-Yaniv and Wiener 2010), expected calibration "
        "error (Naeini et al. 2015), Brier score (Brier 1950).",
        leaves_out="Questions whose row has no confidence; for all but auroc_answerable refused questions too.",
        caveats=(
            "An answer is right when it states every key fact and cites at least half of the gold evidence.",
            "Ties count half; where answers of one confidence are in part within the surest half, they count in part.",
            "The points of the curve are in the run's calibration.json.",
        ),
    )
    values = (
        Value(
            name="calibration_error",
            heading="ECE",
            of="answers",
            lower_is_better=True,
            formula="mean over answers of |mean confidence - share right| in the answer's tenth of the scale",
            fault="confidence is not borne out by how often answers are right",
        ),
        Value(
            name="brier",
            heading="Brier",
            of="answers",
            lower_is_better=True,
            formula="mean over answers of (confidence - 1 if right, 0 if wrong) squared",
            fault="confidence is not borne out by how often answers are right",
        ),
        Value(
            name="auroc_answerable",
            heading="AUROC answerable",
            of="questions",
            formula="pairs of an answerable and an unanswerable question of which the first has the higher confidence, "
            "ties half / pairs",
            fault="confidence does not part what the papers answer from what they do not",
        ),
        Value(
            name="auroc_right",
            heading="AUROC right",
            of="answers",
            formula="pairs of a right and a wrong answer of which the first has the higher confidence, ties half / "
            "pairs",
            fault=_WRONG,
        ),
        Value(
            name="wrong_at_half",
            heading="wrong at 50 %",
            of="answers",
            lower_is_better=True,
            formula="wrong answers among the half of the answers with the highest confidence / that half",
            fault=_WRONG,
        ),
        Value(
            name="risk_coverage_area",
            heading="AURC",
            of="answers",
            lower_is_better=True,
            formula="mean over k = 1 ... answers of: wrong answers among the k with the highest confidence / k",
            fault=_WRONG,
        ),
    )
    counts = ("questions", "answers", "squares", *(f"{mark} {n}" for mark in ("borne", "told") for n in range(BINS)))

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question at its confidence by what it was, and its answer by whether it was right."""
        told = row.confidence
        if told is None:
            return {}
        asked = {"questions": 1.0, f"{'answerable' if row.answerable else 'unanswerable'} at {told!r}": 1.0}
        if row.abstained:
            return asked
        right, place = is_right(row), min(int(told * BINS), BINS - 1)
        return asked | {
            "answers": 1.0,
            "squares": (told - right) ** 2,
            f"{'right' if right else 'wrong'} at {told!r}": 1.0,
            f"borne {place}": float(right),
            f"told {place}": told,
        }

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the errors, the two areas, the point of the curve and the area under it."""
        told, borne = (np.stack([totals[f"{mark} {n}"] for n in range(BINS)]) for mark in ("told", "borne"))
        right, wrong = _at_each(totals, "right", "wrong")
        return {
            "calibration_error": ratio(np.abs(told - borne).sum(axis=0), totals["answers"]),
            "brier": ratio(totals["squares"], totals["answers"]),
            "auroc_answerable": _auroc(*_at_each(totals, "answerable", "unanswerable")),
            "auroc_right": _auroc(right, wrong),
            "wrong_at_half": _wrong_at_half(right, wrong),
            "risk_coverage_area": _area(right, wrong),
        }


def _at_each(totals: Totals, *marks: str) -> tuple[Numbers, Numbers]:
    """Return how many of each of two marks there are at each confidence that occurs, lowest first."""
    found = {float(key.rpartition(" at ")[2]) for key in totals if key.rpartition(" at ")[0] in marks}
    none = np.zeros_like(totals["questions"], dtype=np.float64)
    one, other = (
        np.stack([totals.get(f"{mark} at {told!r}", none) for told in sorted(found)] or [none]) for mark in marks
    )
    return one, other


def _auroc(above: Numbers, below: Numbers) -> Numbers:
    """Return the area from counts by confidence: pairs in order, and half of those that tie, over all pairs."""
    lower = np.cumsum(below, axis=0) - below
    return ratio((above * (lower + below / 2)).sum(axis=0), above.sum(axis=0) * below.sum(axis=0))


def _wrong_at_half(right: Numbers, wrong: Numbers) -> Numbers:
    """Return the share of wrong answers among the surest half; a confidence that the half ends in counts in part."""
    both = (right + wrong)[::-1]
    half = both.sum(axis=0) / 2
    before = np.cumsum(both, axis=0) - both
    share = np.clip(np.divide(half - before, both, out=np.zeros_like(both), where=both > 0), 0.0, 1.0)
    return ratio((share * wrong[::-1]).sum(axis=0), half)


def _area(right: Numbers, wrong: Numbers) -> Numbers:
    """Return the mean risk over every coverage; among answers of one confidence wrong ones come evenly.

    Of n answers before, w of them wrong, and a share r of wrong ones at a confidence, the risk after k more is
    (w + r k) / (n + k) = r + (w - r n) / (n + k), whose sum is told by the harmonic numbers.
    """
    both, bad = (right + wrong)[::-1], wrong[::-1]
    after = np.cumsum(both, axis=0)
    share = np.divide(bad, both, out=np.zeros_like(both), where=both > 0)
    most = int(after.max(initial=0))
    harmonic = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, most + 1))])
    span = np.diff(harmonic[after.astype(np.intp)], axis=0, prepend=0.0)
    risk = share * both + (np.cumsum(bad, axis=0) - bad - share * (after - both)) * span
    return ratio(risk.sum(axis=0), after[-1])


def build() -> Metric:
    """Return the metric."""
    return Confidence()
