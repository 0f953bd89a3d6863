"""The page of a reference put together: each thing it is, how it stands, and its history from paper to paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.register_view.changes import Told, told
from api.register_view.rows import Row, Said, rated, row_of, said, shortened
from assistant.disagreeing.types import Disagreement
from assistant.history import History, Thing
from assistant.ledger.entries import Entry, entry_of
from assistant.ledger.ledger import Ledger
from assistant.mentions import Mention
from assistant.near_references import spelt
from assistant.types import Citation
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.references import equivalents
from vectorstore.types import Filters

MOST_EVENTS, MOST_PASSAGES, MOST_PAPERS = 100, 60, 15
"""What one page shows of a thing and of passages, the newest, and in how many papers it looks for contradictions."""

EXCERPT = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One mention: how its paper speaks of the thing, what it says, and what that changes."""

    day: date | None
    said: str
    place: Citation
    words: str
    label: str = ""
    entry: Entry | None = None
    changes: tuple[Told, ...] = ()

    @property
    def source(self) -> str:
        """The address of its words in their paper."""
        return address_of(self.place)

    @property
    def states(self) -> tuple[tuple[str, Said], ...]:
        """What the record says of status, rating, lead and due, by name; without those its table has no column for."""
        if self.entry is None:
            return ()
        cells = (
            ("Rating", self.entry.rating, rated(self.entry.rating)),
            ("Status", self.entry.status, said(self.entry.status)),
            ("Lead", self.entry.owner, said(self.entry.owner)),
            ("Due", self.entry.due, said(self.entry.due)),
        )
        return tuple((name, words) for name, cell, words in cells if cell.source)


@dataclass(frozen=True, kw_only=True, slots=True)
class ThingView:
    """One thing under a reference: `rows` tell how it, or each of its parts, stands; `hidden` events are older."""

    heading: str
    scope: str
    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    hidden: int
    papers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferencePage:
    """All that is said under a reference, for one reader."""

    label: str
    things: tuple[ThingView, ...]
    passages: tuple[Event, ...]
    more_passages: int
    disagreements: tuple[Disagreement, ...]
    papers_compared: int
    papers: int


def address_of(place: Citation) -> str:
    """Return the address of cited words in their paper."""
    return f"/documents/{place.document_id}?start={place.span.start}&end={place.span.end}#cited"


def reference_page(ledger: Ledger, found: History, filters: Filters, day: date | None) -> ReferencePage:
    """Put a history together for its page; `day` is when things due are overdue."""
    papers = ledger.papers(filters.levels)
    order = {paper: number for number, paper in enumerate(papers)}
    records = [m.record for thing in found.things for m in thing.mentions if m.record]
    told_in = sorted({record.document_id for record in records}, key=lambda paper: order.get(paper, len(order)))
    refs = {record.ref for record in records if record.ref}
    newest = told_in[:MOST_PAPERS]
    differing = ledger.disagreements.about(filters, documents=newest, refs=refs) if refs else ()
    return ReferencePage(
        label=next((thing.label for thing in found.things if len(found.things) == 1), spelt(found.ref)),
        things=tuple(_thing(thing, papers, day) for thing in found.things),
        passages=tuple(map(_passage, found.passages[-MOST_PASSAGES:])),
        more_passages=max(0, len(found.passages) - MOST_PASSAGES),
        disagreements=differing,
        papers_compared=len(newest),
        papers=len(told_in),
    )


def _thing(thing: Thing, papers: Mapping[str, DocumentInfo], day: date | None) -> ThingView:
    entries = {
        place: entry_of(mention.record, papers[mention.record.document_id])
        for place, mention in enumerate(thing.mentions)
        if mention.record and mention.record.document_id in papers
    }
    events = [_event(thing, place, mention, entries.get(place)) for place, mention in enumerate(thing.mentions)]
    title = thing.title
    heading = title if title.startswith(thing.label) else f"{thing.label} {title}".strip()
    return ThingView(
        heading=shortened(heading, EXCERPT),
        scope=thing.scope,
        rows=_rows(thing, list(entries.values()), papers, day),
        events=tuple(events[-MOST_EVENTS:]),
        hidden=max(0, len(events) - MOST_EVENTS),
        papers=len({mention.place.document_id for mention in thing.mentions}),
    )


def _rows(
    thing: Thing, entries: Sequence[Entry], papers: Mapping[str, DocumentInfo], day: date | None
) -> tuple[Row, ...]:
    """Return how a thing stands: the latest of the records of the whole of it, else of each of its parts."""
    wholes = [entry for entry in entries if entry.ref in equivalents(thing.ref)]
    by_ref: dict[object, list[Entry]] = {}
    for entry in wholes or entries:
        by_ref.setdefault(None if wholes else entry.ref, []).append(entry)
    latest = [max(own, key=_telling) for own in by_ref.values()]
    return tuple(row_of(entry, papers[entry.document_id], day) for entry in latest)


def _telling(entry: Entry) -> tuple[date, int, int]:
    """Order records by day; of one day the one that says most comes last, then the one with more columns."""
    cells = (entry.status, entry.rating, entry.owner, entry.due)
    return entry.day or date.min, sum(map(bool, cells)), sum(cell.source is not None for cell in cells)


def _event(thing: Thing, place: int, mention: Mention, entry: Entry | None) -> Event:
    if entry is None:
        return _passage(mention)
    return Event(
        day=mention.day,
        said=mention.said,
        place=mention.place,
        words=shortened(entry.title, EXCERPT),
        label=mention.label or "" if mention.ref != thing.ref else "",
        entry=entry,
        changes=tuple(told(change) for change in thing.changes if change.later == place),
    )


def _passage(mention: Mention) -> Event:
    words = " ".join(mention.place.quote.split())
    return Event(day=mention.day, said=mention.said, place=mention.place, words=shortened(words, EXCERPT))
