"""Makes a record of every row of every table that has column headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.records.colours import colour_key
from ingest.records.columns import Columns, columns_of
from ingest.records.fields import Reading, fields_of, reading_of
from ingest.records.joining import Entry, entries_of
from ingest.records.kinds import kind_of
from ingest.records.making import Source
from ingest.records.rows import Row, Table, tables_of
from ingest.rows import key_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.references import find_references

_CONTENTS = re.compile(r"\bcontents\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}[a-z]?")


def records_of_tables(source: Source) -> Iterator[Record]:
    """Yield the records of all tables in the order of the text."""
    colours = colour_key(source.document, source.blocks)
    last: Entry | None = None
    for table in tables_of(source.document, source.blocks):
        columns = columns_of(table)
        if _CONTENTS.search(" ".join(columns.headings)):
            continue
        entries = entries_of(table, columns, _group_over(table, last))
        kind = kind_of(columns, title_of(table, entries))
        reading = reading_of(table, columns, colours)
        last = entries[-1] if entries else None
        for entry in entries:
            yield _record(source, table, entry, reading, kind)


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


def _record(source: Source, table: Table, entry: Entry, reading: Reading, kind: RecordKind) -> Record:
    columns = reading.columns
    fields = fields_of(entry, reading)
    label = _label(fields, columns, kind)
    locator = replace(entry.rows[0].block.locator, row=label or entry.rows[0].block.locator.row)
    return source.record(
        kind,
        fields,
        spans=[row.block.span for row in entry.rows],
        locator=locator,
        label=label,
        ref=_minute_reference(fields),
        table=title_of(table, (entry,)) or None,
        table_id=f"{source.document.id}:table:{table.number}",
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
