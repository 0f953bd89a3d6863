"""Everything that somebody has to do by a day, as its latest paper reports it: when it is due and how far it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.ledger.asked import KINDS, how_far
from assistant.ledger.asking import request_of
from assistant.ledger.entries import Entry
from assistant.ledger.following import without_repeats
from assistant.ledger.grouping import Standing
from assistant.ledger.ledger import Ledger
from assistant.ledger.states import Progress, colour_of, said_first
from assistant.query import Query
from assistant.register.due_asking import ANY, DueAsk
from assistant.register.meaning import Sense, senses_of
from assistant.register.narrowing import COLOURS
from assistant.register.people import names_someone
from assistant.register.pools import refs_over
from assistant.register.topic import Topic, topic_without
from assistant.slots import names_in
from vectorstore.records import RecordKind
from vectorstore.references import broader
from vectorstore.types import Filters

SPENT = (
    "overdue late past passed missed miss beyond gone deadline due date dates due completion target agreed planned "
    "finish counted next meeting before until end quarter spring summer autumn winter anything thing now currently "
    "still tracker trackers open running fall falls falling list lists last met this coming within month months week "
    "weeks day days one two three four five six seven eight nine ten please tell"
)
"""Words in which due dates are asked about, whatever the rows are about."""

MOSTLY, NEARLY = 0.6, 0.75
"""How much of what is left of a question a row must hold, and what share of the most that any row holds."""

_CALLED_LATE = re.compile(r"\boverdue\b|\blate\b|\bmissed\b|\bpast (?:its )?due\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing: `latest` says how it stands, `dated` when it is `due`; both are None where no paper says a day."""

    thing: Standing
    dated: Entry | None
    due: date | None

    @property
    def latest(self) -> Entry:
        """The line that says how it stands."""
        return self.thing.latest

    @property
    def is_open(self) -> bool:
        """Say whether its latest paper says that it is open, or nothing of how far it is."""
        return how_far(self.latest) in (Progress.OPEN, Progress.UNSAID)

    @property
    def is_unclear(self) -> bool:
        """Say whether how far it is is a colour that the copy has lost."""
        return how_far(self.latest) is Progress.UNCLEAR

    def is_past(self, day: date) -> bool:
        """Say whether its last day is before a day."""
        return self.due is not None and self.due < day

    def is_called_late(self, *, widely: bool) -> bool:
        """Say whether its paper calls it overdue, or, taken `widely`, behind, delayed or at risk."""
        said = said_first(self.latest.status.value)
        return bool(_CALLED_LATE.search(said) or (widely and Sense.LATE in senses_of(said)))


def lines_of(query: Query, due: DueAsk, ledger: Ledger, filters: Filters) -> list[Line]:
    """Return the things that a question is asked of, in the order of the papers, newest first; none where none fits."""
    things = ledger.things(filters)
    kinds = due.kinds or ANY - {RecordKind.RESOLUTION}
    own = without_repeats(thing for kind in things if kind in kinds for thing in things[kind])
    place = {paper: number for number, paper in enumerate(ledger.papers(filters.levels))}
    own.sort(key=lambda thing: (place[thing.latest.document_id], thing.latest.span.start))
    named = [thing for thing in own if _is_named(thing, due.refs)]
    led = [thing for thing in named if names_someone(query.plan.own, thing.latest.lead)]
    people = names_in(query.plan.own) if led else ()  # two words with capitals may be a place
    kept = [line_of(thing) for thing in (led if people else named)]
    topic = topic_of_due(query, due, people)
    return _about(topic, due, [line for line in kept if _is_coloured(query, line)], ledger, filters)


def line_of(thing: Standing) -> Line:
    """Return a thing with its last day: by the newest paper that gives one, else by the words that ask for it."""
    dated = next((entry for entry in reversed(thing.entries) if entry.due), None)
    if dated is not None:
        return Line(thing=thing, dated=dated, due=dated.due_day)
    first = thing.entries[0]
    if first.kind not in KINDS:
        return Line(thing=thing, dated=None, due=None)
    request = request_of(first.title, first.asked or first.day)
    day = request.day if request else None
    return Line(thing=thing, dated=first if day else None, due=day)


def has_no_day(line: Line) -> bool:
    """Say whether a row that ought to have a day has none that can be read: blank, "ongoing", or without a year."""
    told = any(entry.due.source is not None for entry in line.thing.entries)
    return line.due is None and line.is_open and (told or line.latest.kind is RecordKind.TRACKER_ACTION)


def _is_named(thing: Standing, refs: Collection[str]) -> bool:
    """Say whether a thing is one of those that a question names, a part of one, or stands under it."""
    if not refs:
        return True
    latest = thing.latest
    own = {latest.ref or "", *broader(latest.ref or "")} | refs_over(" | ".join(latest.locator.headings))
    return not own.isdisjoint(refs)


def _is_coloured(query: Query, line: Line) -> bool:
    asked = senses_of(query.plan.own) & COLOURS
    return not asked or colour_of(line.latest.rating.value) in asked


def topic_of_due(query: Query, due: DueAsk, people: Sequence[str] = ()) -> Topic:
    """Return what is left of a question of due dates, `people` aside: the plan, body or subject of its rows."""
    return topic_without(query, due.ask, [SPENT, *people])


def _about(topic: Topic, due: DueAsk, lines: Sequence[Line], ledger: Ledger, filters: Filters) -> list[Line]:
    """Keep the things that are about what is left of a question.

    What stands over rows (their paper's title, its committee, their plan) tells what they are of. A row's own words do
    where several rows of a known sort are wanted: how many repairs are overdue is no count of actions about repairs.
    """
    if not topic.terms:
        return list(lines)
    widely = bool(due.refs) or (bool(due.kinds) and not due.counts)
    papers = ledger.papers(filters.levels)
    titles = {paper: f"{card.title} {card.committee or ''}" for paper, card in papers.items()}
    shares = [topic.named(" ".join(_words(line, titles, widely=widely))) for line in lines]
    least = max(0.0 if due.refs else MOSTLY, NEARLY * max(shares, default=0.0))
    return [line for line, share in zip(lines, shares, strict=True) if share >= least]


def _words(line: Line, titles: dict[str, str], *, widely: bool) -> Iterator[str]:
    for entry in line.thing.entries:
        place = entry.locator
        yield from (titles[entry.document_id], entry.scope, entry.lead, place.table or "", *place.headings)
        if widely:
            yield entry.words
