"""A follow-up that names another subject and asks of it in full: "and Ann Ford, what does she lead?"."""

from __future__ import annotations

import re

from assistant.understanding.describing import of_sort
from assistant.understanding.likes import ASKS, names

_NAMING = re.compile(
    r"^\s*(?:(?:and|but|so|ok|okay|now|then)\b,?\s*)*(?:(?:what about|how about|what of|as for|for|with)\s+)?"
    r"(?P<name>[^,:–-]{2,60}?)\s*[,:–-]\s*(?P<asked>.+)$",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    r"^\s*(?i:(?:and|but|so|ok|okay|what about|how about|as for)\b,?\s*)+"
    r"(?P<name>[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*)*)\s+"
    r"(?P<asked>(?i:who|what|when|where|why|how|which|did|does|is|was|has)\b.+)$"
)
_OF_THE_SORT = re.compile(r"\b(?:that|this|the) one\b", re.IGNORECASE)
_OWNING = re.compile(r"\b(?:theirs|their|hers|his|its)\b", re.IGNORECASE)
_MEANING = re.compile(r"\b(?:they|them|she|her|he|him|it)\b", re.IGNORECASE)


def renamed(text: str, earlier: str) -> tuple[str, str] | None:
    """Return what a follow-up asks of the subject that it names, and the earlier question of that subject.

    None where it names none, or where it does not go on to ask of it. "Its" and "they" are said by name.
    """
    naming = _NAMED_FIRST.match(text) or _NAMING.match(text)
    if not naming or not ASKS.search(naming["asked"]) or ASKS.search(naming["name"]):
        return None
    found = names(naming["name"])
    if len(found) != 1 or len(naming["name"].split()) > len(naming["name"][found[0].start : found[0].end].split()) + 1:
        return None
    name = naming["name"][found[0].start : found[0].end]
    theirs = names(earlier)
    if len(theirs) == 1:
        earlier = earlier[: theirs[0].start] + name + earlier[theirs[0].end :]
    elif _OF_THE_SORT.search(naming["asked"]):
        earlier = of_sort(name, earlier) or earlier
    return _said_by_name(naming["asked"], name), earlier


def _said_by_name(asked: str, name: str) -> str:
    """Return a question with its first word for a thing said as that thing's name, which is put before it else."""
    owning = _OWNING.search(asked)
    if owning:
        return f"{asked[: owning.start()]}{name}'s{asked[owning.end() :]}"
    meaning = _MEANING.search(asked)
    return f"{asked[: meaning.start()]}{name}{asked[meaning.end() :]}" if meaning else f"{name}, {asked}"
