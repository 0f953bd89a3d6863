"""Which files a run is about: those named, and those in named folders that some reader takes, in order of path."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import CannotIngest
from ingest.opening import known_suffixes, untaken
from ingest.types import FileReport, Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The files to look at, and reports on what was named or met but is not among them."""

    files: tuple[Path, ...]
    reports: tuple[FileReport, ...]


def find_files(paths: Iterable[Path]) -> Found:
    """Walk folders, hidden entries left out; a file named explicitly is kept whatever its ending.

    Raises CannotIngest where nothing that was named exists.
    """
    named = list(dict.fromkeys(paths))
    if not any(path.exists() for path in named):
        listed = ", ".join(str(path) for path in named) or "nothing"
        raise CannotIngest(f"Nothing to ingest: {listed} does not exist. Give files or folders that do.")
    files: dict[Path, None] = {}
    reports: list[FileReport] = []
    for path in named:
        if path.is_dir():
            for met in _walked(path):
                if met.suffix.lower() in known_suffixes():
                    files[met] = None
                else:
                    reports.append(_skipped(met))
        elif path.exists():
            files[path] = None
        else:
            reports.append(_missing(path))
    return Found(files=tuple(sorted(files)), reports=tuple(reports))


def _walked(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(parent) / name for name in sorted(names) if not name.startswith((".", "~$"))]
    return found


def _skipped(path: Path) -> FileReport:
    error = untaken(path)
    return FileReport(path=path, outcome=Outcome.SKIPPED, why=error.why, fix=error.fix)


def _missing(path: Path) -> FileReport:
    return FileReport(
        path=path, outcome=Outcome.FAILED, why="There is no such file or folder.", fix="Check the spelling."
    )
