"""Which systems and settings a run compares: read from a file, refused where a name is unknown, before it asks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.settings import AssistantSettings
from evals.errors import CouldNotRun
from vectorstore import variants

SYSTEMS = "evals.systems"
SHIPPED = Path(__file__).with_name("grids")
SECRET = "model_key"
"""Not for a file that is kept beside its results: it is set in the environment."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+=,-]*")


class InvalidVariant(CouldNotRun):
    """A file of variants asks for what there is not; the message names file and field."""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A system under a name (that of its folder), the assistant's settings and options of the system's own."""

    name: str = ""
    system: str = "clerk"
    settings: AssistantSettings = field(default_factory=AssistantSettings)
    options: Mapping[str, Any] = field(default_factory=dict)


def shipped() -> dict[str, Path]:
    """Return the grids that come with the project, by name."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}


def read_variant(path: Path) -> Variant:
    """Return the variant of a file that holds its settings at the top, named as the file is."""
    return _variant(path.stem, _read(path), str(path))


def read_grid(name: str) -> tuple[Variant, ...]:
    """Return every variant of a shipped grid or of a file.

    `[variants.NAME]` tables hold settings. A `[grid]` table holds a list a setting: every combination is a variant,
    named by its values. A `[settings]` table holds for all of them. Raises InvalidVariant.
    """
    path = shipped().get(name, Path(name))
    held = _read(path)
    unknown = held.keys() - {"variants", "grid", "settings"}
    if unknown or not (held.get("variants") or held.get("grid")):
        wrong = f"{sorted(unknown)[0]}: no such table" if unknown else "no variant in it"
        raise InvalidVariant(f"{path}: {wrong}. Give [variants.NAME] tables, or a [grid] of lists, and [settings].")
    common = held.get("settings", {})
    named = [*held.get("variants", {}).items(), *_combined(held.get("grid", {}), path)]
    for name, given in named:
        if not isinstance(given, dict):
            raise InvalidVariant(f"{path}, {name}: not a table of settings")
    return tuple(_variant(name, common | given, f"{path}, {name}") for name, given in named)


def _combined(grid: Mapping[str, Any], path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, values in grid.items():
        if not isinstance(values, list):
            raise InvalidVariant(f"{path}, grid.{key}: not a list of values")
    for chosen in product(*grid.values()) if grid else ():
        given = dict(zip(grid, chosen, strict=True))
        yield ", ".join(f"{key}={_word(value)}" for key, value in given.items()), given


def _word(value: Any) -> str:
    return "+".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        known = ", ".join(shipped())
        raise InvalidVariant(f"{path}: cannot be read ({error}). Give a TOML file, or one of {known}.") from error


def _variant(name: str, given: Mapping[str, Any], where: str) -> Variant:
    if not _NAME.fullmatch(name):
        raise InvalidVariant(f"{where}: {name!r} cannot name a folder; use letters, digits, spaces and . _ + = , -")
    settings = {key: value for key, value in given.items() if key not in ("system", "options")}
    if SECRET in settings:
        raise InvalidVariant(f"{where}, {SECRET}: no key belongs in this file. Set CLERK_MODEL_KEY instead.")
    try:
        found = AssistantSettings(**settings)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        at = ".".join(map(str, fault["loc"]))
        raise InvalidVariant(f"{where}, {at}: {fault['msg']}. See: clerk eval variants") from error
    variants.refuse_unknown(SYSTEMS, system := given.get("system", "clerk"))
    for setting, chosen in (
        ("retriever", found.retriever),
        ("reranker", found.reranker),
        ("writer", found.writer_name),
    ):
        variants.refuse_unknown(f"assistant.{setting}s", chosen)
    return Variant(name=name, system=system, settings=found, options=given.get("options", {}))
