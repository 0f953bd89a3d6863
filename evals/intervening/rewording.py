"""Asks each question in another form of its words: what misspelt and paraphrased questions share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evals.interventions.base import Changed, Study
from evals.pairing import beside

Form = Callable[[str, str], str]
"""From a question and a seed to the same question in another form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reworded:
    """The same questions, each in another form; `kind` is what that is called in rows."""

    kind: str
    form: Form

    def apply(self, study: Study) -> Changed:
        """Ask each question in its other form; the turns before it stay as they are."""
        worded = [self.form(sample.question, f"{study.seed} {sample.id}") for sample in study.samples]
        samples = [
            sample.model_copy(update={"question": words}) for sample, words in zip(study.samples, worded, strict=True)
        ]
        rows = study.ask(self.kind, study.data, samples)
        return Changed(
            rows=tuple(
                beside(row, before, kind=self.kind, change=f"it was asked as: {before.question}")
                for row, before in zip(rows, study.before, strict=True)
                if row.question != before.question
            )
        )
