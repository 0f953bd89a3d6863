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
    """The files to look at, reports on what was met but is not among them, and on names that nothing has."""

    files: tuple[Path, ...]
    reports: tuple[FileReport, ...]
    missing: tuple[FileReport, ...]


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
        for met in _walked(path) if path.is_dir() else [path] if path.exists() else []:
            if not _is_text(str(met)):
                reports.append(_unwritable(met))
            elif path == met or met.suffix.lower() in known_suffixes():
                files[met] = None
            else:
                reports.append(_skipped(met))
    missing = tuple(_missing(path) for path in named if not path.exists())
    return Found(files=tuple(sorted(files)), reports=tuple(reports), missing=missing)


def _walked(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(parent) / name for name in sorted(names) if not name.startswith((".", "~$"))]
    return found


def _is_text(name: str) -> bool:
    """Say whether a name can be written down: one that is not UTF-8 comes with halves of surrogate pairs."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _unwritable(path: Path) -> FileReport:
    shown = Path(str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    why = "Its name is not in UTF-8, so that nothing could name it."
    return FileReport(path=shown, outcome=Outcome.FAILED, why=why, fix="Rename the file.")


def _skipped(path: Path) -> FileReport:
    error = untaken(path)
    return FileReport(path=path, outcome=Outcome.SKIPPED, why=error.why, fix=error.fix)


def _missing(path: Path) -> FileReport:
    return FileReport(
        path=path, outcome=Outcome.FAILED, why="There is no such file or folder.", fix="Check the spelling."
    )
