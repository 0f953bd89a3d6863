"""Each question in other words, made by rules."""

from __future__ import annotations

from evals.intervening.rewording import Reworded
from evals.intervening.wording import paraphrased
from evals.interventions.base import Intervention

KIND = "paraphrased"


def build() -> Intervention:
    """Return the intervention: the same questions in other words."""
    return Reworded(kind=KIND, form=paraphrased)
