"""Stated totals held against the paper's own tables: "230 actions" in the text, 203 rows in the appendix.

A stated total is about a table only where the paper itself ties the two: it names the appendix, stands under the same
heading, or gives in the same sentence another total that agrees with its own table. A total that agrees with any count
of the table is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.citing import cite_stretch
from assistant.disagreeing.counted import Column, Listed, children
from assistant.disagreeing.stated import Stated, stated_totals
from assistant.disagreeing.types import Disagreement, How, Side
from assistant.recorded import cite_field, cite_record
from assistant.types import Citation
from vectorstore.records import Record, RecordKind
from vectorstore.references import date_supported, find_dates
from vectorstore.types import Block, Document

NEAR = 0.75
"""The least share that the smaller of two numbers is of the larger: beyond it they number different things."""

AGREEING = 0.6
"""The share of rows whose number must equal the rows below them before one that differs is a contradiction."""

FEWEST_ROWS = 5


def total_disagreements(
    document: Document, blocks: Sequence[Block], counted: Mapping[RecordKind, Listed], summed: Sequence[Column]
) -> Iterator[Disagreement]:
    """Yield the kinds whose stated total, column sum and rows differ, then the rows whose own number does."""
    stated = [
        one
        for one in stated_totals(document, blocks)
        if _is_of_table(one, counted) and _is_of_now(one, document, counted)
    ]
    for kind in dict.fromkeys(one.kind for one in stated):
        found = _of_kind(
            document,
            [one for one in stated if one.kind is kind],
            counted.get(kind),
            [column for column in summed if column.kind is kind],
        )
        if found:
            yield found
    for column in summed:
        if column.kind in counted:
            yield from _of_rows(document, column, counted[column.kind])


def _is_of_table(stated: Stated, counted: Mapping[RecordKind, Listed]) -> bool:
    """Say whether the paper ties a stated total to its own table of that kind."""
    table = counted.get(stated.kind)
    beside = [counted[kind].number == number for kind, number in stated.beside if kind in counted]
    if beside:
        return all(beside)
    if table is None:
        return False
    here = stated.block.locator.headings[-1:]
    return bool(stated.places & table.places) or bool(table.headings.intersection(here))


def _is_of_now(stated: Stated, document: Document, counted: Mapping[RecordKind, Listed]) -> bool:
    """Say whether a sentence speaks of the day of the table: one that names another day counts other things."""
    days = find_dates(document.quote(stated.sentence))
    table = counted.get(stated.kind)
    known = [day.isoformat() for r in (table.records if table else ()) if (day := r.as_of or document.meeting_date)]
    return all(any(date_supported(day.value, other) for other in known) for day in days)


def _of_kind(
    document: Document, stated: Sequence[Stated], table: Listed | None, sums: Sequence[Column]
) -> Disagreement | None:
    """Return what differs about one kind; None where each stated total agrees with a count of its own."""
    counts = [n for n in ((table.number if table else None), *(column.total for column in sums)) if n is not None]
    wrong = [one for one in stated if one.number not in counts and any(_is_near(one.number, n) for n in counts)]
    if not wrong or any(one.number in counts for one in stated):
        return None
    said = [_stated_side(document, number, wrong) for number in dict.fromkeys(one.number for one in wrong)]
    near = [column for column in sums if any(_is_near(one.number, column.total) for one in wrong)]
    sides = [*said, *(_column_side(document, column) for column in near)]
    if table and any(_is_near(one.number, table.number) for one in wrong):
        sides.append(_listed_side(document, table.records))
    return Disagreement(what=f"the number of {wrong[0].noun.casefold()}", sides=tuple(sides), kinds=(wrong[0].kind,))


def _of_rows(document: Document, column: Column, table: Listed) -> Iterator[Disagreement]:
    """Yield the rows whose number differs from the rows that are their parts, where most numbers agree."""
    pairs = [(record, field, number, children(record, table.records)) for record, field, number in column.cells]
    pairs = [pair for pair in pairs if pair[3]]
    agreeing = sum(number == len(parts) for _, _, number, parts in pairs)
    if len(pairs) < FEWEST_ROWS or agreeing < AGREEING * len(pairs):
        return
    for record, field, number, parts in pairs:
        if number != len(parts):
            own = Side(value=str(number), how=How.STATED, citations=cite_field(document, record, field))
            noun = next(word for word in column.heading.casefold().split()[::-1])
            yield Disagreement(
                what=f"the number of {noun} of {record.label}",
                sides=(own, _listed_side(document, parts)),
                kinds=(column.kind,),
                refs=(record.ref or "",),
            )


def _is_near(one: int, other: int) -> bool:
    return min(one, other) >= NEAR * max(one, other)


def _stated_side(document: Document, number: int, stated: Sequence[Stated]) -> Side:
    said = [one for one in stated if one.number == number]
    citations = tuple(cite_stretch(document, one.sentence, one.block.locator) for one in said)
    return Side(value=str(number), how=How.STATED, citations=citations)


def _listed_side(document: Document, records: Sequence[Record]) -> Side:
    return Side(value=str(len(records)), how=How.LISTED, citations=_ends(document, records))


def _column_side(document: Document, column: Column) -> Side:
    without = f"{column.without} rows give no number" if column.without else ""
    note = "; ".join(part for part in (f"column {column.heading}", without) if part)
    rows = [record for record, _, _ in column.cells]
    return Side(value=str(column.total), how=How.SUMMED, citations=_ends(document, rows), note=note)


def _ends(document: Document, records: Sequence[Record]) -> tuple[Citation, ...]:
    """Return the first stretch of the first row and the last of the last: between them stands what was counted."""
    first, last = cite_record(document, records[0])[:1], cite_record(document, records[-1])[-1:]
    return tuple(dict.fromkeys([*first, *last]))
