"""Works out from due dates and states what is overdue or falls due, from which day, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.ledger.due import due_day
from assistant.ledger.entries import Entry
from assistant.ledger.grouping import Standing
from assistant.query import Query
from assistant.register.due_asking import DueAsk, Wish, read_due
from assistant.register.due_days import Days, days_asked, named_day, needs_reckoning, spoken
from assistant.register.due_groups import due_in, nearest_to, overdue_on, verdict_on
from assistant.register.due_rows import Line, lines_of, topic_of_due
from assistant.register.due_telling import NAMES, Narrator, Told
from assistant.register.pools import Pools
from assistant.register.rows import cited_rows
from assistant.types import DraftClaim, Evidence
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.references import find_dates
from vectorstore.types import Filters
from vectorstore.word_vectors import WordVectors

FEW = 3
"""Of so many things that a question names each is told of by itself."""


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """What was worked out, in the order in which it is told.

    `said` is which day it counts from, `filters` which papers it may be told of.
    """

    said: str
    filters: Filters
    told: tuple[Told, ...]

    @property
    def drafts(self) -> tuple[DraftClaim, ...]:
        """The claims to be checked, in order."""
        return tuple(draft for told in self.told for draft in told.drafts)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every citable stretch, in the order of the claims."""
        return tuple(item for told in self.told for item in told.evidence)


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """What a question of due dates is worked out from: the day, the papers that count, and the span asked for."""

    due: DueAsk
    day: date
    said: str
    filters: Filters
    span: Days | None = None
    meeting: Entry | None = None


def reckon(query: Query, index: Index, pools: Pools, words: WordVectors, *, tables: bool = False) -> Reckoned | None:
    """Return what is overdue or due; None where a question asks no such thing, or none that can be worked out.

    `tables` says that one table was looked for and not found: days that cells write as they stand are read there first.
    """
    due = read_due(query.plan)
    scene = _scene(query, due, pools) if due else None
    if scene is None or due is None:
        return None
    if due.wish is Wish.DUE and due.ask.several and not (tables or needs_reckoning(query.plan.own)):
        return None
    lines = lines_of(query, due, pools.ledger, scene.filters)
    entries = [entry for line in lines for entry in (line.latest, line.dated) if entry]
    entries += [scene.meeting] if scene.meeting else []
    narrator = Narrator(
        records=pools.ledger.records(entries, scene.filters.levels),
        cite=lambda records, label: cited_rows(records, query, index, words, label, names=NAMES),
        noun=due.ask.noun if due.kinds else "",
    )
    told = tuple(_told(scene, lines, narrator))
    return Reckoned(said=scene.said, filters=scene.filters, told=told) if told else None


def _scene(query: Query, due: DueAsk, pools: Pools) -> _Scene | None:
    """Return what the question is worked out from; None where it names days that cannot be told."""
    text, filters = query.plan.own, query.plan.question.filters
    cards = pools.ledger.papers(filters.levels).values()
    meetings = [card.meeting_date for card in cards if card.meeting_date]
    newest = filters.as_of or max(meetings, default=None)
    if newest is None:
        return None
    if due.wish is Wish.OVERDUE:
        named = named_day(text, query.plan.periods, meetings)
        if named is None and (find_dates(text) or query.plan.periods):
            return None
        day = min(named, newest) if named and filters.as_of else named or newest
        why = "the day asked about" if named or filters.as_of else "the day of the newest paper"
        own = replace(filters, as_of=day) if named else filters
        return _Scene(due=due, day=day, said=f"Counted on {spoken(day)}, {why}.", filters=own)
    if due.wish is Wish.DUE:
        span = days_asked(text, newest)
        return _Scene(due=due, day=newest, said=span.said, filters=filters, span=span) if span else None
    return _to_next_meeting(query, due, pools, newest)


def _to_next_meeting(query: Query, due: DueAsk, pools: Pools, day: date) -> _Scene | None:
    """Return the scene of a question that asks up to the next meeting: the first after `day` in a work programme."""
    filters, topic = query.plan.question.filters, topic_of_due(query, due)
    papers = pools.ledger.papers(filters.levels)
    planned = [
        (held, entry)
        for entry in pools.ledger.entries(filters, {RecordKind.WORK_ITEM})
        if (held := due_day(entry.value("date"))) and held > day
    ]
    own = [pair for pair in planned if topic.named(papers[pair[1].document_id].committee or "") > 0] or planned
    if not own:
        return None
    held, entry = min(own, key=lambda pair: pair[0])
    said = f"Counted from {spoken(day)} to the next meeting in a work programme, on {spoken(held)}."
    return _Scene(due=due, day=day, said=said, filters=filters, span=Days(last=held), meeting=entry)


def _told(scene: _Scene, lines: Sequence[Line], narrator: Narrator) -> Iterator[Told]:
    """Yield what is told, in order; nothing where no row is asked for."""
    if scene.due.refs and len(lines) <= FEW and scene.span is None:
        for place, line in enumerate(lines, 1):
            yield narrator.one(line, verdict_on(line, scene.day, widely=scene.due.late), f"V{place}-")
        return
    past = overdue_on(scene.day, lines, widely=scene.due.late)
    groups = list(past if scene.span is None else due_in(scene.span, lines))
    if not any(group.listed for group in groups) and (nearest := nearest_to(scene.day, scene.span, lines)):
        line, words = nearest
        yield narrator.one(line, f"{_none(scene, narrator, line)} {words}", "N-")
    for place, group in enumerate(groups, 1):
        yield narrator.group(group, f"R{place}-")
    if scene.meeting is not None and groups:
        yield narrator.one(_line_of_meeting(scene.meeting), "The next meeting:", "M-")


def _none(scene: _Scene, narrator: Narrator, line: Line) -> str:
    noun = narrator.called(line.latest.kind).removesuffix("s")
    if scene.span is not None:
        return f"No {noun} is due then."
    return f"No {noun} that is open, as far as the papers show, is past its due date."


def _line_of_meeting(entry: Entry) -> Line:
    return Line(thing=Standing(entries=(entry,)), dated=None, due=None)
