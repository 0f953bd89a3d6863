"""Answers what became of a thing: its records over the papers, oldest first, and what changed between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.history import Change, Thing, history_of
from assistant.query import Query
from assistant.types import DraftClaim, Evidence
from assistant.writers.tabular import row_claim
from vectorstore.index import Index
from vectorstore.records import Record

_CHANGE = re.compile(
    r"\bchang|\bhistory\b|\bover time\b|\bsince\b|\bused to\b|\bevolv|\bmoved on\b|\bthen and now\b"
    r"|\bprogress(?:ed)? (?:from|between)|\bbefore and after\b"
    r"|\beach report\b|\breport(?:ed)? (?:to|by) report\b|\bbecame of\b|\bhappened to\b",
    re.IGNORECASE,
)
_PLACES = frozenset(
    ["appendix", "annex", "schedule", "table", "figure", "page", "section", "paragraph", "part", "chapter", "item"]
)
LEAST_MENTIONS, MOST_THINGS = 2, 3
_CALLED = {"due": "due date"}


def things_asked(query: Query, index: Index) -> tuple[Thing, ...]:
    """Return the things whose history a question asks for: of a reference that it names, told of in two papers or more.

    Of several plans that use the reference, the one that the question names; else each is told, never mixed.
    """
    named = {ref for ref in query.plan.refs if ref.partition(" ")[0] not in _PLACES}
    if not named or not asks_of_change(query.plan.own):
        return ()
    things = [thing for ref in sorted(named) for thing in history_of(ref, index, query.plan.question.filters).things]
    told = [thing for thing in things if len(_papers(thing)) >= LEAST_MENTIONS]
    words = set(re.findall(r"\w+", query.plan.own.casefold()))
    shares = [len(words & set(thing.scope.split())) for thing in told]
    most = max(shares, default=0)
    meant = [thing for thing, share in zip(told, shares, strict=True) if share == most]
    return tuple(sorted(meant, key=lambda thing: -len(thing.mentions))[:MOST_THINGS])


def asks_of_change(text: str) -> bool:
    """Say whether a question asks what became of something."""
    return bool(_CHANGE.search(text))


def records_of(thing: Thing) -> tuple[Record, ...]:
    """Return the records of a thing, oldest first, one a paper's table."""
    return tuple(mention.record for mention in thing.mentions if mention.record is not None)


def told_over_time(thing: Thing, rows: Sequence[Sequence[Evidence]]) -> Iterator[DraftClaim]:
    """Yield what changed, then each record under its day; `rows` are the stretches of each record, oldest first."""
    cited = {items[0].row.record.id: items for items in rows if items[0].row is not None}
    records = records_of(thing)
    for change in thing.changes:
        sides = [thing.mentions[place].record for place in (change.earlier, change.later)]
        pieces = [item for record in sides if record is not None for item in cited.get(record.id, ())]
        if pieces:
            yield _changed(thing, change, pieces)
    for record in records:
        items = cited.get(record.id)
        if items:
            yield _dated(record, items)


def _changed(thing: Thing, change: Change, pieces: Sequence[Evidence]) -> DraftClaim:
    days = [thing.mentions[place].day for place in (change.earlier, change.later)]
    between = " and ".join(f"{day.day} {day:%B %Y}" for day in days if day is not None)
    what = _CALLED.get(change.what, change.what)
    text = (
        f"{thing.label}: its {what} was “{change.before or 'blank'}” and is “{change.after or 'blank'}”"
        f"{f' ({between})' if between else ''}."
    )
    return DraftClaim(
        text=text,
        quotes=tuple((item.label, item.text) for item in pieces),
        values=(thing.label, change.before, change.after),
    )


def _dated(record: Record, items: Sequence[Evidence]) -> DraftClaim:
    claim = row_claim(items)
    day = record.as_of or items[0].document.meeting_date
    text = f"{day.day} {day:%B %Y}: {claim.text}" if day else claim.text
    return DraftClaim(text=text, quotes=claim.quotes, values=claim.values)


def _papers(thing: Thing) -> set[str]:
    return {record.document_id for record in records_of(thing)}
