"""Pairs the rows of two runs: only a question that both had, with the same gold, can tell which is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evals.errors import CouldNotRun
from evals.types import Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairs:
    """Rows of one question each, a run's first and the other's second, in the order of the first.

    Left out of `rows` and named by id: questions that only one run had, that have another wording or gold in the other,
    or that could not be scored in one of them.
    """

    rows: tuple[tuple[Row, Row], ...]
    only_a: tuple[str, ...] = ()
    only_b: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    not_scored: tuple[str, ...] = ()

    @property
    def a(self) -> tuple[Row, ...]:
        """The rows of the first run."""
        return tuple(a for a, _ in self.rows)

    @property
    def b(self) -> tuple[Row, ...]:
        """The rows of the second run."""
        return tuple(b for _, b in self.rows)

    @property
    def left_out(self) -> int:
        """How many questions of either run are not compared."""
        return len(self.only_a) + len(self.only_b) + len(self.changed) + len(self.not_scored)


def pair(a: Sequence[Row], b: Sequence[Row]) -> Pairs:
    """Return the questions that both runs scored.

    Raises CouldNotRun where there is none: two such runs cannot be compared at all.
    """
    in_a, in_b = {row.id: row for row in a}, {row.id: row for row in b}
    both = [(row, in_b[row.id]) for row in in_a.values() if row.id in in_b]
    changed = tuple(one.id for one, other in both if _asked(one) != _asked(other))
    alike = [(one, other) for one, other in both if one.id not in changed]
    scored = [(one, other) for one, other in alike if one.error is None and other.error is None]
    if not scored:
        raise CouldNotRun(
            f"these runs share no question that both scored ({len(in_a)} and {len(in_b)} questions, {len(both)} ids in "
            "common). Compare runs over the same gold questions."
        )
    return Pairs(
        rows=tuple(scored),
        only_a=tuple(name for name in in_a if name not in in_b),
        only_b=tuple(name for name in in_b if name not in in_a),
        changed=changed,
        not_scored=tuple(one.id for one, other in alike if one.error is not None or other.error is not None),
    )


def _asked(row: Row) -> tuple[Any, ...]:
    """Return what was asked and what was expected; where gold words stand may differ between indexes."""
    evidence = tuple((one.document, one.quote) for one in row.evidence)
    return (row.question, row.history, row.type, row.answerable, row.key_facts, evidence)
