"""Makes the fields of a record out of the cells of its rows: words, carried keys, colours, and blanks known as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.records.colours import shows_rating
from ingest.records.columns import PROOF, Columns
from ingest.records.joining import Entry
from ingest.records.names import RATED
from ingest.records.rows import Row, Table
from vectorstore.records import Field, FieldSource

RATINGS = ("rating", "previous_rating", "status")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """How the cells of one table are to be read.

    `carried` are the columns whose blank cells were merged with those above, `lost` those whose colours this copy does
    not show; `colours` is what the paper's colours mean.
    """

    columns: Columns
    carried: frozenset[int]
    lost: frozenset[int]
    colours: Mapping[str, str]


def reading_of(table: Table, columns: Columns, colours: Mapping[str, str]) -> Reading:
    """Look over a table for merged columns and lost colours."""
    carried = frozenset(i for i in columns.leading if i == columns.key or _is_merged(table, columns, i))
    lost = frozenset(i for i, name in enumerate(columns.names) if _is_lost(table, columns, i, name))
    return Reading(columns=columns, carried=carried, lost=lost, colours=colours)


def fields_of(entry: Entry, reading: Reading) -> tuple[Field, ...]:
    """Return a field a column, the reference first and blank ones after others of their name; then the heading row."""
    columns = reading.columns
    found = [_field(entry, reading, i) for i, _ in enumerate(columns.headings)]
    kept = [f for f, heading in zip(found, columns.headings, strict=True) if heading or f.value]
    ordered = sorted(kept, key=lambda field: field.name != "ref")
    by_name: dict[str, list[Field]] = {}
    for field in sorted(ordered, key=lambda field: not field.value):
        by_name.setdefault(field.name, []).append(field)
    following = {name: iter(fields) for name, fields in by_name.items()}
    settled = [next(following[field.name]) for field in ordered]
    said = [*settled, *_group_field(entry.group)]
    return (*(f for f in said if not entry.notes or f.value or f.name != "comments"), *_notes_field(entry.notes))


def _field(entry: Entry, reading: Reading, column: int) -> Field:
    name, heading = reading.columns.names[column], reading.columns.headings[column]
    rows = entry.rows
    if column in reading.carried:
        rows = tuple(sorted({*entry.keys, *entry.rows}, key=lambda row: row.block.span.start))
    pieces = [row for row in rows if row.at(column) and _is_said(row.at(column), name)]
    if pieces:
        own = any(row in entry.rows for row in pieces)
        return Field(
            name=name,
            heading=heading,
            value=" ".join(row.at(column) for row in pieces),
            spans=tuple(row.cells[column] for row in pieces),
            source=FieldSource.TEXT if own else FieldSource.CARRIED,
        )
    above = dict(entry.above).get(column)
    if above is not None:
        words, span = above.at(column), above.cells[column]
        return Field(name=name, heading=heading, value=words, spans=(span,), source=FieldSource.CARRIED)
    return _without_words(entry.rows, reading, column)


def _without_words(rows: Sequence[Row], reading: Reading, column: int) -> Field:
    """A cell without words: a colour where it has one, else blank, or not shown where colours were lost."""
    name, heading = reading.columns.names[column], reading.columns.headings[column]
    cells = [(row.cells[column], _fill(row, column)) for row in rows if column < len(row.cells)]
    spans = tuple(cell for cell, _ in cells[:1])
    hue = next((fill for _, fill in cells if fill), None)
    if hue and name in RATINGS:
        meaning = reading.colours.get(hue.casefold())
        value = f"{hue.capitalize()} ({meaning})" if meaning else hue.capitalize()
        return Field(name=name, heading=heading, value=value, spans=spans, source=FieldSource.COLOUR)
    source = FieldSource.NOT_SHOWN if column in reading.lost else FieldSource.BLANK
    return Field(name=name, heading=heading, value="", spans=spans, source=source)


def _fill(row: Row, column: int) -> str | None:
    fills = row.block.fills
    return fills[column] if column < len(fills) else None


def _group_field(group: Row | None) -> tuple[Field, ...]:
    """The row that heads this one, as a field: the title of a project over its actions, say."""
    if group is None:
        return ()
    cells = [group.cells[i] for i in group.filled]
    value = " ".join(group.words[i] for i in group.filled)
    return (Field(name="group", heading="", value=value, spans=tuple(cells), source=FieldSource.HEADING),)


def _notes_field(notes: Sequence[Row]) -> tuple[Field, ...]:
    """The rows that explain this one, as its comments."""
    if not notes:
        return ()
    pieces = [(row.words[i], row.cells[i]) for row in notes for i in row.filled]
    value = " ".join(words for words, _ in pieces)
    return (Field(name="comments", heading="", value=value, spans=tuple(cell for _, cell in pieces)),)


def as_total(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Mark the fields of a row that sums up others by one named "total", of the words that say so, and no reference.

    Each field keeps its place, so that figures stay below those that they sum up.
    """
    key = next((f for f in fields if f.name == "ref" and f.value), None)
    told = key or _first_words(fields)
    if told is None:
        return tuple(fields)
    total = replace(told, name="total")
    titled = any(f.name == "title" and f.value for f in fields)
    kept = [replace(told, name="title") if f.name == "title" and not titled else f for f in fields]
    return tuple(total if f is key else f for f in kept) if key else (*kept, total)


def _first_words(fields: Sequence[Field]) -> Field | None:
    return next((f for f in fields if f.name == "title" and f.value), None) or next(
        (f for f in fields if f.value), None
    )


def _is_said(words: str, name: str) -> bool:
    """Say whether words belong in a key: marks of damage ("-", "1,") are no reference's."""
    return name != "ref" or any(char.isalpha() for char in words) or words.strip(" .):/").replace(".", "").isdigit()


def _is_merged(table: Table, columns: Columns, column: int) -> bool:
    """Say whether blank cells of a column at the left stand for the one above: most keyless rows leave it blank."""
    if columns.names[column] in PROOF or column == columns.main:
        return False
    keyless = [row for row in table.rows if not row.at(columns.key) and row.at(columns.main)]
    return bool(keyless) and 5 * sum(bool(row.at(column)) for row in keyless) <= 2 * len(keyless)


def _is_lost(table: Table, columns: Columns, column: int, name: str) -> bool:
    """Say whether a column of ratings shows none in nearly all rows, as where a copy keeps words and no colours."""
    if name not in ("rating", "previous_rating") or not RATED.search(columns.headings[column]):
        return False
    shown = sum(shows_rating(row.at(column)) or bool(_fill(row, column)) for row in table.rows)
    return 10 * shown <= len(table.rows)
