"""Answers who was at a meeting, who sent apologies and how many came, by the lists that its minutes open with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.people.items import Item, Told, evidence_of
from assistant.people.meetings import COUNCILLORS, Entry, Meeting, Roll, Sort, meetings_in
from assistant.query import Query, coverage, terms_of
from assistant.register.people import names_someone
from assistant.slots import names_in
from assistant.standing import is_draft
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.index import Index
from vectorstore.types import AccessLevel, Block, BlockKind, Document, DocumentKind, Hit, Span
from vectorstore.units import units_of

MOST_PAPERS, WIDE, LONGEST, KEPT = 8, 10, 60, 128
"""Files read for their lists, passages found that count, words of a list that are said, and files kept once read."""

_CAME = (
    r"(?:present|in attendance|attend\w*|there|at (?:the|that|this|a|its|our)\b|at\b.*\bmeeting|turn(?:ed)? up|came)"
)
_BODY = re.compile(
    r"(?P<of>(?:\b(?!(?:the|at|a|of|that|this|in|to|by|for|was|were|on)\b)[\w&'’-]+ ){0,5})"
    r"(?P<body>(?:sub-?)?committee|panel|board|cabinet|council|forum|meeting)\b",
    re.IGNORECASE,
)
_NO_BODY = frozenset(
    terms_of(
        "january february march april may june july august september october november december last latest previous"
        " next full whole meeting committee minutes public special annual extraordinary our"
    )
)
_MANY = re.compile(
    rf"\bhow many\b.{{0,30}}\b(?P<who>members|councillors|cllrs|people|officers)\b.*\b{_CAME}", re.IGNORECASE
)
_APOLOGIES = re.compile(
    r"\bapologi(?:es|sed|zed)\b|\bwho\b.*\b(?:absent|missing|not (?:there|present))\b"
    r"|\bwho (?:wasn['’]?t|weren['’]?t|was not|were not)\b"
    r"|\bwho (?:didn['’]?t|did not|couldn['’]?t|could not) (?:attend|come|make it|turn up)\b",
    re.IGNORECASE,
)
_WHO = re.compile(rf"\b(?:who|which (?:members|councillors|officers))\b.*\b{_CAME}", re.IGNORECASE)
_WAS = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:was|were|did|is|wasn['’]t|didn['’]t)\b.*"
    rf"\b(?:{_CAME}|absent|away|come|make it|apologies)\b",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"\bwho (?:chaired|presided|was (?:the |in the )?chair(?:man|woman|person|ing)?)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:vot\w+|mov\w+|propos\w+|second\w*|abstain\w*|object\w*|ask\w*|said|speak\w*|spoke|present(?:ed|s|ing)"
    r"|evidence|witness\w*|decid\w+|agre\w+|school|pupils?|children|lead\w*|introduc\w+|brought|chaired|in the chair"
    r"|elected to)\b",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:meetings?|met|minutes|session)\b", re.IGNORECASE)
_ELECTED = re.compile(r"\b(?:elected|councillors|cllrs)\b", re.IGNORECASE)
_MEMBERS = re.compile(r"\bmembers\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir)\b\.? (?:[A-Z][\w.]*\s){0,3}(?P<surname>[A-Z][\w'’-]+)")
_NOT_OF_IT = """
    present there attendance attend attending attended turned came meeting minutes apologies sent members councillors
    how many
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """What is asked of a meeting's lists: of some `sorts`, `counted`, of whom the question names, or of the chair."""

    sorts: tuple[Sort, ...]
    counted: bool = False
    named: bool = False
    chair: bool = False


def read_attendance(query: Query) -> Attendance | None:
    """Return what a question asks of who was at a meeting, None where it asks for no such thing."""
    text = query.plan.own
    dated = bool(query.plan.periods)
    if _CHAIRED.search(text) and (dated or _MET.search(text)):
        return Attendance(sorts=(Sort.PRESENT,), chair=True)
    if _OTHERWISE.search(_APOLOGIES.sub("", text)) or not (dated or _MET.search(text)):
        return None
    if many := _MANY.search(text):
        officers = many["who"].casefold() == "officers"
        return Attendance(sorts=(Sort.ATTENDING,) if officers else (Sort.PRESENT,), counted=not officers)
    if _WAS.search(text) and names_in(text):
        return Attendance(sorts=tuple(Sort), named=True)
    if _APOLOGIES.search(text):
        return Attendance(sorts=(Sort.APOLOGIES,))
    if _WHO.search(text):
        others = bool(re.search(r"\bofficers\b|\bin attendance\b", text, re.IGNORECASE))
        return Attendance(sorts=(Sort.ATTENDING,) if others else (Sort.PRESENT,))
    return None


def attendance_told(query: Query, hits: Sequence[Hit], index: Index) -> Told | None:
    """Return who was at the meeting that a question means, None where none surely is meant or its lists do not say."""
    ask = read_attendance(query)
    meeting = _meeting(query, hits, index) if ask else None
    if ask is None or meeting is None:
        return None
    rolls = [roll for roll in meeting.rolls if roll.sort in ask.sorts]
    numbered = enumerate(rolls, 1)
    items = [item for number, roll in numbered if (item := _item(f"M{number}", ask, query, meeting, roll))]
    return Told(items=tuple(items)) if items else None


def _item(name: str, ask: Attendance, query: Query, meeting: Meeting, roll: Roll) -> Item | None:
    entries = _asked(ask, query, roll)
    if not entries:
        return None
    block = entries[0].line.block if roll.line.block.kind is BlockKind.HEADING else roll.line.block
    evidence = evidence_of(name, meeting.document, _places(roll, entries, meeting.document), block)
    said = ", ".join(entry.name for entry in entries)
    if ask.counted:
        elected, members = (pattern.search(query.plan.own) for pattern in (_ELECTED, _MEMBERS))
        noun = "councillors" if elected else "members" if members else "people"
        text = f"{len(entries)} {noun} are listed under “{roll.label}”: {said}"
        return Item(text=text, evidence=evidence, computed=(str(len(entries)),))
    words = said.split()
    cut = f"{' '.join(words[:LONGEST])} …" if len(words) > LONGEST else said
    return Item(text=f"{roll.label}: {cut}{' (Chair)' if ask.chair else ''}", evidence=evidence)


def _asked(ask: Attendance, query: Query, roll: Roll) -> list[Entry]:
    """Return whom of a list the question is about."""
    text = query.plan.own
    if ask.named:
        titled = [entry for entry in roll.entries if _is_titled(text, entry.name)]
        return [e for e in titled if any(names_someone(text, said) for said in (e.name, COUNCILLORS.sub("", e.name)))]
    if ask.chair:
        return [entry for entry in roll.entries if entry.chair]
    if ask.counted and _ELECTED.search(text):
        elected = [entry for entry in roll.entries if entry.councillor]
        return elected or list(roll.entries)
    return list(roll.entries)


def _is_titled(question: str, name: str) -> bool:
    """Say whether a name has the title that the question gives, where both give one: Ms Wright is no Mr Wright."""
    asked = {match["surname"]: match["title"] for match in _TITLED.finditer(question)}
    held = {(match["surname"], match["title"]) for match in _TITLED.finditer(name)}
    same = [surname for surname, _ in held if surname in asked]
    return not same or any((surname, asked[surname]) in held for surname in same)


def _places(roll: Roll, entries: Sequence[Entry], document: Document) -> tuple[Span, ...]:
    """Return the quotable stretches that the people asked for stand in, and that of a list's label before them."""
    first = _at(document, roll.line.block, roll.line.span.start)
    alone = first is None or len(document.standing(first).split()) <= len(roll.label.split())
    found = [] if alone or roll.line.block.kind is BlockKind.HEADING else [first]
    for entry in entries:
        units = units_of(document, entry.line.block, entry.line.block.span)
        found += [unit for unit in units if _holds(" ".join(document.standing(unit).split()), entry.name)]
    return tuple(sorted({span for span in found if span is not None}))


def _at(document: Document, block: Block, place: int) -> Span | None:
    return next((unit for unit in units_of(document, block, block.span) if unit.start <= place < unit.end), None)


def _holds(words: str, name: str) -> bool:
    """Say whether a stretch has a name; of a list that is told whole, whether the stretch is of it."""
    return name in words or words in name


def _meeting(query: Query, hits: Sequence[Hit], index: Index) -> Meeting | None:
    """Return the meeting that a question means: of its day or month, and of its committee where several met then."""
    periods, levels = query.plan.periods, query.plan.question.filters.levels
    found = [meeting for card in _cards(query, hits, index) for meeting in _meetings(index.catalogue, card.id, levels)]
    if periods:
        found = [meeting for meeting in found if any(_is_of(meeting, period) for period in periods)]
    found = [meeting for meeting in found if _is_of_body(query.plan.own, meeting)]
    if not found:
        return None
    aside = frozenset(terms_of(_NOT_OF_IT))
    about = {term: weight for term, weight in query.terms.items() if term not in aside}
    said = replace(query, terms=about)
    scores = [coverage(said, frozenset(terms_of(_called(meeting)))) for meeting in found]
    best = [meeting for meeting, score in zip(found, scores, strict=True) if score == max(scores)]
    days = {meeting.day for meeting in best}
    bodies = {meeting.document.committee for meeting in best}
    return best[0] if len(days) == 1 and len(bodies) == 1 and (periods or max(scores) > 0) else None


def _cards(query: Query, hits: Sequence[Hit], index: Index) -> list[DocumentInfo]:
    """Return the papers to read: minutes of the day or month, then those found; a draft only where nothing else is."""
    periods = query.plan.periods
    cards = [card for card in index.catalogue.documents(query.plan.question.filters) if card.copy_of is None]
    near = {hit.chunk.document_id for hit in hits if hit.rank <= WIDE}
    minutes = [card for card in cards if card.kind is DocumentKind.MINUTES and card.meeting_date]
    of_day = [card for card in minutes if any(_says(str(card.meeting_date), period) for period in periods)]
    held = [*of_day, *(card for card in cards if card.id in near and card not in of_day)]
    final = [card for card in held if not is_draft(card)]
    return (final or held)[:MOST_PAPERS]


@lru_cache(maxsize=KEPT)
def _meetings(catalogue: Catalogue, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Meeting, ...]:
    """Return the meetings of a file; its id names its content, so that they stay right while others are ingested."""
    document = catalogue.document(document_id, levels)
    return meetings_in(document, catalogue.blocks(document_id, Span(start=0, end=len(document.text)), levels))


def _is_of_body(question: str, meeting: Meeting) -> bool:
    """Say whether a meeting can be that of the body a question names: "the planning committee" is no County Council."""
    held = frozenset(terms_of(_called(meeting)))
    for match in _BODY.finditer(question):
        said = {term for term in terms_of(match["of"]) if term.isalpha()} - _NO_BODY
        own = set(terms_of(match["body"])) - _NO_BODY
        if (said and said.isdisjoint(held)) or (not said and own and own.isdisjoint(held)):
            return False
    return True


def _is_of(meeting: Meeting, period: str) -> bool:
    return meeting.day is not None and _says(meeting.day.isoformat(), period)


def _says(day: str, period: str) -> bool:
    """Say whether a day is of a period; "--01-09" is the 9th of January of any year."""
    return day.endswith(period.removeprefix("-")) if period.startswith("--") else day.startswith(period)


def _called(meeting: Meeting) -> str:
    """Return what stands over a meeting's lists: its paper's title and committee, and the heads before them."""
    first = meeting.rolls[0].line
    return " ".join((meeting.document.title, meeting.document.committee or "", *first.block.locator.headings))
