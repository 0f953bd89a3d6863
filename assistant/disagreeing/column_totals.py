"""A total row held against the rows above it.

Believed only where the table itself shows that its rows add up (another column of the same rows comes to its own total)
and where no figure stands between its rows that is of none of them: a row that was missed must not accuse the paper.
Papers round, so a difference of half a last digit a row is none; shares and rates are never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.disagreeing.counted import is_total
from assistant.disagreeing.types import Disagreement, How, Side
from assistant.recorded import cite_field
from vectorstore.records import Field, Record
from vectorstore.types import Document, Span

FEWEST_ROWS = 3
NEAR = Decimal("0.75")
"""The least share that the smaller of sum and total is of the larger: beyond it the rows are not what it totals."""

_ANY_TOTAL = re.compile(
    r"\btotals?\b|\bsub-?totals?\b|\bof which\b|\bnet\b|\bless\b|\ball\b|\boverall\b", re.IGNORECASE
)
_SHARE = re.compile(r"%|per ?cent|\brate\b|\bratio\b|average|mean|\brank", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<minus>[-–−(]?)\s*£?\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*[km]?\)?", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sum:
    """A column of numbers over its total: the total's own row and field, both amounts, and how far rounding may go."""

    record: Record
    field: Field
    total: Decimal
    summed: Decimal
    leeway: Decimal

    @property
    def agrees(self) -> bool:
        """Whether the rows come to the total as far as rounding lets them."""
        return abs(self.total - self.summed) <= self.leeway


def column_disagreements(document: Document, records: Sequence[Record]) -> Iterator[Disagreement]:
    """Yield the columns whose total row differs from the sum of the rows above it."""
    tables: dict[str, list[Record]] = {}
    for record in records:
        if record.table_id:
            tables.setdefault(record.table_id, []).append(record)
    for rows in tables.values():
        sums = _sums(rows)
        if not any(one.agrees and one.summed for one in sums) or _has_figures_between(document, rows):
            continue
        for one in sums:
            if not one.agrees and min(one.total, one.summed) >= NEAR * max(one.total, one.summed) > 0:
                yield _disagreement(document, rows[:-1], one)


def _sums(rows: Sequence[Record]) -> list[_Sum]:
    """Return the columns of a table that ends in its one total row and has plain rows only above it."""
    *above, last = rows
    if len(above) < FEWEST_ROWS or not is_total(last) or any(_ANY_TOTAL.search(_name(row)) for row in above):
        return []
    places = [i for i, field in enumerate(last.fields) if amount(field.value) is not None]
    return [found for place in places if (found := _sum(above, last, place))]


def _has_figures_between(document: Document, rows: Sequence[Record]) -> bool:
    """Say whether a figure stands between two rows, headings said again and furniture of the page aside."""
    headings = sorted({field.heading for row in rows for field in row.fields}, key=len, reverse=True)
    taken = sorted(span for one in (*(row.spans for row in rows), document.marks) for span in one)
    at, loose = rows[0].span.start, []
    for span in (span for span in taken if rows[0].span.start <= span.start <= rows[-1].span.end):
        loose.append(document.blanked(Span(start=min(at, span.start), end=span.start)))
        at = max(at, span.end)
    between = " ".join(" ".join(loose).split())
    for heading in headings:
        between = between.replace(" ".join(heading.split()), "")
    return any(character.isdigit() for character in between)


def _sum(above: Sequence[Record], last: Record, place: int) -> _Sum | None:
    """Add one column; None where a row has no such cell, or one that is no number."""
    heading = last.fields[place].heading
    cells = [row.fields[place] for row in above if place < len(row.fields) and row.fields[place].heading == heading]
    amounts = [amount(cell.value) for cell in cells]
    total = amount(last.fields[place].value)
    numbers = [one for one in amounts if one is not None]
    if len(numbers) < len(above) or total is None or _SHARE.search(heading) or _only_numbers_the_rows(cells, numbers):
        return None
    digits = min(last_digit(one) for one in (*numbers, total))
    coarsest = max(last_digit(one) for one in (*numbers, total))
    leeway = coarsest * (len(numbers) + 1) / 2 if digits < 1 or coarsest > digits else Decimal(0)
    return _Sum(record=last, field=last.fields[place], total=total, summed=sum(numbers, Decimal(0)), leeway=leeway)


def _only_numbers_the_rows(cells: Sequence[Field], numbers: Sequence[Decimal]) -> bool:
    """Say whether a column says which row each is, or which year, and not how much."""
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return steps == {Decimal(1)} or cells[0].name in ("ref", "year", "date", "minute")


def _name(row: Record) -> str:
    """Return what names a row: its first cells."""
    return " ".join(field.value for field in row.fields[:3])


def amount(words: str) -> Decimal | None:
    """Read a cell that is an amount and nothing else, brackets for minus; None for any other."""
    match = _NUMBER.fullmatch(words.strip())
    if match is None:
        return None
    size = Decimal(match["digits"].replace(",", ""))
    return -size if match["minus"] else size


def last_digit(number: Decimal) -> Decimal:
    """Return what one of a number's last written digit is worth: 0.1 of 12.5."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _disagreement(document: Document, above: Sequence[Record], one: _Sum) -> Disagreement:
    heading = one.field.heading
    cells = [(row, next(field for field in row.fields if field.heading == heading)) for row in (above[0], above[-1])]
    citations = tuple(cited for row, field in cells for cited in cite_field(document, row, field))
    sides = (
        Side(value=one.field.value, how=How.STATED, citations=cite_field(document, one.record, one.field)),
        Side(value=f"{one.summed:f}", how=How.SUMMED, citations=citations, note=f"{len(above)} rows"),
    )
    return Disagreement(what=f"the total of {heading}", sides=sides, kinds=(one.record.kind,))
