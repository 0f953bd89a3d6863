"""What an intervention is: one thing changed, the same questions asked again, and each answer beside the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from evals.samples import Sample
from evals.types import Row
from vectorstore.types import AccessLevel

Ask = Callable[[str, Path, Sequence[Sample]], tuple[Row, ...]]
"""Asks questions of a record, given the name of the run and the record's folder; rows in the order of the questions."""


@dataclass(frozen=True, kw_only=True)
class Study:
    """What an intervention works on: questions and their rows as things are, in one order, and where it may write.

    `data` is the record, only ever read; `work` is a folder of the study's own, for copies.
    """

    samples: tuple[Sample, ...]
    before: tuple[Row, ...]
    data: Path
    work: Path
    levels: frozenset[AccessLevel]
    seed: int
    ask: Ask


@dataclass(frozen=True, kw_only=True)
class Changed:
    """Rows with what was changed beside them (`Row.paired`), and what a reader of them has to know."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class Intervention(Protocol):
    """One change; its kind is the file's name."""

    def apply(self, study: Study) -> Changed:
        """Make the change, ask again and compare.

        Raises CouldNotRun where it cannot be made at all.
        """
