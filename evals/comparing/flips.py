"""The questions whose outcome turned from one run to the other: what a person reads first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.types import Row
from evals.verdicts import Verdict, verdict_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Flip:
    """One question that ended otherwise, with both rows."""

    a: Row
    b: Row

    @property
    def turn(self) -> tuple[Verdict, Verdict]:
        """What became of the question in the one run and in the other."""
        return verdict_of(self.a), verdict_of(self.b)

    @property
    def for_the_worse(self) -> bool:
        """Whether what was as it should be no longer is."""
        before, after = self.turn
        return before.good and not after.good

    def __str__(self) -> str:
        """Say the turn as a person says it."""
        return " -> ".join(self.turn)


def flips(rows: Sequence[tuple[Row, Row]]) -> tuple[Flip, ...]:
    """Return the turned questions: first those for the worse, then for the better, then the others; alike together."""
    found = [Flip(a=a, b=b) for a, b in rows if verdict_of(a) is not verdict_of(b)]
    return tuple(sorted(found, key=_weight))


def _weight(flip: Flip) -> tuple[int, str, str]:
    before, after = flip.turn
    rank = 0 if flip.for_the_worse else 1 if after.good and not before.good else 2
    return rank, str(flip), flip.a.id
