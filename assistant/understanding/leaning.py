"""Whether a question leans on the turns before it, or stands by itself."""

from __future__ import annotations

import re

from vectorstore.lexical.analysis import analyse
from vectorstore.references import find_dates, find_references

FEW_WORDS, MANY_WORDS = 3, 5
"""With fewer words of its own a question leans; with so many it may change the subject without naming one."""

_CARRIES_ON = re.compile(
    r"^\s*(?:and|but|so|or|also|then|ok|okay|what about|how about|what of|which of|same|ditto|likewise)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|it's|they|them|their|theirs)\b", re.IGNORECASE)
_NOUN_THAT = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|need|needs|did|do|does|don't|aren't|isn't|haven't)\b"
)
_POINTING = (
    # "that", unless it only joins ("actions that are late") or names a time of its own ("this year")
    rf"\b(?:that|this|these|those)\b(?! (?:{_NOUN_THAT}|(?:year|month|week|quarter|time|morning|council|committee)\b"
    r"|(?:the|we|they|a|an|who|with|in|on|of|at|aged|living|not)\b))",
    rf"(?:^|[.?!,;] |\b(?:is|are|was|were|does|did|do|about|of|for|why|how|and|what|who|to|on|in) )that {_NOUN_THAT}",
    # "there", unless it only says that something is
    r"\bthere\b(?! (?:is|are|was|were|has|have|will|been|be|any|a|an)\b)"
    r"(?<!is there)(?<!are there)(?<!was there)(?<!were there)(?<!been there)(?<!be there)(?<!have there)",
    r"^\s*(?:the )?same\b(?! [\w ]+ as\b)|\bthe same\b(?! (?:time|day|meeting|as|[\w ]+ as)\b)",
    r"\b(?:the|that|this|which|another|last|next|first|second|same|other|any|each|every) one\b(?! of\b)|\bones\b",
    r"\bthe others?\b(?=[^\w]*$| (?:one|two|three|committee|council|plan|report|paper|version)\b)",
)
_POINTS = re.compile("|".join(_POINTING), re.IGNORECASE)
_NAMED = re.compile(r"(?<=[\w,'’] )[A-Z]\w+|[A-Z]{2,}")
_BODY = re.compile(
    r"\b(?:the|our|a|any) (?:\w+ ){0,3}(?:council|committee|cabinet|board|panel|team|trust|government|officers|members"
    r"|councillors|schools?|service|department|commissioner|director|leader|chair|plan|report|department)\b",
    re.IGNORECASE,
)

_ASKING = r"(?:who(?:se|m|['’]s)?|what|when|how|where|why|is|are|was|were|has|have|did|does|do)\b"
_FRONTED = re.compile(
    r"^\s*(?:(?:and|but|so|ok|okay|now),?\s+)*"
    r"(?P<subject>(?!(?:and|but|so|ok|okay|now|for|in|at|on|of|from|by|with|last|next|since|if|as|to)\b)"
    r"[^,.?!]{4,70}), ?"
    rf"(?={_ASKING})",
    re.IGNORECASE,
)
"""What a question names before it asks of it: "and the tenant panel, whose job is that?"."""


def leans(text: str) -> bool:
    """Say whether a question needs earlier words.

    It does where it carries on, points back to what it has not named itself, or has next to no words. One that names
    nothing (no reference, no date, no proper name) leans too, unless it says enough to change the subject.
    """
    own = len(analyse(text, query=True))
    if _names_first(text):
        return False
    if own < FEW_WORDS or _CARRIES_ON.search(text) or points_back(text):
        return True
    return not _names(text) and own < MANY_WORDS


def points_back(text: str) -> bool:
    """Say whether a pronoun or a pointing word has nothing before it in the question that it can mean."""
    person, thing = _PERSON.search(text), _THING.search(text)
    if _POINTS.search(text) or (person is not None and not _NAMED.search(text[: person.start()])):
        return True
    return thing is not None and not _has_named(text[: thing.start()])


def _names_first(text: str) -> bool:
    """Say whether a question begins with a subject of its own of two words or more, which its pronouns then mean."""
    fronted = _FRONTED.match(text)
    subject = fronted["subject"] if fronted else ""
    asks = re.search(rf"\b{_ASKING}", subject, re.IGNORECASE)
    return len(analyse(subject, query=True)) > 1 and not (asks or _THING.search(subject) or _POINTS.search(subject))


def _has_named(before: str) -> bool:
    return bool(_NAMED.search(before) or _BODY.search(before) or find_references(before, loose=True))


def _names(text: str) -> bool:
    return bool(_NAMED.search(text) or find_references(text, loose=True) or find_dates(text))
