"""Which rows are counted together in an answer about due dates, and what is true of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.register.due_days import Days
from assistant.register.due_rows import Line, has_no_day
from assistant.register.due_telling import Group
from vectorstore.records import RecordKind


def overdue_on(day: date, lines: Sequence[Line], *, widely: bool) -> Iterator[Group]:
    """Yield the rows that are overdue, those that their papers call so, and those of which it cannot be told.

    `widely` counts what a paper calls behind, delayed or at risk as called late too.
    """

    def called(line: Line) -> bool:
        return line.is_open and not line.is_past(day) and line.is_called_late(widely=widely)

    yield from _grouped(
        lines,
        lambda line: line.is_open and line.is_past(day),
        ("is past its due date and not said to be finished", "are past their due dates and not said to be finished"),
    )
    yield from _grouped(
        lines,
        called,
        (
            "is called late by its own paper, though not past a due date",
            "are called late by their own papers, though not past their due dates",
        ),
    )
    yield from _grouped(
        lines,
        lambda line: line.is_unclear and line.is_past(day),
        (
            "is past its due date, but how far it is was shown by a colour that the copy has lost",
            "are past their due dates, but how far they are was shown by a colour that the copies have lost",
        ),
        listed=False,
    )
    yield from _undated(lines, lambda line: not called(line))


def due_in(span: Days, lines: Sequence[Line]) -> Iterator[Group]:
    """Yield the rows that fall due in a span; where it has no first day, those that are not said to be finished."""
    within = [line for line in lines if line.due and span.holds(line.due)]
    if span.first is None:
        yield from _grouped(
            within,
            lambda line: line.is_open or line.is_unclear,
            ("is due by then and not said to be finished", "are due by then and not said to be finished"),
        )
    else:
        yield from _grouped(within, lambda line: True, ("has a due date then", "have due dates then"))
        yield from _grouped(
            within,
            lambda line: not (line.is_open or line.is_unclear),
            ("of these is said to be finished", "of these are said to be finished"),
            listed=False,
        )
    yield from _undated(lines, lambda line: True)


def _undated(lines: Sequence[Line], fits: Callable[[Line], bool]) -> Iterator[Group]:
    yield from _grouped(
        lines,
        lambda line: has_no_day(line) and fits(line),
        (
            "has no due date that names a year, so it is not counted",
            "have no due date that names a year, so they are not counted",
        ),
        listed=False,
    )


def _grouped(
    lines: Sequence[Line], fits: Callable[[Line], bool], says: tuple[str, str], *, listed: bool = True
) -> Iterator[Group]:
    """Yield the rows that fit, those of each kind together."""
    kept: dict[RecordKind, list[Line]] = {}
    for line in filter(fits, lines):
        kept.setdefault(line.latest.kind, []).append(line)
    for kind, own in kept.items():
        yield Group(kind=kind, lines=tuple(own), says=says, listed=listed)


def nearest_to(day: date, span: Days | None, lines: Sequence[Line]) -> tuple[Line, str] | None:
    """Return what falls due next of all that is open, else what was due last, and how that is said."""
    after = (span.last if span else None) or day
    dated = [(line.due, place) for place, line in enumerate(lines) if line.due]
    coming = [(due, place) for due, place in dated if due >= after and lines[place].is_open]
    if coming:
        return lines[min(coming)[1]], "The next to fall due:"
    return (lines[max(dated)[1]], "The last that was due:") if dated and span is None else None


def verdict_on(line: Line, day: date, *, widely: bool) -> str:
    """Return what is to be said of one thing that a question names."""
    name = line.latest.label or "It"
    if line.is_open and line.is_past(day):
        return f"{name} is past its due date and not said to be finished."
    if line.is_open and line.is_called_late(widely=widely):
        return f"{name} is called late by its own paper, though not past a due date."
    if line.is_unclear and line.is_past(day):
        return f"{name} is past its due date, but how far it is was shown by a colour that the copy has lost."
    if not line.is_open and not line.is_unclear:
        return f"{name} is not overdue: it is said to be finished."
    if line.due is None:
        return f"{name} has no due date that names a year, so it is not called overdue."
    return f"{name} is not past its due date."
