"""Where the time of a question goes: each stage of its path, by the clock and of the processor."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from assistant.assistant import Assistant
from assistant.timing import recording
from assistant.types import Question
from evals.report import p95

WHOLE, REST = "whole answer", "the rest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Milliseconds of one stage over all questions; a question that has no such stage counts as 0.

    A stage within another ("lexical" in "fuse") is not part of the other's time, so the medians of the stages add up to
    about that of the whole.
    """

    name: str
    median_ms: float
    p95_ms: float
    median_cpu_ms: float
    p95_cpu_ms: float


def stages_of(assistant: Assistant, questions: Sequence[Question]) -> tuple[Stage, ...]:
    """Ask every question and return its stages in the order in which they first ended, the whole answer last."""
    asked = [_recorded(assistant, question) for question in questions]
    names = dict.fromkeys(name for stages in asked for name in stages if name not in (WHOLE, REST))
    return tuple(_stage(name, [stages.get(name, (0.0, 0.0)) for stages in asked]) for name in (*names, REST, WHOLE))


def _recorded(assistant: Assistant, question: Question) -> dict[str, tuple[float, float]]:
    """Return the seconds of each stage of one answer, and of what is in none."""
    wall, cpu = time.perf_counter(), time.process_time()
    with recording() as recorded:
        assistant.answer(question)
    whole = time.perf_counter() - wall, time.process_time() - cpu
    known = recorded.stages.values()
    rest = whole[0] - sum(taken for taken, _ in known), whole[1] - sum(taken for _, taken in known)
    return {**recorded.stages, REST: rest, WHOLE: whole}


def _stage(name: str, seconds: Sequence[tuple[float, float]]) -> Stage:
    walls, cpus = zip(*seconds, strict=True)
    return Stage(
        name=name,
        median_ms=round(1000 * median(walls), 2),
        p95_ms=round(1000 * p95(walls), 2),
        median_cpu_ms=round(1000 * median(cpus), 2),
        p95_cpu_ms=round(1000 * p95(cpus), 2),
    )
