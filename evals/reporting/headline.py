"""What a run comes to, in sentences that can be read out in a meeting, each with its count and interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from evals.report import p95
from evals.reporting.outcomes import Outcomes, outcomes
from evals.reporting.shares import Share, share
from evals.types import Ending, Row
from evals.verdicts import Verdict, verdict_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One finding: a figure to look at, the sentence that says it, and what it rests on."""

    figure: str
    sentence: str
    basis: str
    good: bool | None = None


def headline(rows: Sequence[Row], who: str = "clerk") -> tuple[Line, ...]:
    """Return the findings on who answered, the weightiest first; one that no scored row was asked for is left out."""
    scored = [row for row in rows if row.error is None]
    found = outcomes("all", scored)
    return tuple(
        line
        for lines in (_answers(found, who), _proof(scored), _refusals(found), _sureness(scored), _speed(scored))
        for line in lines
    )


def _answers(found: Outcomes, who: str) -> Iterator[Line]:
    if found.right.whole:
        yield _line(
            found.right,
            f"{who} answered {found.right.counted} answerable questions right: it stated every expected fact and "
            "cited at least half of the words that prove it.",
        )
        yield _line(
            found.answered,
            f"It answered {found.answered.counted} answerable questions at all, right or wrong; of those answers "
            f"{found.right_of_answered.counted} were right ({found.right_of_answered.percent}, "
            f"{found.right_of_answered.interval}).",
        )


def _proof(rows: Sequence[Row]) -> Iterator[Line]:
    quotes = share(
        (row, sum(cited.stands and cited.resolved for cited in row.citations), len(row.citations)) for row in rows
    )
    if quotes.whole:
        yield _line(
            quotes,
            f"{quotes.counted} quotes stand in the papers letter for letter, where the citation says.",
            good=quotes.part == quotes.whole,
        )
    proving = [row for row in rows if row.answerable and row.evidence and row.ending is Ending.ANSWERED]
    useful = share((row, _useful(row), len(row.citations)) for row in proving)
    if useful.whole:
        yield _line(useful, f"{useful.counted} passages that it cited in answers are words that prove the answer.")
    met = share((row, _met(row), len(row.evidence)) for row in rows if row.answerable)
    if met.whole:
        yield _line(met, f"Of {met.whole:,} passages that prove an answer it cited {met.part:,}.")


def _useful(row: Row) -> int:
    return sum(any(gold.met_by(cited.place) for gold in row.evidence) for cited in row.citations)


def _met(row: Row) -> int:
    cited = row.citations if row.ending is Ending.ANSWERED else ()
    return sum(any(gold.met_by(one.place) for one in cited) for gold in row.evidence)


def _refusals(found: Outcomes) -> Iterator[Line]:
    if found.refused_rightly.whole:
        yield _line(
            found.refused_rightly,
            f"It refused {found.refused_rightly.counted} questions that the papers do not answer: all of those should "
            "be refused.",
        )
    if found.refused_wrongly.whole:
        yield _line(
            found.refused_wrongly, f"It refused {found.refused_wrongly.counted} questions that the papers do answer."
        )


def _sureness(rows: Sequence[Row]) -> Iterator[Line]:
    told = [row for row in rows if row.confidence is not None and row.ending is Ending.ANSWERED]
    surest = sorted(told, key=lambda row: (-(row.confidence or 0.0), row.id))[: (len(told) + 1) // 2]
    right = share((row, verdict_of(row) is Verdict.RIGHT, 1) for row in surest)
    if right.whole:
        yield _line(right, f"Of the half of its answers that it was surest of, {right.counted} were right.")


def _speed(rows: Sequence[Row]) -> Iterator[Line]:
    taken = sorted(row.timings_ms["answer"] / 1000 for row in rows if "answer" in row.timings_ms)
    if taken:
        yield Line(
            figure=f"{_seconds(median(taken))} s",
            sentence=f"Half of the answers came within {_seconds(median(taken))} seconds, 95 of 100 within "
            f"{_seconds(p95(taken))} seconds.",
            basis=f"{len(taken)} answers, on the machine of this run",
        )


def _line(found: Share, sentence: str, good: bool | None = None) -> Line:
    interval = f"95 % interval {found.interval}" if found.low is not None else "no interval: all from one paper"
    return Line(figure=found.percent, sentence=sentence, basis=interval, good=good)


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"
