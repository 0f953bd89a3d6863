"""What is asked as if it had happened, where the papers tell of it only beforehand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.asked_periods import months_of, overlaps
from assistant.beside import LEADING
from assistant.query import Query, terms_of
from assistant.shown_things import words_of
from assistant.types import Evidence, Route
from vectorstore.records import RecordKind
from vectorstore.references import find_dates

SHARED = 2
"""Words of the question in a sentence from which on it tells of the same thing."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PAST = re.compile(
    r"\b(?:did|was|were|had|has|have|told|happened|ended up|turned out|in the end|actually|came of|heard)\b",
    re.IGNORECASE,
)
# "What was budgeted for next year?" asks for a plan, which papers hold beforehand; "as at 1 May" says how far to read.
_PLANNED = re.compile(
    r"\b(?:plan(?:ned|s)?|due|expect\w*|forecast\w*|budget\w*|target\w*|schedul\w*|meant|going to|will|would|supposed"
    r"|propos\w*|set (?:out|to|for)|aim\w*|down for|pencilled|intend\w*|estimat\w*|project(?:ed|ions?)|predict\w*"
    r"|likely|allocat\w*|recommend\w*|hop(?:ed|ing)|be|want\w*|ask(?:ed)? (?:to|for)|agreed|approved|given|assum\w*"
    r"|cost\w*|before|prior to|until|till|up to|ahead of|as at|as of)\b|\w['’]d\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:was|were|had|held|took|has|have)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"^(?:so |and |ok |[^?]{0,40}[,–-] )?(?:did|was|were|has|have|had)\b"
    r"|\bwhat (?:did|was|were|came)\b.*\b(?:conclude|recommend|find|found|say|said|turn(?:ed)? up|show(?:ed)?|make of"
    r"|out of|tell|told|hear|heard)\b"
    r"|\bhow did\b.*\b(?:turn out|go|work out|respond|react)\b|\bin the end\b|\bended? up\b|\bactually\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:was|were|has|have|had|did|been|told|said|found|made|held|took|taken|won|lost|began|went|got|met)\b"
    r"|\b[a-z]+ed\b",
    re.IGNORECASE,
)
# Said of what is still to come, or a quality of a thing and nothing that happened to it.
_TO_BE_DONE = re.compile(
    r"\b(?:to be|will be|be|is|are|being|shall be|should be|needs? to be|must be) (?:\w+ly )?[a-z]+ed\b"
    r"|\b(?:planned|proposed|required|expected|intended|scheduled|supposed|related|based|needed|requested|improved"
    r"|revised|updated|targeted|dedicated|skilled|qualified|increased|reduced|identified|delivered|associated|focused"
    r"|looked|funded|named|detailed|combined|shared|united)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"status|rating|rag|state|outcome|assess|progress|comment|update|position|response|decision|result|note|narrative",
    re.IGNORECASE,
)
_MINUTED = frozenset({RecordKind.RESOLUTION, RecordKind.MOTION, RecordKind.MINUTE, RecordKind.TRACKER_ACTION})
_ONE_THING = frozenset({Route.FACT, Route.EXPLAIN, Route.DATE, Route.NUMBER, Route.PERSON, Route.DEFINITION})
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\s\|\s|\n|\t|(?=•)")


def asks_what_happened(question: str) -> bool:
    """Say whether a question is for what was done or said, and not for what was planned."""
    return bool(_PAST.search(question)) and not _PLANNED.search(question)


def after_the_record(query: Query, chosen: Sequence[Evidence], newest: date | None) -> str | None:
    """Say that a thing was to happen after the newest paper was written; None where papers may tell of it.

    They do where a sentence tells, as of something past, of the time that is asked about: a paper's day may be wrong.
    """
    if newest is None or not asks_what_happened(query.plan.own):
        return None
    later = [period for period in query.plan.periods if _begins_after(period, newest)]
    if not later or any(_tells_of(period, item) for period in later for item in chosen):
        return None
    asked = next((found.text for found in find_dates(query.plan.text) if found.value in later), "what came later")
    return f"The newest paper that was searched is of {newest.day} {newest:%B %Y}: none can tell of {asked}."


def only_planned(query: Query, chosen: Sequence[Evidence]) -> bool:
    """Say whether it is asked what came of a thing, and no leading stretch tells of anything done about it.

    A row that says how it stands, and a minute, tell by themselves.
    """
    if not _OUTCOME.search(query.plan.own) or query.plan.route not in _ONE_THING:
        return False
    leading = chosen[:LEADING]
    if any(_says_how_it_stands(item) or "RESOLVED" in item.text for item in leading):
        return False
    asked = frozenset(term for word in query.words for term in terms_of(word))
    done = (sentence for item in leading for sentence in _sentences(item) if _is_done(sentence))
    return not any(len(asked.intersection(terms_of(sentence))) >= SHARED for sentence in done)


def _begins_after(period: str, day: date) -> bool:
    if _DAY.fullmatch(period):
        return period > day.isoformat()
    months = months_of(period)
    return months is not None and months[0] > day.year * 12 + day.month


def _tells_of(period: str, item: Evidence) -> bool:
    return any(
        _TOLD.search(sentence) and any(overlaps(period, found.value) for found in find_dates(sentence))
        for sentence in _sentences(item)
    )


def _sentences(item: Evidence) -> list[str]:
    return _SENTENCE.split(words_of(item))


def _says_how_it_stands(item: Evidence) -> bool:
    if item.row is None:
        return False
    told = (found for found in item.row.record.fields if found.value)
    return item.row.record.kind in _MINUTED or any(_STATE.search(f"{found.name} {found.heading}") for found in told)


def _is_done(sentence: str) -> bool:
    return bool(_DONE.search(_TO_BE_DONE.sub(" ", sentence)))
