"""Gold questions by the file they stand in, whichever kind of file that is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from evals.errors import InvalidGold
from evals.samples import Sample, read_gold

SHEETS = (".xlsx", ".xlsm", ".csv")
OTHER_SHEETS = (".xls", ".xlsb", ".ods", ".numbers")


@dataclass(frozen=True, kw_only=True)
class SampleSet:
    """The gold questions of one file: `name` is the file's, `places` say where in it each stands, for people."""

    name: str
    samples: tuple[Sample, ...]
    places: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """16 hex digits over every field of every question, whatever kind of file they came in."""
        content = "\n".join(sample.model_dump_json() for sample in self.samples)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


def load_samples(path: Path) -> SampleSet:
    """Return the questions of a file of JSON Lines, a spreadsheet (XLSX) or a CSV file.

    Raises InvalidGold, naming each fault by file, line or row, and field or column.
    """
    if path.suffix.casefold() in OTHER_SHEETS:
        raise InvalidGold(f"{path}: this kind of spreadsheet is not read. Save it as XLSX or CSV.")
    if path.suffix.casefold() not in SHEETS:
        samples = read_gold(path)
        return SampleSet(name=path.name, samples=samples, places=tuple(f"question {one.id}" for one in samples))
    from evals.sheets.reading import read_sheet

    rows = read_sheet(path)
    return SampleSet(
        name=path.name, samples=tuple(sample for sample, _ in rows), places=tuple(place for _, place in rows)
    )
