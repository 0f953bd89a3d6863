"""Makes a record of every row of every table that has column headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.records.colours import colour_key
from ingest.records.columns import Columns, columns_of
from ingest.records.fields import Reading, as_total, fields_of, reading_of
from ingest.records.glossary import is_listed
from ingest.records.joining import Entry, entries_of
from ingest.records.kinds import kind_of
from ingest.records.labels import label_name
from ingest.records.making import Source, reference_of
from ingest.records.mending import mended
from ingest.records.merging import with_cells_above
from ingest.records.rows import Row, Table, tables_of
from ingest.records.states import with_state
from ingest.records.sums import totals_among
from ingest.rows import key_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.references import find_references

_CONTENTS = re.compile(r"\bcontents\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}[a-z]?")
MONEY = (RecordKind.BUDGET_LINE, RecordKind.SAVING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """One table put together: its rows as entries, what they are, how their cells are read, which ones are totals."""

    table: Table
    title: str
    reading: Reading
    entries: tuple[Entry, ...]
    kind: RecordKind
    totals: frozenset[int] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """The key cell of each entry, empty where rows open with no references."""
        columns = self.reading.columns
        return tuple(entry.rows[0].at(columns.key) if columns.keyed else "" for entry in self.entries)


def records_of_tables(source: Source) -> Iterator[Record]:
    """Yield the records of all tables in the order of the text."""
    reads = list(_reads(source))
    numbers = mended([key for read in reads for key in read.keys])
    place = 0
    for read in reads:
        for i, entry in enumerate(read.entries):
            one = replace(read, kind=RecordKind.OTHER) if i in read.totals else read
            yield _record(
                source, one, entry, total=i in read.totals, damaged=place in numbers, number=numbers.get(place)
            )
            place += 1


def _reads(source: Source) -> Iterator[Read]:
    """Read each table but those that are contents, forms and glossaries of lines, which are read elsewhere."""
    colours = colour_key(source.document, source.blocks)
    last: Entry | None = None
    for table in tables_of(source.document, source.blocks):
        columns = columns_of(table)
        if _CONTENTS.search(" ".join(columns.headings)) or _is_form(table) or is_listed(table.rows[0].block):
            continue
        entries = with_cells_above(entries_of(table, columns, _group_over(table, last)), table.rows, columns)
        last = entries[-1] if entries else None
        title, reading = title_of(table, entries), reading_of(table, columns, colours)
        kind = kind_of(columns, title, source.paper_at(table.rows[0].block.span.start).title)
        totals = _totals(entries, columns, kind)
        yield Read(table=table, title=title, reading=reading, entries=entries, kind=kind, totals=totals)


def _totals(entries: Sequence[Entry], columns: Columns, kind: RecordKind) -> frozenset[int]:
    """Places of the entries that sum up others; where rows have references, one that has none says so in its place."""
    if kind not in (*MONEY, RecordKind.OTHER):
        return frozenset()
    first = [entry.rows[0] for entry in entries]
    column = columns.key if columns.keyed else columns.main
    return totals_among([(row.at(column), row.words) for row in first], money=kind in MONEY)


def _is_form(table: Table) -> bool:
    """Say whether a table is a form of labels and what stands beside them, which is read as a front sheet."""
    labels = [table.columns[0], *(row.at(0) for row in table.rows)]
    return len(table.columns) == 2 and 2 * sum(label_name(label) is not None for label in labels) >= len(labels) > 2


def _group_over(table: Table, last: Entry | None) -> Row | None:
    """The row that heads the first rows too, where a table goes on with that of the page before under one heading."""
    headings = table.rows[0].block.locator.headings
    if last is None or last.group is None or not headings or last.rows[0].block.columns != table.columns:
        return None
    words = last.group.at(last.group.filled[0])
    return last.group if words.startswith(headings[-1].rstrip(" …")) else None


def title_of(table: Table, entries: Sequence[Entry]) -> str:
    """A table's own title, else the heading right above it; a row that heads others is no title."""
    if table.caption:
        return table.caption
    first = table.rows[0].block.locator.headings
    groups = {entry.group.at(i)[:20] for entry in entries if entry.group for i in entry.group.filled[:1]}
    own = [heading for heading in first if not any(group and heading.startswith(group) for group in groups)]
    return own[-1] if own else ""


def _record(source: Source, read: Read, entry: Entry, *, total: bool, damaged: bool, number: str | None) -> Record:
    """Make the record of one entry; `number` is what a damaged key must have been, None where that is not certain."""
    fields = fields_of(entry, read.reading)
    if read.kind is RecordKind.TRACKER_ACTION:
        fields = with_state(source.document, fields)
    fields = as_total(fields) if total else fields
    label = None if damaged else _label(fields, read.reading.columns, read.kind)
    locator = entry.rows[0].block.locator
    return source.record(
        read.kind,
        fields,
        spans=[row.block.span for row in (*entry.rows, *entry.notes)],
        locator=replace(locator, row=label or number or locator.row),
        label=label,
        ref=reference_of(read.kind, number) if damaged else _minute_reference(fields),
        table=read.title or None,
        table_id=f"{source.document.id}:table:{read.table.number}",
    )


def _label(fields: Sequence[Field], columns: Columns, kind: RecordKind) -> str | None:
    """What the paper prints as the row's reference: that of its key cell, else one that its title opens with."""
    for field in fields:
        if field.name == "ref" and field.value:
            return key_of(field.value) or field.value
    minute = next((field.value for field in fields if field.name == "minute"), "")
    if minute:
        found = [ref for ref in find_references(minute) if ref.kind == "minute"]
        return found[0].text if found else (minute if _NUMBER.fullmatch(minute) else None)
    title = next((field.value for field in fields if field.name == "title"), "")
    found = [ref for ref in find_references(title[:40]) if ref.span.start == 0 and ref.kind != "paragraph"]
    named = found and (found[0].kind == kind.value or found[0].kind == "code")
    return found[0].text if named and not columns.keyed else None


def _minute_reference(fields: Sequence[Field]) -> str | None:
    """The minute that a row of a tracker follows up, as its reference, where the paper gives its number."""
    minute = next((field.value for field in fields if field.name == "minute"), "")
    if _NUMBER.fullmatch(minute):
        return f"minute {minute}"
    return next((ref.canonical for ref in find_references(minute) if ref.kind == "minute"), None)
