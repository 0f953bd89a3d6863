"""Asks back, rarely: where a reference is two things in the papers and nothing in the question tells which is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.history import is_meant, same_thing
from assistant.mentions import Mention, order, record_mention
from assistant.near_references import spelt
from assistant.presenting import titled
from assistant.query import Query, terms_of
from assistant.register.asking import read_ask
from assistant.register.changing import asks_of_change
from assistant.types import Choice, Clarification, Route
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record, RecordKind
from vectorstore.references import Reference, canonical, equivalents, find_references

_NAMING = (
    RecordKind.PROJECT,
    RecordKind.ACTION,
    RecordKind.RECOMMENDATION,
    RecordKind.SAVING,
    RecordKind.KPI,
    RecordKind.RISK,
    RecordKind.ISSUE,
    RecordKind.MILESTONE,
    RecordKind.DELIVERABLE,
    RecordKind.MINUTE,
)
"""Kinds of record that are told by their reference alone; a place in a paper (item 4) is not."""

_SEVERAL = (Route.LIST, Route.COUNT, Route.COMPARE)
MOST_CHOICES, TITLE_WORDS = 5, 14
ALIKE = 0.5
"""From this share of their words on, two titles are of one thing that was worded anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One thing that a reference can be: its mentions in the papers, oldest first."""

    mentions: tuple[Mention, ...]

    @property
    def latest(self) -> Mention:
        """What the newest paper says of it."""
        return self.mentions[-1]

    @property
    def words(self) -> frozenset[str]:
        """The terms that tell it: of its own row, and of the papers and plans that it stands in."""
        said = [m.place.title for m in self.mentions] + [m.place.document for m in self.mentions]
        said += [mention.scope or "" for mention in self.mentions]
        said += [mention.kind or "" for mention in self.mentions]
        for field in (field for m in self.mentions if m.record for field in m.record.fields):
            said += [field.name, field.heading, field.value]
        return frozenset(term for text in said for term in terms_of(text.replace("_", " ")))


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the turns before a question say of which plan is spoken of."""

    plans: frozenset[str]
    words: frozenset[str]

    def fit(self, reading: Reading) -> tuple[int, int]:
        """Return how well a reading fits: its plan first, then its words."""
        plans = {mention.scope for mention in reading.mentions}
        return len(plans & self.plans), len(self.words & reading.words)


_NOTHING = Told(plans=frozenset(), words=frozenset())


def clarification(query: Query, index: Index) -> Clarification | None:
    """Return the question to ask back, None where there is one reading, or one that fits the words better."""
    reference = _sole_reference(query)
    if reference is None:
        return None
    readings = _fitting(query, reference, _readings(query, reference, index), index)
    if len(readings) < 2:
        return None
    shown = _newest_first(readings)[:MOST_CHOICES]
    choices = tuple(_choice(query, reference, reading) for reading in shown)
    return Clarification(text=f"Which {reference.text} do you mean? The papers use it for:", choices=choices)


def _sole_reference(query: Query) -> Reference | None:
    """Return the one reference that a question is about by itself: neither turns before nor filters say of what."""
    plan, filters = query.plan, query.plan.question.filters
    if plan.context or filters.documents or filters.committees or filters.refs:
        return None
    if plan.route in _SEVERAL or read_ask(plan).several or asks_of_change(plan.own):
        return None
    found = find_references(plan.own, loose=True)
    return found[0] if len(found) == 1 else None


def _readings(query: Query, reference: Reference, index: Index) -> list[Reading]:
    """Return the things of a reference: a plan's over all its papers is one, and so is what was only worded anew."""
    filters = query.plan.question.filters
    found = index.register.find(filters, kinds=_NAMING, refs=equivalents(reference.canonical))
    groups: list[list[Mention]] = []
    for mention in sorted(_mentions(found, reference.canonical, index, query), key=order):
        own = next((group for group in groups if any(_is_one(one, mention) for one in group)), None)
        if own is None:
            groups.append([mention])
        else:
            own.append(mention)
    return [Reading(mentions=tuple(group)) for group in groups]


def _mentions(records: Iterable[Record], reference: str, index: Index, query: Query) -> Iterable[Mention]:
    levels = query.plan.question.filters.levels
    for record in records:
        if not is_meant(record, reference):
            continue
        document = index.catalogue.document(record.document_id, levels)
        mention = record_mention(document, record, record.ref or "")
        if mention.citations and mention.title:
            yield mention


def _is_one(one: Mention, other: Mention) -> bool:
    """Say whether two mentions may be of one thing; in doubt they are, so as not to ask for nothing."""
    if same_thing(one, other):
        return True
    first, second = (frozenset(analyse(mention.title, query=True)) for mention in (one, other))
    least = min(len(first), len(second))
    return one.kind is not RecordKind.MINUTE and (not least or len(first & second) >= ALIKE * least)


def _fitting(query: Query, reference: Reference, readings: Sequence[Reading], index: Index) -> list[Reading]:
    """Return the readings that the question's periods allow, and its other words or the turns before it fit best."""
    left = [reading for reading in readings if _is_of_period(query, reading)]
    own = set(analyse(query.plan.own, query=True)) - set(analyse(reference.text, query=True))
    told = _told_by_turns(query, index) if len(left) > 1 else _NOTHING
    fits = [(sum(query.terms.get(t, 0.0) for t in own & reading.words), told.fit(reading)) for reading in left]
    best = max(fits, default=(0.0, (0, 0)))
    return [reading for reading, fit in zip(left, fits, strict=True) if fit == best]


def _told_by_turns(query: Query, index: Index) -> Told:
    """Return what the turns before say: the plans of the references that they name, and their words."""
    text = " ".join(turn.text for turn in query.plan.question.history)
    named = {form for found in find_references(text, loose=True) for form in equivalents(found.canonical)}
    records = index.register.find(query.plan.question.filters, kinds=_NAMING, refs=named) if named else ()
    return Told(plans=frozenset(record.scope for record in records), words=frozenset(analyse(text, query=True)))


def _is_of_period(query: Query, reading: Reading) -> bool:
    periods = query.plan.periods
    days = [mention.day.isoformat() for mention in reading.mentions if mention.day]
    return not periods or any(day.startswith(period) for day in days for period in periods)


def _newest_first(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: order(reading.latest), reverse=True)


def _choice(query: Query, reference: Reference, reading: Reading) -> Choice:
    """Return one reading as a choice; the question that it asks says what is meant, in the words of its row."""
    mention = reading.latest
    words = mention.title.split()
    title = " ".join(words[:TITLE_WORDS])
    paper = titled(mention.place.title, mention.place.meeting_date)
    of_day = f", {paper}" if mention.kind is RecordKind.MINUTE else ""
    own, span = query.plan.own, reference.span
    label = mention.label or spelt(reference.canonical)
    named = label if canonical(label) in equivalents(reference.canonical) else reference.text
    return Choice(
        label=label,
        title=title + (" …" if len(words) > TITLE_WORDS else ""),
        paper=paper,
        citation=mention.place,
        question=f"{own[: span.start]}{named} ({title}{of_day}){own[span.end :]}",
    )
