"""Every record as a line, kept for each paper once: what an id names never changes, so that a list costs no reading."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping

from assistant.disagreeing.finding import Disagreements
from assistant.ledger.entries import Entry, entry_of
from assistant.ledger.grouping import Standing, things_of
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import AccessLevel, Filters

Levels = frozenset[AccessLevel]
Things = Mapping[RecordKind, tuple[Standing, ...]]
KEPT = 12
"""For how many sets of filters things are kept, so that the next page or another order is there at once."""


class Ledger:
    """The lines of an index for one reader at a time; safe to share between threads."""

    def __init__(self, index: Index) -> None:
        """Read from this index when first asked."""
        self.index = index
        self.disagreements = Disagreements(index)
        self._lock = threading.Lock()
        self._state: dict[Levels, str] = {}
        self._papers: dict[Levels, dict[str, DocumentInfo]] = {}
        self._lines: dict[Levels, dict[str, tuple[Entry, ...]]] = {}
        self._things: dict[tuple[str, Filters], Things] = {}

    def papers(self, levels: Levels) -> dict[str, DocumentInfo]:
        """Return the cards of the papers that a reader may see by their ids, newest meeting first."""
        self._renew(levels)
        return self._papers[levels]

    def entries(self, filters: Filters, kinds: Collection[RecordKind] = ()) -> tuple[Entry, ...]:
        """Return the lines within the filters, newest paper first and each paper's in order of its text."""
        papers, lines = self.papers(filters.levels), self._lines[filters.levels]
        looked_at = self.index.catalogue.document_ids(filters)
        return tuple(
            entry
            for paper in papers
            if looked_at is None or paper in looked_at
            for entry in lines.get(paper, ())
            if not kinds or entry.kind in kinds
        )

    def things(self, filters: Filters) -> Things:
        """Return the things of each kind with their lines, by the line of their latest state as in `entries`."""
        self._renew(filters.levels)
        key = (self._state[filters.levels], filters)
        if (kept := self._things.get(key)) is not None:
            return kept
        by_kind: dict[RecordKind, list[Entry]] = {}
        for entry in self.entries(filters):
            by_kind.setdefault(entry.kind, []).append(entry)
        found = {kind: things_of(own) for kind, own in by_kind.items()}
        with self._lock:
            while len(self._things) >= KEPT:
                self._things.pop(next(iter(self._things)))
            self._things[key] = found
        return found

    def records(self, entries: Iterable[Entry], levels: Levels) -> dict[str, Record]:
        """Return the whole records of some lines by their ids."""
        return self.index.register.get([entry.id for entry in entries], levels)

    def _renew(self, levels: Levels) -> None:
        """Read what papers there are, and the lines of those that are new, where the catalogue has changed."""
        state = self.index.catalogue.version()
        with self._lock:
            if self._state.get(levels) == state:
                return
            papers = {card.id: card for card in self.index.catalogue.documents(Filters(levels=levels))}
            held = self._lines.get(levels, {})
            lines = {paper: own for paper, own in held.items() if paper in papers}
            lines.update(self._read(papers, papers.keys() - held.keys(), levels))
            self._papers[levels], self._lines[levels] = papers, lines
            self._state[levels] = state

    def _read(
        self, papers: dict[str, DocumentInfo], wanted: Collection[str], levels: Levels
    ) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {paper: [] for paper in wanted}
        for record in self.index.register.of_documents(wanted, levels) if wanted else ():
            found[record.document_id].append(entry_of(record, papers[record.document_id]))
        return {paper: tuple(own) for paper, own in found.items()}
