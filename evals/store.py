"""Keeps a run as two files, so that it can be scored again, by other metrics too, without asking anything again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pydantic import TypeAdapter, ValidationError

from evals.errors import InvalidRun
from evals.types import Row

ROWS = "rows.jsonl"
RUN = "run.json"
SCORES = "scores.json"
CALIBRATION = "calibration.json"
RELIABILITY = "reliability.svg"
_ROW: TypeAdapter[Row] = TypeAdapter(Row)


@contextmanager
def writing(folder: Path) -> Iterator[TextIO]:
    """Open RUN/rows.jsonl for a new run; what an earlier run left in the folder no longer counts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (RUN, SCORES, CALIBRATION, RELIABILITY):
        (folder / name).unlink(missing_ok=True)
    with (folder / ROWS).open("w", encoding="utf-8") as rows:
        yield rows


def write_row(rows: TextIO, row: Row) -> None:
    """Append one row and flush it, so that a killed run shows how far it came."""
    rows.write(_ROW.dump_json(row).decode() + "\n")
    rows.flush()


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
    rows = tuple(_read_row(line, f"{folder / ROWS}, line {n}") for n, line in enumerate(lines, 1) if line.strip())
    asked = about.get("counts", {}).get("questions")
    if len(rows) != asked:
        raise InvalidRun(f"{folder}: {len(rows)} rows where {RUN} says {asked}. Run it again with: clerk eval run")
    return about, rows


def _read_row(line: str, where: str) -> Row:
    try:
        return _ROW.validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise InvalidRun(f"{where}, {field}: {fault['msg']}. Run it again with: clerk eval run") from error
