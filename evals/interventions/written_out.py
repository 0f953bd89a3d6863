"""Each follow-up asked as one question with the turns before it written out: what does it cost to ask on?"""

from __future__ import annotations

from evals.errors import CouldNotRun
from evals.interventions.base import Changed, Intervention, Study
from evals.pairing import FOLLOW_UP, beside
from evals.samples import Sample

KIND = "written_out"


class WrittenOut:
    """The same question without a history."""

    def apply(self, study: Study) -> Changed:
        """Ask the follow-ups written out, and set that beside what they gave as follow-ups.

        Raises CouldNotRun where there is no follow-up.
        """
        asked = [(sample, row) for sample, row in zip(study.samples, study.before, strict=True) if sample.history]
        if not asked:
            raise CouldNotRun("there is no follow-up (a question with `history`) among the questions: raise --n")
        rows = study.ask(KIND, study.data, [written_out(sample) for sample, _ in asked])
        return Changed(
            rows=tuple(
                beside(follow_up, written, kind=FOLLOW_UP, change=f"it was written out as: {written.question}")
                for (_, follow_up), written in zip(asked, rows, strict=True)
                if written.error is None
            ),
            notes=("Written out is a follow-up with the questions before it put before it, as one question.",),
        )


def written_out(sample: Sample) -> Sample:
    """Return a follow-up as one question: what the reader asked before, then what it asks."""
    return sample.model_copy(update={"question": " ".join([*sample.history, sample.question]), "history": ()})


def build() -> Intervention:
    """Return the intervention."""
    return WrittenOut()
