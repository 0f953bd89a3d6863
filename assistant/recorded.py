"""What a record says, in the words that people ask by: who leads it, how it stands, when it is due, what it is called.

Papers call one thing by many names ("lead", "owner", "responsible officer"); records keep a field's own name, and here
is which names mean the same to a reader.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Citation
from vectorstore.records import Field, Record
from vectorstore.references import find_references
from vectorstore.types import Document, Locator, Span

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
    """Return the record's own words, one citation a stretch, since none runs over a page's end."""
    return tuple(cite_stretch(document, span, record.locator, record.ref) for span in record.spans if len(span))


def cite_field(document: Document, record: Record, field: Field) -> tuple[Citation, ...]:
    """Return the words of one cell; of a cell without words (a colour, a blank) the whole record stands for it."""
    spans = [span for span in field.spans if len(span)]
    if not spans:
        return cite_record(document, record)
    return tuple(cite_stretch(document, span, record.locator, record.ref) for span in spans)


def cite_stretch(document: Document, span: Span, locator: Locator, ref: str | None = None) -> Citation:
    """Make a citation from a document and a span; `ref` is the reference that the stretch is filed under."""
    quote = document.quote(span)
    refs = [*([ref] if ref else []), *(found.canonical for found in find_references(quote))]
    return Citation(
        document_id=document.id,
        version=document.version,
        document=document.name,
        title=document.title,
        quote=quote,
        span=span,
        locator=replace(locator, page=document.page_of(span.start)),
        refs=tuple(dict.fromkeys(refs)),
        meeting_date=document.meeting_date,
    )
