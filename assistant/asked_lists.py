"""What a question says of the list that it wants: how many items, what they are, whether it wants them all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.query import terms_of
from assistant.types import Plan, Route
from vectorstore.lexical._stop_words import STOP_WORDS

_NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, 2)}
MOST_ASKED = 40
"""A larger number in a question counts what no list spells out."""

LOOKED_AT = 4
"""The name of what is listed stands among so many words after the number, or after "which"."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBERED = re.compile(
    rf"(?<![\w.,£-])(?:({'|'.join(NUMBERS)})|(?:the|what|which|all|those|these|its|our|their|are) (\d\d?))\s+(?=[a-z])",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:which|how many|any|some|one|most|none|out) of (?:the|our|these|those|its|their|\w+s)\b", re.I
)
_OF_TIME = re.compile(
    r"(?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|times?|per|percent\w*|million|pounds|pages|people"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\b(?:(?:what|which)(?: of)?(?: (?:are|were|is|was))?|list|name|give me|through|how many)"
    r"(?: (?:all|of|the|its|their|our|main|key|different|numbered))*\s+",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^\s*(?:list|name|give me)\b|\blist (?:all|the|every|each|of)\b"
    r"|\b(?:(?:run|walk|take|talk|go) (?:\w+ )?through|all of (?:it|them)|in full|every(?:thing|one)?)\b",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\b(?:what|which)(?: of)?\s+(?:(?:all|main|key|different)\s+)*", re.IGNORECASE)
_SEVERAL = re.compile(r"\bwhat (?:are|were)\b|\ball the\b|\beach\b", re.IGNORECASE)
_OPEN = re.compile(
    r"^\W*(?:and |so |ok |but )?what (?!(?:if|about|time|date|day|year|month|share|proportion|percentage)\b)", re.I
)
_OF_ANYTHING = (Route.FACT, Route.EXPLAIN, Route.COMPARE)
_NO_PLURAL = re.compile(r"(?:ss|us|is)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is asked of a list: its length where the question says it, its items' name as a term, "" where unsaid.

    `whole` is a question that says it wants all of something, `every` one for several things, `open` one for whatever
    there is ("What was Cabinet asked to ...?"), `counting` one for how many there are, `partial` one for those of a
    list that fit something.
    """

    number: int | None
    noun: str
    whole: bool
    every: bool
    open: bool
    counting: bool
    partial: bool


def wish_of(plan: Plan) -> Wish:
    """Read off what a question says of a list."""
    own = plan.own
    number, noun = _numbered(own)
    whole = plan.route in (Route.LIST, *_OF_ANYTHING) and bool(_WHOLE.search(own))
    return Wish(
        number=number,
        noun=noun or next((said for match in _NAMING.finditer(own) if (said := _noun(own[match.end() :]))), ""),
        whole=whole,
        every=whole or plan.route is Route.LIST or (plan.route in _OF_ANYTHING and _is_several(own)),
        open=plan.route in _OF_ANYTHING and not plan.slots and (bool(_OPEN.search(own)) or plan.route is Route.EXPLAIN),
        counting=plan.route is Route.COUNT,
        partial=bool(_PARTIAL.search(own)),
    )


def _is_several(own: str) -> bool:
    """Say whether a question is for several things: what they "are", or "what steps", "on which grounds"."""
    return bool(_SEVERAL.search(own)) or any(_noun(own[match.end() :], among=2) for match in _WHAT.finditer(own))


def number_of(text: str) -> int | None:
    """Return the number of things that a text says, the first of them where it says several: "Four causes ..."."""
    return _numbered(text)[0]


def _numbered(text: str) -> tuple[int | None, str]:
    for match in _NUMBERED.finditer(text):
        number = NUMBERS[match[1].casefold()] if match[1] else int(match[2])
        noun = _noun(text[match.end() :])
        if noun and 2 <= number <= MOST_ASKED and not _OF_TIME.match(text, match.end()):
            return number, noun
    return None, ""


def _noun(text: str, among: int = LOOKED_AT) -> str:
    """Return the term of the first plural among the next words, "" where a word that only asks comes before it."""
    for word in _WORD.findall(text)[:among]:
        plain = word.casefold()
        if plain in STOP_WORDS:
            return ""
        if plain.endswith("s") and not _NO_PLURAL.search(plain):
            return next(iter(terms_of(plain)), "")
    return ""
