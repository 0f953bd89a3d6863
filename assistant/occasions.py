"""The meeting or paper that a reader means without its date: "when we last met", "the latest report"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.types import Plan
from assistant.wordings import route_of, slots_of
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.types import DocumentKind

_PAPERS = {
    "report": (DocumentKind.REPORT, DocumentKind.PLAN),
    "update": (DocumentKind.REPORT, DocumentKind.PLAN),
    "plan": (DocumentKind.PLAN, DocumentKind.REPORT),
    "minutes": (DocumentKind.MINUTES,),
    "meeting": (DocumentKind.MINUTES, DocumentKind.AGENDA),
    "agenda": (DocumentKind.AGENDA,),
    "pack": (DocumentKind.AGENDA,),
    "paper": tuple(DocumentKind),
    "papers": tuple(DocumentKind),
    "dashboard": tuple(DocumentKind),
    "tracker": tuple(DocumentKind),
}
_NOUN = rf"(?P<noun>{'|'.join(_PAPERS)})\b"
_LATEST = re.compile(
    r"\b(?P<which>latest|most recent|newest|last|previous|current|first|earliest|original) "
    rf"(?:\w+ ){{0,3}}?{_NOUN}",
    re.IGNORECASE,
)
_LAST_MET = re.compile(
    r"\b(?:when|since) (?:we|they|it|the (?:\w+ ){0,6}(?:committee|panel|board|cabinet|council)) last met\b"
    r"|\b(?:at|in|from|since) (?:the|our|its|their) (?:last|most recent|previous) (?:\w+ ){0,4}?meeting\b",
    re.IGNORECASE,
)
_EARLIEST = frozenset({"first", "earliest", "original"})


def dated(plan: Plan, index: Index, today: date | None = None) -> Plan:
    """Return a plan with the day of the meeting that is meant among its periods; as it was where none is meant."""
    if any(period[:2] in ("19", "20") for period in plan.periods):
        return plan
    last_met, latest = _LAST_MET.search(plan.own), _LATEST.search(plan.own)
    if not (last_met or latest):
        return plan
    filters = plan.question.filters
    until = filters.as_of or today or date.today()
    cards = [card for card in index.catalogue.documents(filters) if card.meeting_date and card.meeting_date <= until]
    day = _latest(latest, cards, plan.own) if latest and not last_met else _last_met(plan.own, cards)
    if day is None:
        return plan
    asked = _LAST_MET.sub(" ", plan.own)  # its "when" asks for no date
    periods = (*plan.periods, day.isoformat())
    return replace(plan, periods=periods, route=route_of(asked), slots=slots_of(asked))


def _last_met(text: str, cards: Sequence[DocumentInfo]) -> date | None:
    """Return the day of the latest minutes of the body that is named, of any where none is; else of its agenda.

    A body that is named may have no more than reports here: their day is that of the meeting they went to.
    """
    bodies = [card for card in cards if card.committee and _names(text, card.committee)]
    for kinds in ((DocumentKind.MINUTES,), (DocumentKind.AGENDA,), tuple(DocumentKind) if bodies else ()):
        days = [card.meeting_date for card in bodies or cards if card.kind in kinds and card.meeting_date]
        if days:
            return max(days)
    return None


def _latest(said: re.Match[str], cards: Sequence[DocumentInfo], text: str) -> date | None:
    """Return the day of the latest or first paper of a kind, None where no title has a word of the question's."""
    kinds = _PAPERS[said["noun"].casefold()]
    near = _nearest([card for card in cards if card.kind in kinds], text)
    days = [card.meeting_date for card in near if card.meeting_date and _shared(card, text)]
    if not days:
        return None
    return min(days) if said["which"].casefold() in _EARLIEST else max(days)


def _nearest(cards: Sequence[DocumentInfo], text: str) -> list[DocumentInfo]:
    most = max((_shared(card, text) for card in cards), default=0)
    return [card for card in cards if _shared(card, text) == most]


def _shared(card: DocumentInfo, text: str) -> int:
    """Return how many words of a title or its committee's name a question has, what papers are called aside."""
    words = set(analyse(f"{card.title} {card.committee or ''}", query=True))
    return len(words & set(analyse(text, query=True)) - set(analyse(" ".join(_PAPERS), query=True)))


def _names(text: str, committee: str) -> bool:
    """Say whether a question names a body: by a word of its name that is not what every body is called."""
    common = set(analyse("committee panel board cabinet council overview meeting", query=True))
    own = set(analyse(committee, query=True))
    return bool((own - common or own) & set(analyse(text, query=True)))
