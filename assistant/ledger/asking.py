"""Whether a resolution or recommendation asks somebody for something, of whom, and by when: in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.ledger.due import last_day
from vectorstore.dates import find_dates

_ROLES = (
    r"director|head|officers?|manager|executive|cabinet|leader|chair|members?|councillors?|service|team|committee|panel"
    r"|board|partnership|auditors?|audit|secretary|clerk|solicitor|treasurer|commissioner|lead|department|it|he|she|they"
)
_TASKS = (
    r"provide|report|bring|supply|write|arrange|circulate|name|produce|prepare|submit|share|send|review|consider|attend"
    r"|update|present|give|publish|return|examine|ensure|explore|investigate|inform|advise|confirm|draft|develop|explain"
    r"|respond|make|meet|test|carry out|undertake|look into|look at|work with|contact|check|invite|seek|obtain|include"
    r"|complete|identify|clarify|consult|organise|convene|press|lobby|monitor|propose|set out|come"
)
_THINGS = (
    r"reports?|notes?|reviews?|papers?|plans?|updates?|letters?|lists?|cop(?:y|ies)|figures?|information|details?|data"
    r"|scopes?|costs?|briefings?|responses?|timetables?|summar(?:y|ies)|presentations?|visits?|analys[ie]s|numbers?"
    r"|breakdowns?|diagrams?|answers?"
)
_DONE = (
    r"brought|made|submitted|provided|circulated|presented|reported|supplied|sent|shared|taken|prepared|published"
    r"|produced|added|arranged|given|written|scheduled|drawn up"
)
_WHO = r"(?P<who>(?:[^.;:]|\.(?=\d)){2,120}?)"
_REQUESTED = re.compile(
    rf"^{_WHO},? (?:be|is|are|was|were) (?:asked|requested|invited|instructed|directed|required|urged|tasked)\b",
    re.IGNORECASE,
)
_TASKED = re.compile(
    rf"^{_WHO}[,:]? (?:\([a-z]+\) )?(?:(?:to|should|shall|will|must) )?(?:{_TASKS})\b(?! be\b)", re.IGNORECASE
)
_TO = re.compile(rf"^{_WHO},? to (?!be\b|the\b|an?\b|this\b|its\b|all\b|date\b|\d)[a-z]+\b", re.IGNORECASE)
_DELIVERED = re.compile(
    rf"\b(?:{_THINGS})\b[^.;:]{{0,120}}?\b(?:be|being|comes?) (?:{_DONE})\b"
    r"|\b(?:committee|members|panel|board|council|cabinet) be (?:provided|supplied|given|sent|informed|updated|kept)\b",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"\b(?:come|return|report) (?:back )?(?:to|on|at) (?:the|a|its|this) (?:next |following )?"
    r"(?:meeting|committee|panel)"
    r"\b|\breports? back\b|\b(?:requests|requested|asks|asked)(?::| (?:that|for)\b)",
    re.IGNORECASE,
)
_SETTLED = r"noted|approved|agreed|received|endorsed|adopted|confirmed|supported|accepted|signed|appointed"
_TIMED = re.compile(
    rf"\bbe (?!(?:{_SETTLED})\b)\w+(?:ed|t|n)\b[^.;:]{{0,120}}\b(?:by|before|no later than) (?:the )?(?:end of )?$",
    re.IGNORECASE,
)
_ROLE = re.compile(rf"\b(?:{_ROLES})\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:['’]s?|\b(?:the|a|an|of|on|in|for|to|by|with|and|or|is|not|that|this|its))$|\bbe\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:(?:it was )?(?:resolved|agreed|recommended)\b:? )?(?:that )?(?:the |all )?", re.IGNORECASE)
_CLAUSES = re.compile(r"[;.]\s+(?:and )?|,? and that |(?<!: )\([a-z]+\) ", re.IGNORECASE)
_WITHIN = re.compile(
    r"\bwithin [^.,;:]{3,30}?(?:days?|weeks?|months?)\b|\b(?:the|its|this) (?:next|following) meeting\b"
    r"|\b(?:by|before) the end of \w+\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Who is asked, empty where nobody is named, and by when: the words, and the last day where they name one."""

    who: str
    when: str = ""
    day: date | None = None


@lru_cache(maxsize=20_000)
def request_of(words: str, asked: date | None = None) -> Request | None:
    """Return what a resolution asks for; None for one that notes, approves or decides and asks nobody.

    `asked` is the day of its meeting: a date of before then is not by when.
    """
    who = next((found for clause in _CLAUSES.split(words) if (found := _asked_of(clause)) is not None), None)
    if who is None:
        return None
    when, day = by_when(words, asked)
    return Request(who=who, when=when, day=day)


def by_when(words: str, asked: date | None) -> tuple[str, date | None]:
    """Return by when something is asked for: the latest date it names, else "within ten days" or the like."""
    dated = [(day, found.text) for found in find_dates(words) if (day := last_day(found.value))]
    later = [(day, text) for day, text in dated if asked is None or day > asked]
    if later:
        day, text = max(later)
        return text, day
    match = _WITHIN.search(words)
    return (match.group() if match else ""), None


def _asked_of(clause: str) -> str | None:
    """Return who is asked in a clause, empty where it asks and names nobody, None where it asks nothing."""
    said = _OPENING.sub("", clause.strip())
    for pattern in (_REQUESTED, _TASKED, _TO):
        match = pattern.search(said)
        if match and _ROLE.search(match["who"]) and not _NO_SUBJECT.search(match["who"]):
            return _person(match["who"])
    timed = any(_TIMED.search(said[: found.span.start]) for found in find_dates(said))
    return "" if timed or _DELIVERED.search(said) or _RETURNED.search(said) else None


def _person(who: str) -> str:
    """Return the one asked; a pronoun names nobody to whoever has not read what stands before."""
    return "" if who.casefold() in {"it", "he", "she", "they"} else who.strip(" ,:")
