"""Earlier runs beside this one: how often answers were right, run by run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals import store
from evals.errors import InvalidRun
from evals.reporting.outcomes import Outcomes, outcomes


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """One run: its folder's name, when it began (ISO), of which questions, and what became of them."""

    name: str
    started: str
    gold: str
    found: Outcomes


def past_of(folder: Path) -> Past:
    """Return one run for the history; raises InvalidRun where the folder holds no finished one."""
    about, rows = store.read_run(folder)
    return Past(
        name=folder.name,
        started=str(about.get("started", "")),
        gold=str(about.get("gold_sha256", about.get("gold", ""))),
        found=outcomes(folder.name, rows),
    )


def history_of(folder: Path) -> tuple[Past, ...]:
    """Return the finished runs of a folder, oldest first; folders that hold none are passed over.

    Raises InvalidRun where it is no folder, or a run in it is broken.
    """
    if not folder.is_dir():
        raise InvalidRun(f"{folder}: no such folder. Give one that holds the folders of earlier runs.")
    return tuple(sorted(_finished(folder), key=lambda past: (past.started, past.name)))


def _finished(folder: Path) -> Iterator[Past]:
    for run in sorted(folder.iterdir()):
        if (run / store.RUN).is_file():
            yield past_of(run)
