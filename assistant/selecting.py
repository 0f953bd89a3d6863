"""Records narrowed by what their fields say, in one stable order, a page at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.errors import UnknownCursor
from assistant.recorded import LEAD, RATING, STATUS
from assistant.register.denial import denies
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.references import canonical, equivalents
from vectorstore.types import Filters

EVERY = 10**9  # the register's own limit is for a question; a list is counted whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What records to keep; empty means any. `status`, `owner` and `words` are matched by whole words, in any case."""

    kinds: tuple[RecordKind, ...] = ()
    ref: str = ""
    status: str = ""
    owner: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """The records that were wanted, newest paper first and each paper's in order of its text."""

    records: tuple[Record, ...]

    @property
    def counts(self) -> dict[RecordKind, int]:
        """How many there are of each kind, the most first."""
        return dict(Counter(record.kind for record in self.records).most_common())

    def page(self, limit: int, after: str | None = None) -> tuple[Sequence[Record], str | None]:
        """Return up to `limit` records after the one of this id, and the cursor of the next page, None at the end.

        Raises UnknownCursor where a paper was read anew in between.
        """
        ids = [record.id for record in self.records]
        if after is not None and after not in ids:
            raise UnknownCursor
        start = ids.index(after) + 1 if after is not None else 0
        shown = self.records[start : start + limit]
        return shown, shown[-1].id if start + limit < len(ids) else None


def select(index: Index, filters: Filters, wanted: Wanted) -> Selection:
    """Return the records that this reader may see and that say what is wanted."""
    refs = equivalents(canonical(wanted.ref)) if wanted.ref.strip() else frozenset[str]()
    found = index.register.find(filters, kinds=wanted.kinds, refs=refs, limit=EVERY)
    kept = [record for record in found if _says(record, wanted)]
    papers = index.catalogue.documents(filters)
    rank = {info.id: (place, info.name) for place, info in enumerate(papers)}
    last = (len(rank), "")  # for a paper that was read anew in between
    return Selection(records=tuple(sorted(kept, key=lambda r: (rank.get(r.document_id, last), r.span.start))))


def says(words: str, value: str) -> bool:
    """Say whether a value holds these words, whole and in this order: "open" is in "Remain open", not in Reopen."""
    parts = re.findall(r"\w+", words)
    return bool(re.search(r"\b" + r"\W+".join(map(re.escape, parts)) + r"\b", value, re.IGNORECASE)) if parts else True


def field_says(words: str, value: str) -> bool:
    """Say whether a field says these words and does not deny them: "complete" is not what "Not complete" says."""
    return says(words, value) and (denies(words) or not denies(value))


def _says(record: Record, wanted: Wanted) -> bool:
    return (
        _field_says(record, (*STATUS, *RATING), wanted.status)
        and _field_says(record, LEAD, wanted.owner)
        and all(says(word, _all_words(record)) for word in wanted.words.split())
    )


def _field_says(record: Record, names: Collection[str], words: str) -> bool:
    return not words.strip() or any(field_says(words, field.value) for field in record.fields if field.name in names)


def _all_words(record: Record) -> str:
    return " ".join((record.label or "", *(field.value for field in record.fields)))
