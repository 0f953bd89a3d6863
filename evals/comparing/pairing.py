"""Pairs the rows of two runs: only a question that both had, with the same gold, can tell which is better."""

from __future__ import annotations

from collections import Counter
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
    in_a, in_b = named(a), named(b)
    both = {name: (row, in_b[name]) for name, row in in_a.items() if name in in_b}
    changed = [name for name, (one, other) in both.items() if _asked(one) != _asked(other)]
    broken = [name for name, pair in both.items() if name not in changed and any(row.error is not None for row in pair)]
    scored = [pair for name, pair in both.items() if name not in changed and name not in broken]
    if not scored:
        raise CouldNotRun(
            f"these runs share no question that both scored ({len(in_a)} and {len(in_b)} questions, {len(both)} ids in "
            "common). Compare runs over the same gold questions."
        )
    return Pairs(
        rows=tuple(scored),
        only_a=tuple(name for name in in_a if name not in in_b),
        only_b=tuple(name for name in in_b if name not in in_a),
        changed=tuple(changed),
        not_scored=tuple(broken),
    )


def named(rows: Sequence[Row]) -> dict[str, Row]:
    """Return rows by their id; where two sets of a run share one, by the set's name and the id."""
    twice = {name for name, count in Counter(row.id for row in rows).items() if count > 1}
    return {f"{row.sample_set}: {row.id}" if row.id in twice else row.id: row for row in rows}


def _asked(row: Row) -> tuple[Any, ...]:
    """Return what was asked and what was expected; where gold words stand may differ between indexes."""
    evidence = tuple((one.document, one.quote) for one in row.evidence)
    return (row.question, row.history, row.type, row.answerable, row.key_facts, evidence)
