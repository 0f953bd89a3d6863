"""McNemar's exact test: whether the questions that one run got right and the other wrong are uneven beyond chance."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, kw_only=True, slots=True)
class McNemar:
    """How many yes-or-no questions turned to yes, how many to no, and how likely so uneven a split is by chance."""

    gained: int
    lost: int

    @property
    def p(self) -> float:
        """Return the two-sided exact p (McNemar 1947, binomial): 2 P(X <= min(gained, lost)), X ~ B(gained + lost, ½).

        1 where nothing turned.
        """
        turned = self.gained + self.lost
        tail = sum(comb(turned, few) for few in range(min(self.gained, self.lost) + 1))
        return float(min(1.0, 2 * tail / 2**turned))
