"""Looks single entries up: what a term means, who wrote a paper, and who holds the post that a row names."""

from __future__ import annotations

import re

from assistant.query import Query
from assistant.register.people import people_in
from assistant.rows import Row
from assistant.types import Route
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record, RecordKind

_WRITTEN = re.compile(
    r"\b(?:wrote|writ(?:es|ten)|author(?:ed|s|ised?)?|signed off|in whose name|reports? of|prepared|presented"
    r"|named (?:on|in))\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho(?:se|m)?\b|\bauthors?\b|\bofficers?\b|\bnames?\b", re.IGNORECASE)
AUTHORSHIP = ("author", "report_of", "authorised_by", "lead_member", "owner", "contact")
ABOUT = 0.34
"""The least share of what a question says of a paper that the paper's title and front sheet must hold."""

MOST_ENTRIES, SAME_TIME = 3, 270
_SMALL = frozenset(["the", "of", "for", "and", "a", "in", "to", "interim", "acting"])


def terms_asked(query: Query, index: Index) -> tuple[Record, ...]:
    """Return the glossary entries of the term that a question asks the meaning of, each meaning once."""
    if query.plan.route is not Route.DEFINITION:
        return ()
    words = f" {_folded(query.plan.own)} "
    entries = index.register.find(query.plan.question.filters, kinds={RecordKind.TERM})
    asked = [entry for entry in entries if f" {_folded(entry.value('term'))} " in words]
    longest = max((len(_folded(entry.value("term"))) for entry in asked), default=0)
    best = {_folded(e.value("meaning")): e for e in asked if len(_folded(e.value("term"))) == longest}
    return tuple(best.values())[:MOST_ENTRIES]


def sheets_asked(query: Query, index: Index) -> tuple[Record, ...]:
    """Return the front sheet of the paper whose author a question asks for."""
    text = query.plan.own
    if not (_WRITTEN.search(text) and _WHO.search(text)):
        return ()
    sheets = index.register.find(query.plan.question.filters, kinds={RecordKind.FRONT_SHEET})
    scored = [(_about(query, sheet, index), sheet) for sheet in sheets if any(sheet.value(n) for n in AUTHORSHIP)]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(sheet for score, sheet in scored if score == best and score >= ABOUT)[:1]


def holders(query: Query, row: Row | None, index: Index) -> tuple[Record, ...]:
    """Return the people whom papers of about the same time name as holding the posts that a row gives."""
    if row is None or not _WHO.search(query.plan.own):
        return ()
    posts = [part.field.value for part in row.said if part.field.name in AUTHORSHIP]
    nameless = {_post(post) for post in posts if post and not people_in(post)}
    if not nameless:
        return ()
    people = index.register.find(query.plan.question.filters, kinds={RecordKind.PERSON, RecordKind.ROLE})
    found = {
        person.value("name"): person
        for person in people
        if person.value("name") and _post(person.value("role")) in nameless and _together(person, row.record)
    }
    return tuple(found.values())[:MOST_ENTRIES]


def _together(one: Record, other: Record) -> bool:
    """Say whether two records speak of about the same time: posts change hands."""
    if one.document_id == other.document_id:
        return True
    return one.as_of is not None and other.as_of is not None and abs((one.as_of - other.as_of).days) <= SAME_TIME


def _about(query: Query, sheet: Record, index: Index) -> float:
    """Return how much of what the question says of the paper stands on its sheet, with a half more for its date."""
    document = index.catalogue.document(sheet.document_id, query.plan.question.filters.levels)
    said = set(analyse(" ".join([document.title, *(found.value for found in sheet.fields)]), query=False))
    asked = {term: weight for term, weight in query.terms.items() if not _WRITTEN.search(term)}
    total = sum(asked.values()) or 1.0
    held = sum(weight for term, weight in asked.items() if term in said) / total
    day = sheet.as_of or document.meeting_date
    return held + 0.5 * (day is not None and any(day.isoformat().startswith(p) for p in query.plan.periods))


def _folded(words: str) -> str:
    return " ".join(re.findall(r"[\w&]+", words.casefold()))


def _post(words: str) -> frozenset[str]:
    """Return a post without the small words that papers write it with: "Director of X", "Director, X"."""
    return frozenset(word for word in _folded(words).replace("&", "and").split() if word not in _SMALL)
