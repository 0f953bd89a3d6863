"""What the meetings of a committee asked for, how it was last reported, and what no later paper mentions.

What counts as a later mention: a record of the same thing in a paper of a later day, or a passage in a later paper of
the same committee that names its reference. Nothing else is looked at: silence is of these papers alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.ledger.asking import Request, request_of
from assistant.ledger.entries import Entry
from assistant.ledger.following import Followed, followed
from assistant.ledger.grouping import Standing
from assistant.ledger.ledger import Ledger
from assistant.ledger.states import Cell, Progress, progress_of
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.records import FieldSource, RecordKind
from vectorstore.types import DocumentKind, Filters

KINDS = (RecordKind.TRACKER_ACTION, RecordKind.RESOLUTION, RecordKind.RECOMMENDATION)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One thing that a meeting asked for.

    `first` is where it was asked, `latest` where it was last reported. `day` is when it was asked, by the paper's own
    words where `is_exact`, else no later than that. `named` are later papers of the committee that name its reference
    without a record of it; `looked` counts the later papers of the committee that were looked in.
    """

    first: Entry
    latest: Entry
    day: date | None
    is_exact: bool
    who: str
    when: str
    due: date | None
    since: date | None
    named: tuple[DocumentInfo, ...]
    looked: int
    is_shared: bool
    is_late: bool

    @property
    def progress(self) -> Progress:
        """How far it is, as far as the latest report of it says."""
        return how_far(self.latest)

    @property
    def is_finished(self) -> bool:
        """Say whether a paper says that it is finished, removed or handed on."""
        return self.progress is Progress.FINISHED

    @property
    def is_unmentioned(self) -> bool:
        """Say whether it is not said to be finished, and no later paper of the committee mentions it."""
        return bool(not self.is_finished and self.looked and not self.named)

    @property
    def state(self) -> Cell:
        """What the latest report says of how it stands: its status, else what else it tells."""
        said = self.latest.status or self.latest.rating
        told = self.latest.value("response") or self.latest.value("comments")
        return said if said or not told else Cell(value=told, source=FieldSource.TEXT)


def how_far(entry: Entry) -> Progress:
    """Return how far a thing asked for is; a refusal stands in the column of responses."""
    if not entry.status and (response := entry.value("response")):
        return progress_of(Cell(value=response, source=FieldSource.TEXT), entry.rating)
    return entry.progress


def committees_of(ledger: Ledger, filters: Filters) -> dict[str, int]:
    """Return the committees whose papers have what their meetings asked for, those with most first, with how many."""
    papers, things = ledger.papers(filters.levels), dict[str, list[Standing]]()
    for thing in _things(ledger, filters):
        name = papers[thing.latest.document_id].committee
        if name:
            things.setdefault(name, []).append(thing)
    counts = {name: len(followed(own)) for name, own in things.items()}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def asked_of(ledger: Ledger, filters: Filters, committee: str, day: date | None) -> tuple[Asked, ...]:
    """Return what meetings of a committee asked for; first what no later paper mentions, the longest ago first.

    Then what is overdue on `day`, what is open, what cannot be told, and last what is finished.
    """
    papers = ledger.papers(filters.levels)
    own = {paper.id: paper for paper in papers.values() if paper.committee == committee}
    things = [thing for thing in _things(ledger, filters) if thing.latest.document_id in own]
    told = followed(things)
    looked_at = ledger.index.catalogue.document_ids(filters)
    dated = {paper: card for paper, card in own.items() if looked_at is None or paper in looked_at}
    refs = {entry.ref for one in told for entry in one.entries if entry.ref}
    naming = _naming(ledger, filters, refs)
    repeated = _repeated(told)
    asked = [_asked(one, dated, naming, repeated, day) for one in told]
    return tuple(sorted(asked, key=_urgency))


def _naming(ledger: Ledger, filters: Filters, refs: Collection[str]) -> dict[str, frozenset[str]]:
    """Return, for each reference, the papers with a passage that names it and no record of anything under it.

    A paper with a Recommendation 8 of its own means that one. What has a record is a mention by itself.
    """
    held: dict[str, set[str]] = {}
    for entry in ledger.entries(filters):
        if entry.ref in refs:
            held.setdefault(entry.ref or "", set()).add(entry.document_id)
    named = ledger.index.register.named_in(refs, filters.levels)
    return {ref: papers - held.get(ref, set()) for ref, papers in named.items()}


def _things(ledger: Ledger, filters: Filters) -> list[Standing]:
    """Return what is asked of somebody: rows of trackers, resolutions and recommendations that ask for it."""
    things = ledger.things(filters)
    return [thing for kind in KINDS for thing in things.get(kind, ()) if _asks(thing.latest)]


def _asks(entry: Entry) -> bool:
    if entry.kind is RecordKind.TRACKER_ACTION:
        return bool(entry.title)
    if entry.kind is RecordKind.RECOMMENDATION and entry.lead:
        return True
    return request_of(entry.title, entry.day) is not None


def _asked(
    one: Followed,
    papers: Mapping[str, DocumentInfo],
    naming: Mapping[str, frozenset[str]],
    repeated: frozenset[str],
    day: date | None,
) -> Asked:
    first, latest = one.entries[0], one.entries[-1]
    asked, is_exact = _day_asked(one, papers)
    request = request_of(first.title, asked) or Request(who="")
    since = max((told for entry in one.entries if (told := _day_told(entry, papers))), default=None)
    later = [p for p in papers.values() if since and p.meeting_date and p.meeting_date > since]
    names = frozenset[str]().union(*(naming.get(entry.ref, frozenset()) for entry in one.entries if entry.ref))
    dated = next((entry for entry in reversed(one.entries) if entry.due), None)
    due = (dated.due_day if dated else None) or request.day
    found = Asked(
        first=first,
        latest=latest,
        day=asked,
        is_exact=is_exact,
        who=next((entry.lead for entry in reversed(one.entries) if entry.lead), request.who),
        when=dated.due.value if dated else request.when,
        due=due,
        since=since,
        named=tuple(paper for paper in later if paper.id in names),
        looked=len(later),
        is_shared=any(entry.ref in repeated for entry in one.entries),
        is_late=False,
    )
    is_open = found.progress in (Progress.OPEN, Progress.UNSAID)
    return replace(found, is_late=bool(is_open and due and day and due < day))


def _day_told(entry: Entry, papers: Mapping[str, DocumentInfo]) -> date | None:
    """Return the day of the paper that a line stands in; what it speaks of may be long before."""
    paper = papers.get(entry.document_id)
    return (paper.meeting_date if paper else None) or entry.day


def _day_asked(one: Followed, papers: Mapping[str, DocumentInfo]) -> tuple[date | None, bool]:
    """Return when something was asked, and whether a paper says that day: a tracker's own column, or minutes.

    Minutes inside another paper, without a date of their own, are of a meeting on that paper's day at the latest.
    """
    said = min((entry.asked for entry in one.entries if entry.asked), default=None)
    if said:
        return said, True
    first = one.entries[0]
    paper = papers.get(first.document_id)
    own = paper is not None and (paper.kind is not DocumentKind.AGENDA or first.day != paper.meeting_date)
    return first.day, own and first.kind is not RecordKind.TRACKER_ACTION


def _repeated(told: Iterable[Followed]) -> frozenset[str]:
    """Return the references that several of these things have, so that a passage could name any of them."""
    owners: dict[str, set[str]] = {}
    for one in told:
        for entry in one.entries:
            if entry.ref:
                owners.setdefault(entry.ref, set()).add(one.entries[0].id)
    return frozenset(ref for ref, own in owners.items() if len(own) > 1)


def _urgency(one: Asked) -> tuple[int, date, int]:
    rank = 0 if one.is_unmentioned else 1 if one.is_late else 2
    if one.is_finished:
        rank = 4
    elif rank == 2 and one.progress is Progress.UNCLEAR:
        rank = 3
    day = one.due if rank == 1 and one.due else one.since
    return rank, day or date.min, one.latest.span.start
