"""What else differs between two runs beside their answers: without it a difference of scores says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

OUTCOMES = frozenset(
    {"started", "seconds", "cpu_seconds", "asked_now", "answered", "abstained", "clarified", "errored", "questions"}
)
"""Parts of run.json that tell how the run went, not under which conditions."""

DATA = frozenset({"gold", "gold_sha256", "documents", "chunks", "index", "sets"})
"""Parts that name the questions and the papers: where one differs, the same metric is of other data."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """One setting, version or digest that differs, where it stands in run.json, and both values (None: not there)."""

    path: tuple[str, ...]
    a: Any
    b: Any

    @property
    def of_data(self) -> bool:
        """Whether the questions or the papers differ, not the way of answering."""
        return not DATA.isdisjoint(self.path)

    def __str__(self) -> str:
        """Say what it was and what it is."""
        return f"{'.'.join(self.path)}: {_shown(self.a)} -> {_shown(self.b)}"


def conditions(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Return everything that differs between what two run.json say, those of the data first."""
    in_a, in_b = dict(_flat(a)), dict(_flat(b))
    paths = [path for path in dict.fromkeys([*in_a, *in_b]) if in_a.get(path) != in_b.get(path)]
    found = (Condition(path=path, a=in_a.get(path), b=in_b.get(path)) for path in paths)
    return tuple(sorted(found, key=lambda one: not one.of_data))


def _flat(about: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in about.items():
        if isinstance(value, Mapping):
            yield from _flat(value, (*before, name))
        elif name not in OUTCOMES:
            yield (*before, name), value


def _shown(value: Any) -> str:
    said = "nothing" if value is None else str(value)
    return f"{said[:60]}..." if len(said) > 63 else said
