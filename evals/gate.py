"""Decides whether scores are good enough, so that a change for the worse stops where it was made.

A floors file is TOML or JSON. Every key is the name of a value, its floor a number (at least this) or {min, max}, with
`if_any = true` where it may be that no question has the value; under `by_type` come the same for one question type:

    quote_exactness = 1.0
    abstention_false_positive = { max = 0.10 }

    [by_type.list]
    fact_recall = 0.30
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.errors import CouldNotRun, InvalidFloors
from evals.metrics.base import Value
from evals.scoring import ALL, Scores
from evals.types import Row

BY_TYPE = "by_type"
ROUNDING = 1e-9
SHOWN = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Floor:
    """The bounds that one value of one group of questions must keep, both included; `fault` is what a breach means.

    With `if_any` it is kept where the value does not apply: page numbers of papers that have no pages.
    """

    group: str
    name: str
    low: float | None = None
    high: float | None = None
    fault: str = field(default="", compare=False)
    if_any: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Breach:
    """A value beyond one of its bounds, and by how much."""

    floor: Floor
    value: float
    bound: float

    def __str__(self) -> str:
        """Say which value, where, how far off, and what that means."""
        where = self.floor.name + ("" if self.floor.group == ALL else f" ({self.floor.group})")
        side = "under its floor" if self.value < self.bound else "over its ceiling"
        means = f": {self.floor.fault}" if self.floor.fault else ""
        return f"{where} is {self.value:.4f}, {side} {self.bound:g} by {abs(self.value - self.bound):.4f}{means}"


def read_floors(path: Path, known: Mapping[str, Value]) -> tuple[Floor, ...]:
    """Return the floors of a TOML or JSON file.

    Raises InvalidFloors: no such file, not TOML or JSON, no floor in it, an unknown value, a bound that is no number.
    """
    try:
        text = path.read_text(encoding="utf-8")
        asked = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise InvalidFloors(f"{path}: cannot be read as floors ({error}). Give a .toml or .json file.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get(BY_TYPE, {}), dict):
        raise InvalidFloors(f"{path}: must be a table of floors by name, with {BY_TYPE} a table of such tables.")
    groups = {ALL: {name: bound for name, bound in asked.items() if name != BY_TYPE}, **asked.get(BY_TYPE, {})}
    floors = tuple(
        _floor(f"{path}, {group}, {name}", group, name, bound, known)
        for group, bounds in groups.items()
        for name, bound in _table(bounds, f"{path}, {group}").items()
    )
    if not floors:
        raise InvalidFloors(f"{path}: holds no floor, so nothing would be checked. Give at least one.")
    return floors


def breaches(floors: Sequence[Floor], scores: Scores) -> tuple[Breach, ...]:
    """Return every floor that the scores do not keep.

    Raises InvalidFloors where every floor that can be checked is kept, and one cannot since its value does not apply to
    the questions asked: not checked is not passed.
    """
    found: list[Breach] = []
    unchecked: list[Floor] = []
    for floor in floors:
        score = scores.get(floor.group, {}).get(floor.name)
        if score is None or score.value is None:
            unchecked += [] if floor.if_any else [floor]
            continue
        if floor.low is not None and score.value < floor.low - ROUNDING:
            found.append(Breach(floor=floor, value=score.value, bound=floor.low))
        if floor.high is not None and score.value > floor.high + ROUNDING:
            found.append(Breach(floor=floor, value=score.value, bound=floor.high))
    if unchecked and not found:
        where = f"{unchecked[0].name} has no score for {unchecked[0].group} questions"
        raise InvalidFloors(f"{where}, so its floor cannot be checked. Ask such questions or remove it.")
    return tuple(found)


def refuse_errored(rows: Sequence[Row]) -> None:
    """Raise CouldNotRun when a row errored: a question without a score is neither passed nor failed."""
    errored = [row.id for row in rows if row.error is not None]
    if errored:
        listed = ", ".join(errored[:SHOWN]) + (" ..." if len(errored) > SHOWN else "")
        raise CouldNotRun(f"{len(errored)} of {len(rows)} questions have no score: {listed}. Their rows say why.")


def _table(bounds: Any, where: str) -> dict[str, Any]:
    if not isinstance(bounds, dict):
        raise InvalidFloors(f"{where}: must be a table of floors by name.")
    return bounds


def _floor(where: str, group: str, name: str, bound: Any, known: Mapping[str, Value]) -> Floor:
    if name not in known:
        raise InvalidFloors(f"{where}: no such value. Choose from: {', '.join(known)}.")
    if _is_number(bound):
        if known[name].lower_is_better:
            raise InvalidFloors(f"{where}: lower is better here, so give a ceiling: {{ max = {bound} }}.")
        return Floor(group=group, name=name, low=float(bound), fault=known[name].fault)
    sides = {side: bound[side] for side in ("min", "max") if side in bound} if isinstance(bound, dict) else {}
    usable = bool(sides) and set(bound) <= {"min", "max", "if_any"} and isinstance(bound.get("if_any", False), bool)
    if not usable or not all(_is_number(value) for value in sides.values()):
        raise InvalidFloors(
            f"{where}: must be a number or have min, max or both as numbers, and if_any as true or false."
        )
    if_any = bool(bound.get("if_any"))
    fault = known[name].fault
    return Floor(group=group, name=name, low=sides.get("min"), high=sides.get("max"), fault=fault, if_any=if_any)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value
