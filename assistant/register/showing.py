"""Words for rows: what a row is called, and how what is said of it is put."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from assistant.register.gist import opening
from assistant.rows import Row, Said
from vectorstore.records import Field, FieldSource, Record, RecordKind

NAMING = ("title", "name", "term", "description", "item", "measure", "risk", "issue", "milestone", "text")
"""Fields that say what a row is, the likeliest first."""

KEYS = frozenset({"ref", "minute", "item"})
MISSING = {FieldSource.BLANK: "blank", FieldSource.NOT_SHOWN: "not shown in this copy"}


def called(record: Record, words: int = 12) -> str:
    """Return what a reader would call a row: its reference as printed, else the first words that name it."""
    naming = naming_field(record)
    if record.kind is RecordKind.MOTION and naming and record.value("mover"):
        return f"{called_by_mover(record)} ({opening(naming.value, words)})"
    return record.label or (opening(naming.value, words) if naming else "the row")


def called_by_mover(record: Record) -> str:
    """Return what a motion is called by who moved it."""
    return f"that of {record.value('mover')}"


def own_label(record: Record) -> str:
    """Return the reference as the row itself prints it, empty where it has it from a row above."""
    carried = any(found.source is FieldSource.CARRIED for found in record.fields if found.name in KEYS)
    return "" if carried else record.label or ""


def naming_field(record: Record) -> Field | None:
    """Return the field that says what the row is, None where no such field has words."""
    for name in NAMING:
        found = record.get(name)
        if found is not None and found.value:
            return found
    return next((found for found in record.fields if found.value and found.name != "ref"), None)


def row_text(row: Row) -> str:
    """Return a row in words: its reference and name, then each field under its heading.

    Words that every heading begins with ("All figures in £m ...") are said of the table, not of each cell.
    """
    naming = naming_field(row.record)
    names = [part.words for part in row.said if part.field is naming]
    shared = shared_words([found.heading for found in row.record.fields if found.heading and found is not naming])
    others = [_headed(part, shared) for part in row.said if part.field is not naming]
    label = row.record.label or ""
    repeated = any(name.casefold().startswith(label.casefold()) for name in names)
    first = " ".join([*([] if repeated else [label]), *names])
    return " | ".join(part for part in (first, *others) if part)


def _headed(part: Said, shared: int) -> str:
    heading = " ".join(part.field.heading.split()[shared:])
    return f"{heading}: {part.words}" if heading else part.words


def shared_words(headings: Sequence[str]) -> int:
    """Return how many words all of several headings begin with; none where that is all of one of them."""
    split = [heading.split() for heading in headings]
    if len(split) < 2:
        return 0
    shared = sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*split, strict=False)))
    return shared if all(len(words) > shared for words in split) else 0
