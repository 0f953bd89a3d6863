"""What a record says, in the words that people ask by: who leads it, how it stands, when it is due, what it is called.

Papers call one thing by many names ("lead", "owner", "responsible officer"); records keep a field's own name, and here
is which names mean the same to a reader.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.citing import cite_stretch
from assistant.types import Citation
from vectorstore.records import Field, Record
from vectorstore.types import Document, Span
from vectorstore.units import trimmed_to_words

STATUS = ("status", "assessment")
RATING = ("rating",)
LEAD = ("owner", "lead")
DUE = ("due",)
TITLE = ("resolved", "title", "description", "deliverable", "item", "name", "term", "text")

WATCHED = {"status": STATUS, "rating": RATING, "lead": LEAD, "due": DUE, "wording": TITLE}
"""What is followed from paper to paper, and the fields it is read from: the first that both records have."""


def field_of(record: Record, names: tuple[str, ...]) -> Field | None:
    """Return the record's first field among `names` that says something, else the first it has at all."""
    held = [found for name in names if (found := record.get(name))]
    return next((found for found in held if found.value), held[0] if held else None)


def words_of(record: Record, names: tuple[str, ...]) -> str:
    """Return what that field says, empty where it is blank, not shown or absent."""
    found = field_of(record, names)
    return found.value if found else ""


def title_of(record: Record) -> str:
    """Return what the record is about, in its own words: its reference said again tells nothing."""
    held = (found.value for name in TITLE if (found := record.get(name)) and found.value)
    return next((value for value in held if value != record.label), "")


def cite_record(document: Document, record: Record) -> tuple[Citation, ...]:
    """Return the record's own words, one citation a stretch: none runs over a page's end or holds struck-out words."""
    return _cite(document, record, record.spans)


def cite_field(document: Document, record: Record, field: Field) -> tuple[Citation, ...]:
    """Return the words of one cell; of a cell without words (a colour, a blank) the whole record stands for it."""
    return _cite(document, record, field.spans) or cite_record(document, record)


def _cite(document: Document, record: Record, spans: Iterable[Span]) -> tuple[Citation, ...]:
    runs = (trimmed_to_words(document, run) for span in spans for run in document.runs(span))
    return tuple(cite_stretch(document, run, record.locator, record.label or "") for run in runs if len(run))
