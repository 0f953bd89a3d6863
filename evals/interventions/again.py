"""Nothing is changed: the same questions, asked of the same record once more."""

from __future__ import annotations

from evals.interventions.base import Changed, Intervention, Study
from evals.pairing import beside

KIND = "again"


class Again:
    """A second run on one index."""

    def apply(self, study: Study) -> Changed:
        """Ask again."""
        rows = study.ask(KIND, study.data, study.samples)
        pairs = zip(rows, study.before, strict=True)
        return Changed(rows=tuple(beside(row, before, kind=KIND, change="nothing") for row, before in pairs))


def build() -> Intervention:
    """Return the intervention."""
    return Again()
