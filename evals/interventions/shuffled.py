"""The same papers, read into another record in another order: no answer should depend on it."""

from __future__ import annotations

import random

from evals.intervening import copies
from evals.interventions.base import Changed, Intervention, Study
from evals.pairing import beside
from ingest.settings import IngestSettings
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

KIND = "shuffled"


class Shuffled:
    """Every paper read again, one by one, in a seeded order."""

    def apply(self, study: Study) -> Changed:
        """Read the files again and ask.

        Raises CouldNotRun where a file no longer lies where it was.
        """
        with copies.opened(study.data) as index:
            files = list(copies.files_of(index).items())
        random.Random(study.seed).shuffle(files)
        data = study.work / KIND
        with open_index(StoreSettings(data=data)) as index:
            for file, level in files:
                allowed = IngestSettings(access=level, allow_confidential=True)
                copies.read_in(index, [file], allowed)
        rows = study.ask(KIND, data, study.samples)
        told = f"the {len(files)} papers were read in another order"
        pairs = zip(rows, study.before, strict=True)
        return Changed(
            rows=tuple(beside(row, before, kind=KIND, change=told) for row, before in pairs),
            notes=(f"{told}, from the files that the record names; seed {study.seed}.",),
        )


def build() -> Intervention:
    """Return the intervention."""
    return Shuffled()
