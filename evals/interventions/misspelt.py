"""Each question with two slips of the keyboard."""

from __future__ import annotations

from evals.intervening.rewording import Reworded
from evals.intervening.slipping import misspelt
from evals.interventions.base import Intervention

KIND = "misspelt"


def build() -> Intervention:
    """Return the intervention: the same questions, typed in a hurry."""
    return Reworded(kind=KIND, form=misspelt)
