"""Records, histories and disagreements as plain JSON values: the one wire format of the command line and of HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.disagreeing.types import Disagreement
from assistant.history import Change, History, Thing
from assistant.mentions import Mention
from assistant.near_references import spelt
from assistant.presenting import citation_as_dict, copies_as_dicts
from assistant.recorded import cite_record
from vectorstore.records import Field, Record
from vectorstore.types import Document


def field_as_dict(field: Field) -> dict[str, Any]:
    """Return a field; `from` says whether its value is the cell's words, its colour, or why there is none."""
    return {"name": field.name, "heading": field.heading, "value": field.value, "from": field.source.value}


def record_as_dict(record: Record, document: Document) -> dict[str, Any]:
    """Return a record with its words; names that citations have mean here what they mean there."""
    return {
        "id": record.id,
        "kind": record.kind.value,
        "ref": record.ref,
        "label": record.label,
        "scope": record.scope,
        "document": document.name,
        "title": document.title,
        "meeting_date": _day(document.meeting_date),
        "document_id": document.id,
        "version": document.version,
        "also_in": copies_as_dicts(document.copies),
        "as_of": _day(record.as_of),
        "page": document.page_of(record.span.start),
        "locator": str(record.locator),
        "table": record.table,
        "fields": [field_as_dict(field) for field in record.fields],
        "quotes": [
            {"quote": cited.quote, "page": cited.locator.page, "start": cited.span.start, "end": cited.span.end}
            for cited in cite_record(document, record)
        ],
    }


def mention_as_dict(mention: Mention) -> dict[str, Any]:
    """Return a mention: how the paper speaks of the thing, what it says of it, and where."""
    place = mention.place
    return {
        "kind": mention.kind.value if mention.kind else "passage",
        "said": mention.said,
        "date": _day(mention.day),
        "document": place.document,
        "title": place.title,
        "document_id": place.document_id,
        "paper_kind": mention.paper_kind.value,
        "page": place.locator.page,
        "locator": str(place.locator),
        "status": mention.status or None,
        "lead": mention.lead or None,
        "due": mention.due or None,
        "record": mention.record.id if mention.record else None,
        "citations": [citation_as_dict(citation) for citation in mention.citations],
    }


def change_as_dict(change: Change) -> dict[str, Any]:
    """Return a change; `earlier` and `later` are 0-based places in the thing's mentions."""
    names = ("what", "before", "after", "earlier", "later")
    return {name: getattr(change, name) for name in names}


def thing_as_dict(thing: Thing) -> dict[str, Any]:
    """Return a thing with its mentions, oldest first, and what changed between them."""
    return {
        "ref": thing.ref,
        "label": thing.label,
        "scope": thing.scope,
        "title": thing.title,
        "mentions": [mention_as_dict(mention) for mention in thing.mentions],
        "changes": [change_as_dict(change) for change in thing.changes],
    }


def disagreement_as_dict(found: Disagreement) -> dict[str, Any]:
    """Return a contradiction: what it is about, a line for a reader, and each side with the words it rests on."""
    sides = [
        {
            "value": side.value,
            "how": side.how.value,
            "note": side.note,
            "citations": [citation_as_dict(cited) for cited in side.citations],
        }
        for side in found.sides
    ]
    return {"what": found.what, "text": found.text, "sides": sides}


def history_as_dict(history: History, disagreements: Sequence[Disagreement] = ()) -> dict[str, Any]:
    """Return all there is under a reference: things apart, passages that could be about any, and contradictions."""
    return {
        "reference": spelt(history.ref),
        "things": [thing_as_dict(thing) for thing in history.things],
        "passages": [mention_as_dict(passage) for passage in history.passages],
        "disagreements": [disagreement_as_dict(found) for found in disagreements],
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
