"""Questions made of what records say: what suggestions and follow-ups are chosen from, once they have been tried."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.recorded import DUE, LEAD, RATING, STATUS, words_of
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.records import Record, RecordKind
from vectorstore.references import find_references
from vectorstore.types import DocumentKind

FEW, MANY = 2, 15
"""A list is offered where it has so many rows: fewer is no list, more are not read in ten minutes."""
SHORTEST_STATE, LONGEST_STATE, LONGEST_TITLE, MOST_WORDS = 3, 20, 70, 9
_NUMBER = re.compile(r"^[\W\d]*(?:[a-z]?\)|[.|:])?\s*(?=\S)", re.IGNORECASE)
_ITEM = re.compile(r"\s*\(?(?:agenda )?item [\w.]+\)?\s*$", re.IGNORECASE)
_FORMAL = re.compile(
    r"(?:report (?:to|of|by)|item|contents|appendi|apolog|declarations?|disclosure|minutes|notice|membership|substitut"
    r"|election of|appointment of (?:the )?vice|questions?|petitions?|motions?|urgent|exclusion|exempt|date of"
    r"|announcements?|chair|(?:lord )?mayor|welcome|action tracker|work programme|forward plan|any other"
    r"|other (?:urgent )?business|matters arising|public)",
    re.IGNORECASE,
)
"""What every meeting goes through: nobody asks what was decided on it."""
_RECOMMENDS = re.compile(r"[\W\d]*recommendations?(?: to (?:the )?\w+)?\W*", re.IGNORECASE)
_SOUGHT = re.compile(r"\b(?:\w+ implications|conclusions|(?:key )?risks|options considered)\b", re.IGNORECASE)

NOUNS = {
    RecordKind.ACTION: "actions",
    RecordKind.TRACKER_ACTION: "actions",
    RecordKind.PROJECT: "projects",
    RecordKind.SAVING: "savings",
    RecordKind.RISK: "risks",
    RecordKind.KPI: "measures",
    RecordKind.MILESTONE: "milestones",
    RecordKind.DELIVERABLE: "deliverables",
    RecordKind.RECOMMENDATION: "recommendations",
}
"""The kinds that are asked about by their noun."""
_NAMED = frozenset({*NOUNS, RecordKind.ISSUE} - {RecordKind.TRACKER_ACTION})
"""The kinds that are asked about by their reference; a tracker's are those of minutes."""


class Sort(StrEnum):
    """What a question asks for, so that those offered differ."""

    LIST = "list"
    COUNT = "count"
    STATUS = "status"
    OWNER = "owner"
    DUE = "due"
    DECISION = "decision"
    CHANGE = "change"
    PAPER = "paper"
    SUBJECT = "subject"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A question that may be offered, and what it is about: a reference, a paper or a state."""

    sort: Sort
    text: str
    about: str


def of_thing(record: Record) -> Iterator[Offer]:
    """Yield what can be asked of one thing by its reference: how it stands, who leads it, when it is due."""
    name = record.label or ""
    if record.kind not in _NAMED or not record.ref or not _is_named_by(name):
        return
    if words_of(record, (*STATUS, *RATING)):
        yield Offer(sort=Sort.STATUS, text=f"What is the latest status of {name}?", about=name)
    if words_of(record, LEAD):
        yield Offer(sort=Sort.OWNER, text=f"Who leads {name}?", about=name)
    if words_of(record, DUE):
        yield Offer(sort=Sort.DUE, text=f"When is {name} due?", about=name)


def of_minute(record: Record) -> Iterator[Offer]:
    """Yield what was settled under one heading of minutes, where that is short enough to ask about."""
    title = _ITEM.sub("", words_of(record, ("title",)))
    title = title.capitalize() if title.isupper() else title
    told = 2 <= len(title.split()) <= MOST_WORDS and not _FORMAL.match(title)
    if record.kind is RecordKind.MINUTE and told:
        yield Offer(sort=Sort.DECISION, text=f"What was decided on “{title}”?", about=title)


def of_headings(info: DocumentInfo, headings: Iterable[str]) -> Iterator[Offer]:
    """Yield what one paper says under headings that councillors look for."""
    if len(info.title) > LONGEST_TITLE:
        return
    for heading in headings:
        if _RECOMMENDS.fullmatch(heading):
            yield Offer(sort=Sort.PAPER, text=f"What does “{info.title}” recommend?", about=info.id)
        found = _SOUGHT.search(heading)
        if found:
            subject = found[0].lower()
            yield Offer(sort=Sort.PAPER, text=f"What are the {subject} of “{info.title}”?", about=info.id)


def of_subjects(info: DocumentInfo, headings: Iterable[str]) -> Iterator[Offer]:
    """Yield what one paper says under its own headings, as far as these say what they are about."""
    if len(info.title) > LONGEST_TITLE:
        return
    title = info.title.casefold()
    bodies = [name.casefold() for name in (info.council, info.committee) if name]
    for heading in headings:
        words = _NUMBER.sub("", " ".join(heading.split()))
        own = 2 <= len(words.split()) <= MOST_WORDS and words[-1].isalpha()
        told = words.casefold()
        if own and not _FORMAL.match(words) and told not in title and not any(body in told for body in bodies):
            subject = words.capitalize() if words.isupper() else words
            yield Offer(sort=Sort.SUBJECT, text=f"What does “{info.title}” say about “{subject}”?", about=info.id)


def of_change(name: str) -> Offer:
    """Return the question of what became of a thing."""
    return Offer(sort=Sort.CHANGE, text=f"What changed in {name} since the last report?", about=name)


def of_table(records: Sequence[Record]) -> Iterator[Offer]:
    """Yield which rows of one paper are in a state, and how many: those that are few enough to read first."""
    for kind, noun in NOUNS.items():
        rows = [record for record in records if record.kind is kind]
        for names, verb in ((RATING, "are rated"), (STATUS, "are")):
            counts = Counter(state for record in rows if (state := _state(record, names)))
            for state, number in sorted(counts.items(), key=lambda pair: (not FEW <= pair[1] <= MANY, -pair[1])):
                said = f"{verb} {state}"
                if FEW <= number <= MANY:
                    yield Offer(sort=Sort.LIST, text=f"Which {noun} {said}?", about=f"{noun} {state}")
                yield Offer(sort=Sort.COUNT, text=f"How many {noun} {said}?", about=f"{noun} {state}")


def of_paper(info: DocumentInfo, kinds: frozenset[RecordKind]) -> Iterator[Offer]:
    """Yield what one paper resolved, decided or recommends, as far as it holds such records."""
    day = spoken(info.meeting_date)
    if (
        info.kind is DocumentKind.MINUTES
        and info.committee
        and day
        and kinds & {RecordKind.RESOLUTION, RecordKind.MINUTE}
    ):
        text = f"What did the {info.committee} resolve on {day}?"
        yield Offer(sort=Sort.DECISION, text=text, about=info.id)
    if len(info.title) > LONGEST_TITLE:
        return
    if info.kind is DocumentKind.DECISION:
        yield Offer(sort=Sort.DECISION, text=f"What was decided in “{info.title}”?", about=info.id)
    if info.kind is DocumentKind.REPORT and RecordKind.RECOMMENDATION in kinds:
        yield Offer(sort=Sort.PAPER, text=f"What does “{info.title}” recommend?", about=info.id)


def spoken(day: date | None) -> str:
    """Write a day as people say it: 9 April 2025."""
    return f"{day.day} {day:%B %Y}" if day else ""


def varied(offers: Iterable[Offer]) -> list[Offer]:
    """Order offers so that sorts alternate and the same thing comes again as late as may be."""
    by_sort: dict[Sort, list[Offer]] = {}
    for offer in dict.fromkeys(offers):
        by_sort.setdefault(offer.sort, []).append(offer)
    queues = [by_sort[sort] for sort in Sort if sort in by_sort]
    told: Counter[str] = Counter()
    ordered: list[Offer] = []
    while any(queues):
        for queue in (queue for queue in queues if queue):
            best = min(queue, key=lambda offer: told[offer.about])
            queue.remove(best)
            told[best.about] += 1
            ordered.append(best)
    return ordered


def _is_named_by(name: str) -> bool:
    """Say whether a label alone, in a question, is read as a reference: A2.3 is, a bare 7 or 1.2 is not."""
    return any(character.isalpha() for character in name) and any(
        found.text == name for found in find_references(f"Who leads {name} now?")
    )


def _state(record: Record, names: tuple[str, ...]) -> str:
    """Return a short state as a question says it, empty for a sentence."""
    state = words_of(record, names)
    plain = SHORTEST_STATE <= len(state) <= LONGEST_STATE and all(
        character.isalpha() or character in " -" for character in state
    )
    return state.lower() if plain else ""
