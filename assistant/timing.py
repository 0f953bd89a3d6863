"""How long each step of a question took."""

from __future__ import annotations

import time


class Laps:
    """Milliseconds a step, in the order of the steps."""

    def __init__(self) -> None:
        """Start the clock."""
        self.milliseconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, step: str) -> None:
        """Say that `step` has ended now."""
        now = time.perf_counter()
        self.milliseconds[step] = round((now - self._last) * 1000, 2)
        self._last = now
