"""The passages that an answer cites are deleted: an answer that was read there changes, or is a refusal."""

from __future__ import annotations

from evals.intervening.passages import Planned, deletions, verdict_of_deletion
from evals.intervening.replacing import Replacing
from evals.interventions.base import Changed, Intervention, Study
from evals.metrics.counterfactual import DELETED
from evals.types import Row


class Deleted:
    """The cited passages, gone."""

    def apply(self, study: Study) -> Changed:
        """Delete all that each answer cites, and ask again."""
        return Replacing(kind=DELETED, plan=deletions, judge=_judged, told=_told).of(study)


def _judged(row: Row, before: Row, plan: Planned) -> str:
    return verdict_of_deletion(row, before)


def _told(plan: Planned) -> str:
    return f"{sum(map(len, plan.edits.values()))} passages that it cited were deleted"


def build() -> Intervention:
    """Return the intervention."""
    return Deleted()
