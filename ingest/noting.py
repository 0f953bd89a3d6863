"""Where a reader stands in its file, told while it reads: what ends the reading can then be said with its page."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[int], None]] = []


def listen(tell: Callable[[int], None]) -> None:
    """Have every page number told from now on; in the reading process, which reads one file at a time."""
    _listeners.append(tell)


def at_page(number: int) -> None:
    """Say that page `number`, from 1, is about to be read."""
    for tell in _listeners:
        tell(number)
