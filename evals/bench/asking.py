"""How long a reader waits: from cold, as a command, and warm, question after question."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.assistant import Assistant
from assistant.types import Question
from evals.bench.memory import peak_mib
from evals.bench.staging import Stage, stages_of
from evals.report import p95

COLD_RUNS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class AskingSpeed:
    """Waiting times: whole commands in seconds (median of three), questions to one assistant in milliseconds.

    `first_ms` is the very first question; the median and the 95th percentile are of every question asked for the first
    time, `again_` of the same ones asked once more, when all that is kept between questions is there. `stages` has the
    milliseconds of each stage under each reranker, by the clock and of the processor.
    """

    help_seconds: float
    cold_seconds: float
    questions: int
    first_ms: float
    median_ms: float
    p95_ms: float
    again_median_ms: float
    again_p95_ms: float
    peak_mib: float
    stages: Mapping[str, Sequence[Stage]]


def measure(
    assistants: Mapping[str, Assistant], questions: Sequence[Question], cold: Sequence[str], help_: Sequence[str]
) -> AskingSpeed:
    """Time the two commands, then every question; the first one warms the assistant and is told apart.

    `assistants` are the one that is timed, first, and others whose stages stand beside it, each under its name.

    Raises CalledProcessError when a command fails.
    """
    helped, asked = seconds(help_), seconds(cold)
    assistant = next(iter(assistants.values()))
    first, *rest = [milliseconds(assistant, question) for question in (questions[0], *questions)]
    again = [milliseconds(assistant, question) for question in questions]
    return AskingSpeed(
        help_seconds=helped,
        cold_seconds=asked,
        questions=len(rest),
        first_ms=round(first, 1),
        median_ms=round(median(rest), 1),
        p95_ms=round(p95(rest), 1),
        again_median_ms=round(median(again), 1),
        again_p95_ms=round(p95(again), 1),
        peak_mib=peak_mib()[0],
        stages={name: stages_of(one, questions) for name, one in assistants.items()},
    )


def milliseconds(assistant: Assistant, question: Question) -> float:
    """Return how long one answer takes."""
    start = time.perf_counter()
    assistant.answer(question)
    return (time.perf_counter() - start) * 1000


def seconds(command: Sequence[str]) -> float:
    """Return how long a command takes from start to end, the median of a few runs."""
    taken = []
    for _ in range(COLD_RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return round(median(taken), 2)
