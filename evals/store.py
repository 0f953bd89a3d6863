"""Keeps a run as two files, so that it can be scored again, by other metrics too, without asking anything again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from pydantic import TypeAdapter, ValidationError

from evals.errors import InvalidRun
from evals.pairing import within_run
from evals.types import Row

ROWS = "rows.jsonl"
RUN = "run.json"
SCORES = "scores.json"
CALIBRATION = "calibration.json"
RELIABILITY = "reliability.svg"
SUMMARY = "summary.json"
"""Of the variants of a run, each of which has a folder of its own below it."""
DERIVED = (SCORES, CALIBRATION, RELIABILITY)
"""What scoring makes of the rows: made again whenever they change."""

Keep = Callable[[Row], None]
_ROW: TypeAdapter[Row] = TypeAdapter(Row)


def write_row(rows: TextIO, row: Row) -> None:
    """Append one row and flush it, so that a killed run shows how far it came."""
    rows.write(_ROW.dump_json(row).decode() + "\n")
    rows.flush()


def write_rows(folder: Path, rows: Iterable[Row]) -> None:
    """Write RUN/rows.jsonl, all at once, so that stopping halfway loses none that were there."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{ROWS}.part"
    with part.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            write_row(lines, row)
    os.replace(part, folder / ROWS)


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write one JSON object, indented for people."""
    path.write_text(as_json(value) + "\n", encoding="utf-8")


def as_json(value: Mapping[str, Any]) -> str:
    """Return JSON text, indented for people."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def read_run(folder: Path) -> tuple[dict[str, Any], tuple[Row, ...]]:
    """Return a finished run: what run.json says, and its rows.

    Raises InvalidRun for a folder that holds no run, an unfinished one, or a row of another format.
    """
    try:
        about = json.loads((folder / RUN).read_text(encoding="utf-8"))
        lines = (folder / ROWS).read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise InvalidRun(f"{folder}: holds no finished run ({error}). Make one with: clerk eval run") from error
    if "counts" not in about:
        raise InvalidRun(f"{folder}: holds no finished run: it was stopped. Give the same clerk eval run to go on.")
    rows = tuple(read_row(line, f"{folder / ROWS}, line {n}") for n, line in enumerate(lines, 1) if line.strip())
    asked = about["counts"].get("questions")
    if len(rows) != asked:
        raise InvalidRun(f"{folder}: {len(rows)} rows where {RUN} says {asked}. Run it again with: clerk eval run")
    return about, within_run(rows)


def run_folders(run: Path) -> tuple[Path, ...]:
    """Return the folders that hold rows: the run's own, or those of its variants in the order they were asked.

    Raises InvalidRun where there is none.
    """
    if (run / ROWS).exists() or not run.is_dir():
        return (run,)
    found = sorted((path.parent for path in run.glob(f"*/{RUN}")), key=lambda folder: (_started(folder), folder.name))
    return tuple(found) or (run,)


def _started(folder: Path) -> str:
    return str(read_run(folder)[0].get("started", ""))


def read_row(line: str, where: str) -> Row:
    """Return the row of one line of JSON; raises InvalidRun naming `where` and the field that is wrong."""
    try:
        return _ROW.validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise InvalidRun(f"{where}, {field}: {fault['msg']}. Run it again with: clerk eval run") from error
