"""What the metrics of level B share: an answer's own scores, their means over all questions and over answered ones."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from evals.labelling import Labels
from evals.metrics.base import Numbers, Totals, Value, ratio
from evals.types import Row

ANSWERED = "_answered"
AS_SENTENCES = "Sentences are the claims of an answer as it gives them; the scores name the verifier that judged them."
NOT_ASKED = (
    "Headings, punctuation and “the record does not say” are left out. So is what the verifier failed on: "
    "support_coverage (B0) says how much that is."
)


def both(name: str, heading: str, formula: str, fault: str) -> tuple[Value, Value]:
    """Return a value over all questions, where a refusal is 0, and the same over answered ones."""
    return (
        Value(
            name=name,
            heading=heading,
            of=f"questions ({name})",
            formula=f"mean over all questions, 0 for a refusal, of: {formula}",
            fault=fault,
        ),
        Value(
            name=name + ANSWERED,
            heading=f"{heading} ans.",
            of=f"answers ({name})",
            formula=f"mean over answered questions of: {formula}",
            fault=fault,
        ),
    )


def counts_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the counts that the means over all and over answered questions need."""
    return tuple(f"{what} ({name})" for name in names for what in ("questions", "answers", "sum"))


def tallied(row: Row, scores: Mapping[str, float | None]) -> dict[str, float]:
    """Return the counts of one question; a score that is None counts nowhere."""
    counted: dict[str, float] = {}
    for name, score in scores.items():
        if row.abstained:
            counted |= {f"questions ({name})": 1.0, f"sum ({name})": 0.0}
        elif score is not None:
            counted |= {f"questions ({name})": 1.0, f"answers ({name})": 1.0, f"sum ({name})": score}
    return counted


def measured(totals: Totals, names: Sequence[str]) -> dict[str, Numbers]:
    """Return each mean over all questions and over answered ones."""
    return {
        f"{name}{which}": ratio(totals[f"sum ({name})"], totals[f"{'answers' if which else 'questions'} ({name})"])
        for name in names
        for which in ("", ANSWERED)
    }


class OfAnswers(ABC):
    """A metric whose scores, one of each of `names` an answer, are averaged over questions and over answers."""

    names: ClassVar[tuple[str, ...]]

    def __init__(self, labels: Labels) -> None:
        """Take the labels from here."""
        self._labels = labels

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the answer's own scores."""
        return tallied(row, self.scores(row))

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the means."""
        return measured(totals, self.names)

    @abstractmethod
    def scores(self, row: Row) -> dict[str, float | None]:
        """Return the scores of one answer, None where there is nothing to score."""


def mean(numbers: Sequence[float]) -> float | None:
    """Return the mean, None of nothing."""
    return sum(numbers) / len(numbers) if numbers else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean, 0 where both are 0, None where either is."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
