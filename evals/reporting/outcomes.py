"""Counts what became of questions, for all of them and for any group of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.reporting.shares import Share, share
from evals.types import Ending, Row
from evals.verdicts import Verdict, verdict_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcomes:
    """What became of a group of questions, each share with its interval."""

    name: str
    questions: int
    answered: Share
    right: Share
    right_of_answered: Share
    refused_rightly: Share
    refused_wrongly: Share


def outcomes(name: str, rows: Sequence[Row]) -> Outcomes:
    """Return the outcomes of the scored rows of a group."""
    verdicts = [(row, verdict_of(row)) for row in rows if row.error is None]
    answerable = [(row, verdict) for row, verdict in verdicts if row.answerable]
    answered = [(row, verdict) for row, verdict in answerable if row.ending is Ending.ANSWERED]
    others = [(row, verdict) for row, verdict in verdicts if not row.answerable]
    return Outcomes(
        name=name,
        questions=len(verdicts),
        answered=share((row, row.ending is Ending.ANSWERED, 1) for row, _ in answerable),
        right=share((row, verdict is Verdict.RIGHT, 1) for row, verdict in answerable),
        right_of_answered=share((row, verdict is Verdict.RIGHT, 1) for row, verdict in answered),
        refused_rightly=share((row, verdict is Verdict.REFUSED_RIGHTLY, 1) for row, verdict in others),
        refused_wrongly=share((row, verdict is Verdict.REFUSED_WRONGLY, 1) for row, verdict in answerable),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Breakdown:
    """The outcomes of all questions by one thing that they differ in; a question may be in several groups."""

    title: str
    heading: str
    note: str
    groups: tuple[Outcomes, ...]


def breakdowns(rows: Sequence[Row]) -> tuple[Breakdown, ...]:
    """Return the outcomes by type, document, difficulty and date of the paper; a way that parts nothing is left out."""
    ways: tuple[tuple[str, str, str, Callable[[Row], Sequence[str]]], ...] = (
        ("By type of question", "Type", "", lambda row: [row.type]),
        ("By paper", "Paper", "A question that several papers prove counts under each.", _papers),
        ("By difficulty", "Difficulty", "", lambda row: [row.difficulty] if row.difficulty else []),
        ("By date of the paper", "Month", "The month of the meeting that the proving papers went to.", _months),
    )
    found = (
        Breakdown(title=title, heading=heading, note=note, groups=_groups(rows, keys))
        for title, heading, note, keys in ways
    )
    return tuple(one for one in found if one.groups)


def _groups(rows: Sequence[Row], keys: Callable[[Row], Sequence[str]]) -> tuple[Outcomes, ...]:
    names = sorted({name for row in rows for name in keys(row)})
    return tuple(outcomes(name, [row for row in rows if name in keys(row)]) for name in names)


def _papers(row: Row) -> tuple[str, ...]:
    return row.documents


def _months(row: Row) -> list[str]:
    return sorted({f"{one.meeting_date:%Y-%m}" for one in row.evidence if one.meeting_date})
