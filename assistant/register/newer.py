"""The latest edition of a row: how a thing stands is what its last report says, whether that was found or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from assistant.history import is_meant, same_thing
from assistant.mentions import Mention, record_mention
from vectorstore.index import Index
from vectorstore.records import Record
from vectorstore.references import equivalents
from vectorstore.types import Filters


def newest_of(record: Record, index: Index, filters: Filters, wanted: Collection[str] = ()) -> Record | None:
    """Return the record of the same thing in the latest paper that says what is `wanted`, None where this is it.

    The same thing is what the history of a reference takes for it: of one plan, or of one wording (`same_thing`). Where
    no paper says it, the latest of all is meant; `wanted` are names of fields.
    """
    told = [mention for mention in _mentions(record, index, filters) if mention.day is not None]
    own = next((mention for mention in told if mention.record and mention.record.id == record.id), None)
    if own is None:
        return None
    editions = [one for one in told if same_thing(own, one)]
    saying = [one for one in editions if one.record and says(one.record, wanted)] or editions
    last = max(saying, key=_day)
    return last.record if own not in saying or _day(last) > _day(own) else None


def says(record: Record, wanted: Collection[str]) -> bool:
    """Say whether a record has words in any of some fields; of none, it has."""
    return not wanted or any(record.value(name) for name in wanted)


def _day(mention: Mention) -> date:
    return mention.day or date.min


def _mentions(record: Record, index: Index, filters: Filters) -> Iterator[Mention]:
    if record.ref is None:
        return
    for one in index.register.find(filters, refs=equivalents(record.ref)):
        if is_meant(one, record.ref):
            document = index.catalogue.document(one.document_id, filters.levels)
            yield record_mention(document, one, one.ref or record.ref)
