"""The records of one paper: its rows, minutes and resolutions as tables, each with the place of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from api.errors import UnknownFilter
from api.filtering import Fields, address
from api.paging import Pager, pager
from api.register_view import kinds
from assistant.near_references import spelt
from vectorstore.index import Index
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import AccessLevel, Document, Filters

SIZE = 100
LONGEST = 400

COLOURS = {"red": "red", "amber": "yellow", "yellow": "yellow", "green": "green", "blue": "blue", "grey": "grey"}
"""The colours of papers, and what the design system's tags call them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """How many records of a kind a paper has, and where they are shown."""

    kind: RecordKind
    label: str
    count: int
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What a field says; `silence` says why it says nothing, `colour` is a tag's where its words are a colour."""

    words: str = ""
    silence: str = ""
    colour: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A record: its label, its cells in the order of the table's columns, and where its words stand."""

    label: str
    reference: str
    cells: tuple[Cell, ...]
    source: str
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Records that share their columns; `labelled` where any of them has a reference."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    labelled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordsPage:
    """One page of a paper's records of one kind, beside how many it has of each."""

    held: tuple[Held, ...]
    shown: Held | None
    tables: tuple[Table, ...]
    pager: Pager


def held_in(index: Index, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Held, ...]:
    """Return how many records of each kind a paper has for this reader, none where it has none."""
    counts = Counter(record.kind for record in _records(index, document_id, levels))
    path = f"/documents/{document_id}/records"
    return tuple(
        Held(kind=kind, label=kinds.plural(kind), count=counts[kind], address=address(path, (("record", kind.value),)))
        for kind in kinds.NAMES
        if counts[kind]
    )


def records_page(index: Index, document: Document, fields: Fields, levels: frozenset[AccessLevel]) -> RecordsPage:
    """Return the records of a paper that an address asks for; raises UnknownFilter for a kind that it has none of."""
    held = held_in(index, document.id, levels)
    wanted = (fields.get("record") or [""])[0]
    shown = next((one for one in held if wanted in ("", one.kind.value)), None)
    if shown is None and wanted:
        known = ", ".join(one.kind.value for one in held) or "none"
        raise UnknownFilter("record", f"This paper has no records of that kind. It has: {known}.")
    found = [r for r in _records(index, document.id, levels) if shown and r.kind is shown.kind]
    paged = pager(len(found), (fields.get("page") or ["1"])[0], shown.address if shown else "", size=SIZE)
    return RecordsPage(held=held, shown=shown, tables=_tables(document, found[paged.first : paged.last]), pager=paged)


def _records(index: Index, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Record, ...]:
    """Read a paper's records, also where another copy of it answers: here it is named."""
    return index.register.of_document(document_id, Filters(levels=levels, documents=(document_id,)))


def _tables(document: Document, records: Sequence[Record]) -> tuple[Table, ...]:
    """Put the rows of each table together, and what stands in none in a table a kind of columns."""
    together: dict[object, list[Record]] = {}
    for record in records:
        key = record.table_id or (record.table, tuple(field.name for field in record.fields))
        together.setdefault(key, []).append(record)
    return tuple(_table(document, rows) for rows in together.values())


def _table(document: Document, records: Sequence[Record]) -> Table:
    headings: dict[str, str] = {}
    for field in (field for record in records for field in record.fields if not _is_label(record, field)):
        headings.setdefault(field.name, field.heading)
    used = [name for name in headings if any(record.get(name) for record in records)]
    return Table(
        title=next((record.table for record in records if record.table), "") or "",
        columns=tuple(headings[name] or name.replace("_", " ").capitalize() for name in used),
        rows=tuple(_row(document, record, used) for record in records),
        labelled=any(record.label for record in records),
    )


def _is_label(record: Record, field: Field) -> bool:
    """Say whether a field only says the reference again, which has a column of its own."""
    return field.name == "ref" or bool(record.label and field.value == record.label)


def _row(document: Document, record: Record, columns: Sequence[str]) -> Row:
    first = record.spans[0]
    page = document.page_of(first.start)
    place = f"page {page}" if page else record.locator.row or record.locator.minute or "its place"
    return Row(
        label=record.label or "",
        reference=f"/references/{quote(spelt(record.ref), safe='')}" if record.label and record.ref else "",
        cells=tuple(_cell(record.get(name)) for name in columns),
        source=f"/documents/{document.id}?start={first.start}&end={first.end}#cited",
        place=place,
    )


def _cell(field: Field | None) -> Cell:
    if field is None:
        return Cell(silence="Not given")
    if field.source is FieldSource.NOT_SHOWN:
        return Cell(silence="Colour not shown in this copy")
    if not field.value:
        return Cell(silence="Left blank")
    words = field.value if len(field.value) <= LONGEST else field.value[:LONGEST].rsplit(" ", 1)[0] + " …"
    return Cell(words=words, colour=COLOURS.get(field.value.partition(" ")[0].casefold(), "") if _rates(field) else "")


def _rates(field: Field) -> bool:
    return field.name == "rating" or field.source is FieldSource.COLOUR
