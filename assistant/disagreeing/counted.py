"""What a paper's own tables add up to: how many rows of a kind it lists, and the sum of a column of numbers.

Nothing is counted that could be a slip of reading: rows must carry references of one form, each once, and no line of
the paper may open with a reference of that form that has no row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.disagreeing.stated import NOUNS
from vectorstore.records import Field, Record, RecordKind
from vectorstore.references import find_references
from vectorstore.types import Document

_COUNT_OF = re.compile(rf"(?:no\.?|number|count|total)(?:\s+of)?\s+(?P<noun>{'|'.join(NOUNS)})\b", re.IGNORECASE)
NEARLY_ALL = 0.85
"""The share of a kind's rows that must carry references of one form for these to be the list; others are examples."""

_WHOLE_NUMBER = re.compile(r"\d{1,4}")
_TOTAL = re.compile(r"\W*(?:grand |overall )?totals?\b", re.IGNORECASE)
_OPENING = 20  # characters of a line or cell within which a reference that opens it has begun
_NO_NUMBER = frozenset({"", "-", "–", "—", "n/a", "na", "tbc", "not applicable", "none"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """The rows of one kind that a paper lists under references of one form."""

    kind: RecordKind
    records: tuple[Record, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.records)

    @property
    def places(self) -> frozenset[str]:
        """The appendices and tables that they stand in, as canonical references."""
        said = {words for r in self.records for words in (*r.locator.headings, r.table or "")}
        return frozenset(ref.canonical for words in said for ref in find_references(words))

    @property
    def headings(self) -> frozenset[str]:
        """The innermost headings that they stand under."""
        return frozenset(r.locator.headings[-1] for r in self.records if r.locator.headings)


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column that numbers how many things of `kind` each row has; `without` counts the rows that give no number."""

    kind: RecordKind
    heading: str
    cells: tuple[tuple[Record, Field, int], ...]
    without: int

    @property
    def total(self) -> int:
        """What its numbers add up to."""
        return sum(number for _, _, number in self.cells)


def listed(document: Document, records: Sequence[Record]) -> dict[RecordKind, Listed]:
    """Return the rows of each kind that can be counted without doubt; tables that repeat some of them add nothing."""
    opening: Collection[str] | None = None
    found = {}
    for kind in dict.fromkeys(NOUNS.values()):
        rows = _without_extracts(_of_one_form([r for r in records if r.kind is kind and r.ref and not is_total(r)]))
        refs = {record.ref or "" for record in rows}
        if not rows or len(refs) != len(rows) or len({row.scope for row in rows}) > 1:
            continue
        opening = opening if opening is not None else _opening_references(document.text)
        if not _missed(refs, opening):
            found[kind] = Listed(kind=kind, records=tuple(rows))
    return found


def columns(counted: Mapping[RecordKind, Listed]) -> tuple[Column, ...]:
    """Return the columns of these lists that number things of a kind in every row, or say that there are none."""
    found: list[Column | None] = []
    for rows in counted.values():
        headings = dict.fromkeys(field.heading for record in rows.records for field in record.fields)
        for heading in (heading for heading in headings if _COUNT_OF.fullmatch(heading.strip())):
            cells = [(r, field) for r in rows.records for field in r.fields if field.heading == heading]
            found.append(_column(heading.strip(), cells) if len(cells) == rows.number else None)
    return tuple(column for column in found if column)


def children(of: Record, rows: Collection[Record]) -> tuple[Record, ...]:
    """Return the rows that are parts of a record by their references: A2.1 and A2.2 of A2, in the same scope."""
    return tuple(row for row in rows if row.scope == of.scope and (row.ref or "").rpartition(".")[0] == of.ref)


def is_total(record: Record) -> bool:
    """Say whether a row is the total of others and none of its own."""
    return any(_TOTAL.match(field.value) for field in record.fields[:3])


def form(ref: str) -> str:
    """Return the form of a reference: A2.3 and B10.12 have one, A2 and Minute 36 others."""
    return re.sub(r"\d+", "9", re.sub(r"[a-z]+", "a", ref))


def _of_one_form(rows: Sequence[Record]) -> list[Record]:
    """Keep the rows whose references have the form that nearly all have; none where two forms rival."""
    forms: dict[str, list[Record]] = {}
    for row in rows:
        forms.setdefault(form(row.ref or ""), []).append(row)
    most = max(forms.values(), key=len, default=[])
    return most if len(most) >= NEARLY_ALL * len(rows) else []


def _without_extracts(rows: Sequence[Record]) -> list[Record]:
    """Leave out the tables all of whose references stand in larger ones: examples, or the same rows said again."""
    tables: dict[str | None, list[Record]] = {}
    for row in rows:
        tables.setdefault(row.table_id, []).append(row)
    kept: list[Record] = []
    for table in sorted(tables.values(), key=len, reverse=True):
        if not {row.ref for row in table} <= {row.ref for row in kept}:
            kept += table
    return sorted(kept, key=lambda row: row.span)


def _opening_references(text: str) -> frozenset[str]:
    """Return the references that lines and cells open with: whatever is a row of a table is among them."""
    opened = (cell for cell in re.split(r"[\n\t]", text) if any(c.isdigit() for c in cell[:_OPENING]))
    firsts = ((cell, next(iter(find_references(cell[: 2 * _OPENING])), None)) for cell in opened)
    return frozenset(ref.canonical for cell, ref in firsts if ref and not any(map(str.isalnum, cell[: ref.span.start])))


def _missed(refs: Collection[str], opening: Collection[str]) -> frozenset[str]:
    """Return the references of their forms that lines open with and that have no row: one may have been missed."""
    forms = {form(ref) for ref in refs}
    return frozenset(ref for ref in opening if form(ref) in forms and ref not in refs)


def _column(heading: str, cells: Sequence[tuple[Record, Field]]) -> Column | None:
    match = _COUNT_OF.fullmatch(heading)
    numbers = list(_numbers(cells))
    without = sum(field.value.casefold().strip() in _NO_NUMBER for _, field in cells)
    if match is None or not numbers or len(numbers) + without != len(cells):
        return None
    return Column(kind=NOUNS[match["noun"].casefold()], heading=heading, cells=tuple(numbers), without=without)


def _numbers(cells: Sequence[tuple[Record, Field]]) -> Iterator[tuple[Record, Field, int]]:
    for record, field in cells:
        if _WHOLE_NUMBER.fullmatch(field.value.strip()):
            yield record, field, int(field.value)
