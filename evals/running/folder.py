"""The folder of a run: rows as they come, so that a run that was stopped goes on, and never mixes two settings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evals import store
from evals.errors import CouldNotRun, InvalidRun
from evals.running.types import Asked, Key, key_of
from evals.types import Row

IDENTITY = "identity"
"""Under this name run.json keeps what must be the same for rows to belong together."""


def kept(folder: Path, identity: Mapping[str, Any], asked: Collection[Key], *, fresh: bool) -> tuple[Row, ...]:
    """Return the rows that an earlier run of the same identity left; questions that errored are to be asked again.

    Raises CouldNotRun where the folder holds a run of another identity and it is not to be `fresh`.
    """
    if fresh or not (folder / store.ROWS).exists():
        return ()
    differing = _differing(_identity_in(folder), json.loads(json.dumps(identity)))
    if differing:
        raise CouldNotRun(
            f"{folder} holds another run ({'; '.join(differing)}). Name another folder with --out, or ask every "
            "question again with --fresh."
        )
    rows = {key_of(row): row for row in _whole_rows(folder / store.ROWS) if row.error is None}
    return tuple(row for key, row in rows.items() if key in asked)


@contextmanager
def appending(folder: Path, begun: Mapping[str, Any], rows: Sequence[Row]) -> Iterator[store.Keep]:
    """Begin or go on with a run: what is scored of an earlier one no longer counts. Yields what keeps one more row."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in store.DERIVED:
        (folder / name).unlink(missing_ok=True)
    store.write_rows(folder, rows)
    store.write_json(folder / store.RUN, begun)
    with (folder / store.ROWS).open("a", encoding="utf-8", newline="\n") as lines:
        yield lambda row: store.write_row(lines, row)


def finish(folder: Path, about: Mapping[str, Any], asked: Sequence[Asked], rows: Sequence[Row]) -> None:
    """Put the rows in the order of the questions and say that the run is whole."""
    by_key = {key_of(row): row for row in rows}
    store.write_rows(folder, [by_key[one.key] for one in asked])
    store.write_json(folder / store.RUN, about)


def _identity_in(folder: Path) -> Any:
    try:
        return json.loads((folder / store.RUN).read_text(encoding="utf-8")).get(IDENTITY, {})
    except (OSError, ValueError):
        return {}


def _differing(there: Any, here: Mapping[str, Any]) -> list[str]:
    """Say what differs, settings one by one."""
    if not there:
        return ["it does not say of which settings"]
    flat_there, flat_here = _flat(there), _flat(here)
    names = sorted(flat_there.keys() | flat_here.keys())
    told = ((name, flat_there.get(name), flat_here.get(name)) for name in names)
    return [f"{name}: {before} there, {now} here" for name, before, now in told if before != now]


def _flat(value: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, held in value.items():
        found |= _flat(held, f"{name}.") if isinstance(held, dict) and held else {f"{prefix}{name}": held}
    return found


def _whole_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of an unfinished run; a last line that was cut short is left out, and so asked again."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield store.read_row(line, f"{path}, line {number}")
        except InvalidRun:
            if number < len(lines):
                raise
