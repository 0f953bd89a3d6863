"""The filtered list as a table for a spreadsheet: the columns of every kind, then each field as its papers call it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.harmless import inert
from api.register_view import kinds
from api.register_view.rows import Row, rated
from assistant.ledger.entries import Entry
from vectorstore.records import FieldSource, Record, RecordKind

SILENT = {FieldSource.BLANK: "(left blank)", FieldSource.NOT_SHOWN: "(colour not shown in this copy)"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address that a cell leads to."""

    address: str


Cell = str | int | date | Link | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Headings and the rows under them, each as long as the headings."""

    title: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


OWN = (
    "Reference",
    "What",
    "Plan",
    "Lead",
    "Due",
    "Due by (date)",
    "Status",
    "Rating",
    "Overdue",
    "As at",
    "Paper",
    "Committee",
    "Meeting",
    "File",
    "Page",
    "Place",
    "Source",
)
"""What every kind has; the fields of its records follow under the headings of their papers."""


def sheet_of(kind: RecordKind, rows: Sequence[Row], records: Mapping[str, Record], base: str) -> Sheet:
    """Return the table of some rows; `base` is the address that their sources begin with, without a slash."""
    read = [(row, records[row.entry.id]) for row in rows if row.entry.id in records]
    names = tuple(dict.fromkeys(heading for _, record in read for heading, _ in _fields(record)))
    headings = (*OWN, *(name if name not in OWN else f"{name} (as printed)" for name in names))
    return Sheet(title=kinds.plural(kind), headings=headings, rows=(_line(*one, names, base) for one in read))


def _line(row: Row, record: Record, names: Sequence[str], base: str) -> tuple[Cell, ...]:
    entry, paper = row.entry, row.paper
    fields: dict[str, str] = {}
    for heading, words in _fields(record):
        fields[heading] = f"{fields[heading]}; {words}" if heading in fields else words
    return (
        row.label,
        entry.title,
        entry.scope,
        _words(entry, "owner"),
        _words(entry, "due"),
        entry.due_day,
        _words(entry, "status"),
        rated(entry.rating).words or _silence(entry.rating.source),
        "Yes" if row.is_overdue else "",
        entry.day,
        paper.title,
        paper.committee or "",
        paper.meeting_date,
        paper.name,
        record.locator.page,
        row.place,
        Link(address=f"{base}{row.source}"),
        *(fields.get(name, "") for name in names),
    )


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    for found in record.fields:
        if found.name != "ref":
            yield found.heading or kinds.field(found.name), found.value or SILENT.get(found.source, "")


def _words(entry: Entry, name: str) -> str:
    cell = getattr(entry, name)
    return cell.value or _silence(cell.source)


def _silence(source: FieldSource | None) -> str:
    return SILENT.get(source, "") if source else ""


def as_csv(sheet: Sheet) -> bytes:
    """Return a table as UTF-8 with the mark by which spreadsheets know it; dates as 2025-03-31."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.headings)
    for row in sheet.rows:
        writer.writerow([inert(_plain(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Link):
        return cell.address
    return cell.isoformat() if isinstance(cell, date) else cell
