"""The history of a reference: its mentions in all papers, told apart by plan, and what changed between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.mentions import Mention, order, passage_mentions, record_mention
from assistant.near_references import spelt
from assistant.recorded import RATING, WATCHED
from vectorstore.index import Index
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.references import broader, canonical, equivalents
from vectorstore.types import Filters

_UNDERTAKINGS = (
    RecordKind.PROJECT,
    RecordKind.ACTION,
    RecordKind.TRACKER_ACTION,
    RecordKind.MILESTONE,
    RecordKind.DELIVERABLE,
    RecordKind.SERVICE_PLAN,
    RecordKind.OTHER,
)
_MINUTED = (RecordKind.MINUTE, RecordKind.RESOLUTION)
_FAMILIES = {kind: family[0] for family in (_UNDERTAKINGS, _MINUTED) for kind in family}
"""Kinds that may be one thing: a risk R7 and a recommendation R7 never are, though one paper may hold both."""

OF_A_MEETING = (RecordKind.MINUTE, RecordKind.AGENDA_ITEM)
"""Families whose numbers begin anew: Minute 36 of another day is another minute."""

TELLING = 3  # words of a title that tell a thing from others; a shorter one ("Training") needs the same lead too


class Told(Protocol):
    """What says of a mention, or of a record in a list, which thing it is of."""

    @property
    def kind(self) -> RecordKind | None:
        """The record's kind, None for a passage."""

    @property
    def scope(self) -> str | None:
        """The plan, report or body of its reference."""

    @property
    def day(self) -> date | None:
        """The day it speaks of."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def lead(self) -> str:
        """Who leads it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What one mention says otherwise than the one before; both are places in the thing's mentions, counted from 0.

    `what` is status, lead, due or wording; an empty side is a blank cell. A colour that a copy lost is no change.
    """

    what: str
    before: str
    after: str
    earlier: int
    later: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """One thing under a reference: the records of one plan, report or body that carry it, oldest first."""

    ref: str
    label: str
    scope: str
    mentions: tuple[Mention, ...]
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """What the latest record of it calls it; empty where there are only records of several of its parts."""
        return next((mention.title for mention in reversed(_whole(self.ref, self.mentions)) if mention.title), "")


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """All there is under a reference: things apart by plan, and the passages that could be about any of them."""

    ref: str
    things: tuple[Thing, ...]
    passages: tuple[Mention, ...]

    def __bool__(self) -> bool:
        """Say whether any paper speaks of it."""
        return bool(self.things or self.passages)


def history_of(reference: str, index: Index, filters: Filters) -> History:
    """Return what the papers that `filters` let through say of a reference in any spelling; empty where none does."""
    ref = canonical(reference)
    wanted = equivalents(ref)
    records = [
        r for r in index.register.find(filters, refs=wanted | _parts(wanted, index, filters)) if is_meant(r, ref)
    ]
    passages = passage_mentions(wanted, index, filters, records)
    mentions = [
        record_mention(index.catalogue.document(record.document_id, filters.levels), record, record.ref or ref)
        for record in records
    ]
    grouped = _grouped([mention for mention in mentions if mention.citations])
    placed = _placed(passages, grouped)
    things = [_thing(ref, [*own, *placed.get(i, ())]) for i, own in enumerate(grouped)]
    rest = tuple(passage for passage in passages if not any(passage in some for some in placed.values()))
    return History(ref=ref, things=tuple(sorted(things, key=lambda t: order(t.mentions[0]))), passages=rest)


def changes_between(mentions: Sequence[Mention]) -> tuple[Change, ...]:
    """Return what changed from each record to the next of its kind and a later day.

    Two records of one day that differ are no change but a disagreement (`assistant.disagreeing`).
    """
    return tuple(
        Change(what=what, before=before, after=after, earlier=earlier, later=later)
        for earlier, later in _consecutive(mentions)
        for what, before, after in _differences(mentions[earlier].record, mentions[later].record)
    )


def _parts(wanted: Collection[str], index: Index, filters: Filters) -> frozenset[str]:
    """Return the lettered parts of a minute or recommendation; what a dot sets apart (A5.1 of A5) is its own thing."""
    under = index.register.refs_under(wanted, filters.levels)
    return frozenset(ref for ref in under if ref.endswith(")") and not set(wanted).isdisjoint(broader(ref)))


def is_meant(record: Record, ref: str) -> bool:
    """Say whether a record under another spelling can be what was asked for: R7 may also be a risk."""
    if ref in (record.ref, *broader(record.ref or "")):
        return True
    if ref.startswith("action "):
        return record.kind is RecordKind.TRACKER_ACTION
    return record.kind is RecordKind.RECOMMENDATION


def _grouped(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Put the mentions of one thing together: of one family, in one plan."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=order):
        own = next((group for group in groups if any(same_thing(one, mention) for one in group)), None)
        if own is None:
            groups.append([mention])
        else:
            own.append(mention)
    return groups


def family_of(kind: RecordKind) -> RecordKind:
    """Return the kind that stands for all those that may be one thing with this one."""
    return _FAMILIES.get(kind, kind)


def same_thing(one: Told, other: Told) -> bool:
    """Say whether two records under one reference are of one thing: of one plan, or in the same wording.

    The wording counts where the plan's name grew a word.
    """
    assert one.kind and other.kind
    family = family_of(one.kind)
    if family is not family_of(other.kind) or (family in OF_A_MEETING and one.day != other.day):
        return False
    scope, another = _words(one.scope or ""), _words(other.scope or "")
    if scope == another:
        return True
    nested = bool(scope and another) and (scope <= another or another <= scope)
    telling = len(_words(one.title)) >= TELLING or (bool(one.lead) and _words(one.lead) == _words(other.lead))
    return nested and telling and bool(one.title) and _words(one.title) == _words(other.title)


def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(text).split())


def _placed(passages: Iterable[Mention], things: Sequence[Sequence[Mention]]) -> dict[int, list[Mention]]:
    """Give a passage to the one thing that its own paper has records of; where that is none or several, to none."""
    papers = [{mention.place.document_id for mention in mentions} for mentions in things]
    placed: dict[int, list[Mention]] = {}
    for passage in passages:
        owners = [i for i, held in enumerate(papers) if passage.place.document_id in held]
        if len(owners) == 1:
            placed.setdefault(owners[0], []).append(passage)
    return placed


def _thing(ref: str, mentions: Sequence[Mention]) -> Thing:
    ordered = tuple(sorted(mentions, key=order))
    own = [mention for mention in ordered if mention.record]
    label = next((mention.label for mention in reversed(_whole(ref, own)) if mention.label), spelt(ref))
    scope = own[-1].scope or ""
    return Thing(ref=ref, label=label, scope=scope, mentions=ordered, changes=changes_between(ordered))


def _whole(ref: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the records of the whole thing, or of its part where there are records of one part alone."""
    own = [mention for mention in mentions if mention.record]
    whole = [mention for mention in own if mention.ref in equivalents(ref)]
    return whole or (own if len({mention.ref for mention in own}) == 1 else [])


def _consecutive(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the places of each dated record and of the last one of its kind on an earlier day."""
    for later, mention in enumerate(mentions):
        before = [i for i, other in enumerate(mentions[:later]) if other.record and _is_before(other, mention)]
        if mention.record and before:
            yield before[-1], later


def _is_before(one: Mention, other: Mention) -> bool:
    """Say whether one is what the other is to be held against: of its kind and reference, on an earlier day."""
    same = one.kind is other.kind and one.ref == other.ref
    return same and one.day is not None and other.day is not None and one.day < other.day


def _differences(earlier: Record | None, later: Record | None) -> Iterator[tuple[str, str, str]]:
    """Yield (what, before, after) for each watched field that both records show and that differs."""
    for what, names in WATCHED.items() if earlier and later else ():
        assert earlier and later
        shared = [(a, b) for name in names if (a := earlier.get(name)) and (b := later.get(name))]
        shown = [pair for pair in shared if FieldSource.NOT_SHOWN not in (pair[0].source, pair[1].source)]
        telling = [pair for pair in shown if pair[0].value != earlier.label or pair[1].value != later.label]
        for before, after in telling[:1]:
            if _compared(before) != _compared(after):
                yield what, before.value, after.value


def _compared(field: Field) -> str:
    """Fold a value to what counts as a change; what the key says of a colour, in brackets, is of the key."""
    of_colour = field.source is FieldSource.COLOUR or field.name in RATING
    return _plain(field.value.partition("(")[0] if of_colour else field.value)


def _plain(value: str) -> str:
    """Fold what no reader takes for a change: case, spaces and stops."""
    return " ".join("".join(c if c.isalnum() else " " for c in value.casefold()).split())
