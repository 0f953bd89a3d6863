"""How well a confidence is borne out: reliability by bins, its errors, and what it costs to answer less often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BINS = 10
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """Answers whose confidence is in [low, high): how many, their mean confidence, and the share that is right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


def bins_of(confidences: Sequence[float], right: Sequence[bool], bins: int = BINS) -> tuple[Bin, ...]:
    """Return the bins of equal width that hold an answer, lowest first."""
    told, borne = np.asarray(confidences, dtype=float), np.asarray(right, dtype=float)
    places = np.minimum((told * bins).astype(int), bins - 1)
    return tuple(
        Bin(
            low=place / bins,
            high=(place + 1) / bins,
            n=int((places == place).sum()),
            confidence=float(told[places == place].mean()),
            right=float(borne[places == place].mean()),
        )
        for place in range(bins)
        if (places == place).any()
    )


def expected_error(bins: Sequence[Bin]) -> float | None:
    """Return the expected calibration error (Naeini et al. 2015): the mean of |confidence - share right|."""
    total = sum(found.n for found in bins)
    return sum(found.n * abs(found.confidence - found.right) for found in bins) / total if total else None


def brier(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the mean squared distance of confidence from what came true (Brier 1950)."""
    pairs = list(zip(confidences, right, strict=True))
    return sum((told - borne) ** 2 for told, borne in pairs) / len(pairs) if pairs else None


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """Return how often a positive outranks a negative, ties half; None where there is none of one of them."""
    marks = np.asarray(positive, dtype=bool)
    told = np.asarray(scores, dtype=float)
    above, below = told[marks], told[~marks]
    if not len(above) or not len(below):
        return None
    wins = (above[:, None] > below[None, :]).mean() + (above[:, None] == below[None, :]).mean() / 2
    return float(wins)


def risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """Return (share answered, share of those wrong) as the least confidence that is answered at falls, in tenths."""
    order = sorted(zip(confidences, right, strict=True), key=lambda pair: -pair[0])
    cuts = sorted({max(round(len(order) * tenth / 10), 1) for tenth in range(1, 11)}) if order else []
    return tuple((cut / len(order), 1 - sum(borne for _, borne in order[:cut]) / cut) for cut in cuts)
