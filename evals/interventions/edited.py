"""The figure that an answer states is changed in the passages that it cites: an answer that was read there follows."""

from __future__ import annotations

from evals.intervening.passages import Planned, figure_edits, verdict_of_edit
from evals.intervening.replacing import Replacing
from evals.interventions.base import Changed, Intervention, Study
from evals.metrics.counterfactual import EDITED
from evals.types import Row


class Edited:
    """Another figure in the cited passages."""

    def apply(self, study: Study) -> Changed:
        """Change one figure of each answer, in all that it cites, and ask again."""
        return Replacing(kind=EDITED, plan=figure_edits, judge=_judged, told=_told).of(study)


def _judged(row: Row, before: Row, plan: Planned) -> str:
    return verdict_of_edit(row, plan)


def _told(plan: Planned) -> str:
    return f"{plan.old} became {plan.new} in what it cited"


def build() -> Intervention:
    """Return the intervention."""
    return Edited()
