"""Whether evidence shows where something is: an address, or a name that a word of place leads to."""

from __future__ import annotations

import re

from assistant.query import Query, terms_of
from assistant.shown_things import sentences_of, words_of
from assistant.types import Evidence
from vectorstore.references import find_dates

_AT = re.compile(
    r"\b(?:at|in|on|near|off|from|to|into|within|outside|opposite|behind|between|beside|along|around|across|by|of"
    r"|call(?:ed|ing)|known as|is|are|was|were)\b (?:the |our |its |new )*(?P<name>[A-Z][\w'’]+)"
    r"|\b(?:online|virtual(?:ly)?|remote(?:ly)?|hybrid|home)\b"
)
_ADDRESS = re.compile(
    r"\b[A-Z]\w+ (?:Street|Road|Lane|Avenue|Square|House|Hall|Centre|Court|Tower|Park|Library|School|Building)\b"
    r"|\b(?:Room|Chamber) \w+|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)


def place(query: Query, item: Evidence) -> bool:
    """Say whether a stretch has, in a sentence on what is asked about, a name that may be of a place."""
    asked = frozenset(term for word in query.own for term in terms_of(word))
    said = [part for part in sentences_of(item) if not asked.isdisjoint(terms_of(part))]
    return any(_names_place(part, asked) for part in said)


def address(query: Query, item: Evidence) -> bool:
    """Say whether a stretch has the name of a street or a building, or a postcode."""
    return bool(_ADDRESS.search(words_of(item)))


def _names_place(text: str, asked: frozenset[str]) -> bool:
    days = find_dates(text)
    for match in _AT.finditer(text):
        name = match["name"] or ""
        at = match.start("name")
        if not name or (asked.isdisjoint(terms_of(name)) and not any(d.span.start <= at < d.span.end for d in days)):
            return True
    return bool(_ADDRESS.search(text))
