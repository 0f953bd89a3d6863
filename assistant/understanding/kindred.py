"""A word put in the place of the one most like it: "and museums?" after "How much goes on libraries?"."""

from __future__ import annotations

import re

from assistant.understanding.likes import ASKS, names, periods, references
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.word_vectors import WordVectors

ALIKE, MARGIN = 0.3, 0.15
"""How like a word of the earlier question must be to a fragment, and how much more than every other."""

LONGEST = 3
"""Words of a fragment."""

_WORD = re.compile(r"[A-Za-z][\w-]*")
_WHO = re.compile(r"\bwho\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|any|our)\s+", re.IGNORECASE)


def kindred_swapped(fragment: str, earlier: str, words: WordVectors) -> str:
    """Return the earlier question with a fragment in the place of its one near word, empty where there is none."""
    said = _ARTICLE.sub("", fragment)
    if not said or len(said.split()) > LONGEST or ASKS.search(said):
        return ""
    if any(find(fragment) for find in (references, periods, names)):
        return ""
    mine = [word for word in _WORD.findall(said.casefold()) if word not in STOP_WORDS]
    theirs = [match for match in _WORD.finditer(earlier) if _is_thing(match)]
    if not mine or not theirs:
        return ""
    likeness = words.of([match.group().casefold() for match in theirs]) @ words.of(mine).mean(axis=0)
    best = sorted(zip(likeness.tolist(), theirs, strict=True), key=lambda pair: -pair[0])
    if best[0][0] < ALIKE or (len(best) > 1 and best[0][0] - best[1][0] < MARGIN):
        return ""
    place = best[0][1]
    return "" if place.group().casefold() in mine else earlier[: place.start()] + said + earlier[place.end() :]


def _is_thing(word: re.Match[str]) -> bool:
    """Say whether a word of a question can name a thing: what "who" does is a verb."""
    plain = word.group().casefold() in STOP_WORDS or ASKS.match(word.group())
    return not plain and not _WHO.search(word.string[: word.start()])
