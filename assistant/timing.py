"""How long each step of a question took, and each part of it for whoever wants to know where the time goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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


class Recording:
    """Seconds of each stage, on the clock and of the processor; those of a stage within another are its own alone."""

    def __init__(self) -> None:
        """Record nothing yet."""
        self.stages: dict[str, tuple[float, float]] = {}
        self._within: list[tuple[float, float]] = []

    def begin(self) -> tuple[float, float]:
        """Enter a stage: return when that was."""
        self._within.append((0.0, 0.0))
        return time.perf_counter(), time.process_time()

    def end(self, stage: str, began: tuple[float, float]) -> None:
        """Leave the stage that was entered last."""
        taken = time.perf_counter() - began[0], time.process_time() - began[1]
        inner = self._within.pop()
        before = self.stages.get(stage, (0.0, 0.0))
        self.stages[stage] = before[0] + taken[0] - inner[0], before[1] + taken[1] - inner[1]
        if self._within:
            outer = self._within[-1]
            self._within[-1] = outer[0] + taken[0], outer[1] + taken[1]


_RECORDING: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording() -> Iterator[Recording]:
    """Record the stages of what is asked inside the block, on this thread."""
    recorded = Recording()
    token = _RECORDING.set(recorded)
    try:
        yield recorded
    finally:
        _RECORDING.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Name what is done inside the block; costs next to nothing where nobody records."""
    recorded = _RECORDING.get()
    if recorded is None:
        yield
        return
    began = recorded.begin()
    try:
        yield
    finally:
        recorded.end(name, began)


def timed(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Name a function as a stage."""

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def called(*args: P.args, **options: P.kwargs) -> R:
            with stage(name):
                return function(*args, **options)

        return called

    return decorated


def timed_each(name: str) -> Callable[[Callable[P, Iterator[R]]], Callable[P, Iterator[R]]]:
    """Name what a generator does from one value to the next as a stage."""

    def decorated(function: Callable[P, Iterator[R]]) -> Callable[P, Iterator[R]]:
        @wraps(function)
        def called(*args: P.args, **options: P.kwargs) -> Iterator[R]:
            values = function(*args, **options)
            while True:
                with stage(name):
                    try:
                        value = next(values)
                    except StopIteration:
                        return
                yield value

        return called

    return decorated
