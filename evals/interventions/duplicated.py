"""Every paper there twice, under two names: no answer should count, cite or say a thing twice for it."""

from __future__ import annotations

import shutil

from evals.intervening import copies
from evals.interventions.base import Changed, Intervention, Study
from evals.pairing import beside
from ingest.settings import IngestSettings

KIND = "duplicated"


class Duplicated:
    """A copy of each file beside it."""

    def apply(self, study: Study) -> Changed:
        """Read a copy of every file in too, and ask.

        Raises CouldNotRun where a file no longer lies where it was.
        """
        folder = study.work / "papers" / KIND
        folder.mkdir(parents=True)
        data = copies.copied(study.data, study.work / KIND)
        with copies.opened(data) as index:
            files = copies.files_of(index)
            for number, (file, level) in enumerate(files.items()):
                copy = folder / f"copy-{number}-{file.name}"
                shutil.copyfile(file, copy)
                copies.read_in(index, [copy], IngestSettings(access=level, allow_confidential=True))
        rows = study.ask(KIND, data, study.samples)
        told = f"each of the {len(files)} papers was there twice, under two names"
        pairs = zip(rows, study.before, strict=True)
        return Changed(
            rows=tuple(beside(row, before, kind=KIND, change=told) for row, before in pairs), notes=(f"{told}.",)
        )


def build() -> Intervention:
    """Return the intervention."""
    return Duplicated()
