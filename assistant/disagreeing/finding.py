"""Finds what the papers contradict themselves about, for an answer that is about a count or a status of something.

One paper is read once; what it says against itself stays as true as its text, which an id names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from assistant.disagreeing.column_totals import column_disagreements
from assistant.disagreeing.counted import columns, listed
from assistant.disagreeing.money import money_disagreements
from assistant.disagreeing.numbered import numbering_disagreements
from assistant.disagreeing.same_day import same_day_disagreements
from assistant.disagreeing.summaries import summary_disagreements
from assistant.disagreeing.totals import total_disagreements
from assistant.disagreeing.types import Disagreement
from assistant.history import History
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import AccessLevel, Block, Document, Filters, Span

CACHED_DOCUMENTS = 64


class Disagreements:
    """Finds contradictions over an index, for one reader at a time; safe to share between threads."""

    def __init__(self, index: Index) -> None:
        """Read from this index."""
        self._index = index
        self._within = lru_cache(maxsize=CACHED_DOCUMENTS)(self._read)

    def about(
        self,
        filters: Filters,
        *,
        documents: Iterable[str],
        kinds: Collection[RecordKind] = (),
        refs: Collection[str] = (),
        words: str = "",
    ) -> tuple[Disagreement, ...]:
        """Return what the papers of an answer (`documents`, their ids) contradict themselves about.

        `refs` (canonical) keeps what is about one of those things. Without them, `kinds` keeps what is about how many
        there are of a kind, and `words` (a question) what is about how many there are of what it names. With none of
        the three, all is returned.
        """
        ids = list(dict.fromkeys(documents))
        found = [one for document_id in ids for one in self._within(document_id, filters.levels)]
        if refs:
            return (*(one for one in found if set(one.refs) & set(refs)), *self._same_day(filters, refs))
        if kinds or words:
            named = set(re.findall(r"\w+", words.casefold()))
            return tuple(one for one in found if not one.refs and (set(one.kinds) & set(kinds) or one.noun in named))
        return tuple(found)

    def of_history(self, history: History, filters: Filters) -> tuple[Disagreement, ...]:
        """Return what the papers contradict themselves about concerning the things of a history."""
        records = [m.record for thing in history.things for m in thing.mentions if m.record]
        refs = {record.ref for record in records if record.ref}
        if not refs:
            return ()
        return self.about(filters, documents=[record.document_id for record in records], refs=refs)

    def _read(self, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Disagreement, ...]:
        """Find what one paper says against itself.

        A paper with a part withheld from the reader is passed over: what is left of its tables proves nothing.
        """
        document = self._index.catalogue.document(document_id, levels)
        if not is_whole(document, levels):
            return ()
        blocks = self._index.catalogue.blocks(document_id, Span(start=0, end=len(document.text)), levels)
        return disagreements_within(
            document, blocks, self._index.register.of_document(document_id, Filters(levels=levels))
        )

    def _same_day(self, filters: Filters, refs: Collection[str]) -> tuple[Disagreement, ...]:
        """Find what two papers of one day say differently of these things."""
        records = self._index.register.find(filters, refs=refs)
        read = [(self._index.catalogue.document(r.document_id, filters.levels), r) for r in records]
        return tuple(one for one in same_day_disagreements(read) if _of_two_papers(one))


def disagreements_within(
    document: Document, blocks: Sequence[Block], records: Sequence[Record]
) -> tuple[Disagreement, ...]:
    """Return what one paper, all of which is given, says against itself."""
    counted = listed(document, records)
    return (
        *total_disagreements(document, blocks, counted, columns(counted)),
        *summary_disagreements(document, records, counted),
        *money_disagreements(document, blocks, records),
        *numbering_disagreements(document, blocks),
        *column_disagreements(document, records),
        *same_day_disagreements((document, record) for record in records),
    )


def is_whole(document: Document, levels: Collection[AccessLevel]) -> bool:
    """Say whether a reader of these levels sees all of a paper."""
    return all(part.access.level in levels for part in document.restrictions)


def _of_two_papers(one: Disagreement) -> bool:
    return len({cited.document_id for side in one.sides for cited in side.citations}) > 1
