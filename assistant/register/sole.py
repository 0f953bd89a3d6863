"""Whether a question means a value and nothing besides: "just hers", "plain closed", "with nobody else named"."""

from __future__ import annotations

import re

from assistant.register.people import names_someone
from assistant.register.phrases import unnumbered

_ASKED = r"(?<!\bshow )(?<!\bme )(?<!\blist )(?<!\bgive )(?<!\bname )(?<!\bnot )\b"
_MARKS = (
    r"(?:(?<!\bhas )(?<!\bhave )(?<!\bhad )(?<!['’]ve )just|only|solely|exclusively|purely|simply|plain(?:ly)?"
    r"|(?:nothing|nobody|no[ -]one) (?:but|other than))"
)
_BEFORE = rf"(?i:{_ASKED}{_MARKS}(?:\s+(?:the|an?|as|by|to|with|for|of|marked|called|named|down))*\s+)"
"""What stands before a value that is meant alone, unlike "list just the open ones" and "has just closed"."""

_NOT_SINCE = r"\b(?! (?:in|on|by|after|before|since|until|during|this|last|recently)\b)"
_AFTER = r"\s+(?:alone|only(?=\s*(?:[,;?.)]|$))|and (?:nothing|nobody|no[ -]one) else)\b"
_BY_ONESELF = re.compile(
    r"\b(?:on|by) (?:her|his|their|its) own\b|\bby (?:him|her|them)sel(?:f|ves)\b|\bsingle[- ]handed(?:ly)?\b"
    r"|\b(?:nobody|no[ -]one|without any(?:body|one)) else\b"
    r"|\bsole (?:owner|lead|holder|author|sponsor|contact|officer|person)\b"
)
_NAME = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*"
_NAMED = re.compile(rf"{_BEFORE}{_NAME}|\w+ {_NAME} alone\b")


def sole_words(text: str, value: str) -> str:
    """Return the words by which a question says a value as the whole of its cell, empty where it does not."""
    words = r"\W+".join(map(re.escape, _words(value)))
    found = re.search(rf"{_BEFORE}{words}{_NOT_SINCE}|\b{words}{_AFTER}", text, re.IGNORECASE) if words else None
    return found.group() if found else ""


def sole_words_of_person(text: str, value: str) -> str:
    """Return the words by which a question asks for what somebody of a cell has alone, empty where it does not."""
    said = [match.group() for match in _BY_ONESELF.finditer(text)]
    said += [match.group() for match in _NAMED.finditer(text) if names_someone(match.group(), value)]
    return " ".join(said)


def same_words(one: str, other: str) -> bool:
    """Say whether two cells say the same, numbering, case and punctuation aside."""
    return _words(one) == _words(other)


def _words(value: str) -> list[str]:
    return re.findall(r"\w+", unnumbered(value).casefold())
