"""Each question in other words, made by rules."""

from __future__ import annotations

from evals.intervening.wording import paraphrased
from evals.interventions.base import Changed, Intervention, Study
from evals.pairing import beside

KIND = "paraphrased"


class Paraphrased:
    """The same questions in other words."""

    def apply(self, study: Study) -> Changed:
        """Ask each question in its other form; the turns before it stay as they are."""
        worded = [paraphrased(sample.question, f"{study.seed} {sample.id}") for sample in study.samples]
        samples = [
            sample.model_copy(update={"question": words}) for sample, words in zip(study.samples, worded, strict=True)
        ]
        rows = study.ask(KIND, study.data, samples)
        return Changed(
            rows=tuple(
                beside(row, before, kind=KIND, change=f"it was asked as: {before.question}")
                for row, before in zip(rows, study.before, strict=True)
                if row.question != before.question
            )
        )


def build() -> Intervention:
    """Return the intervention."""
    return Paraphrased()
