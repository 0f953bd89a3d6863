"""Which rows a question counts from before it asks anything of them: "of the seven B projects"."""

from __future__ import annotations

import re

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
NUMBERS = {word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)}
_NUMBER = rf"\d{{1,4}}|{'|'.join(NUMBERS)}"
_THE = r"\b(?:the|these|those|all|its|their)(?: of the)? "
_NO_DAY = r"(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b)"
_LETTERED = re.compile(
    rf"(?:\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Ww]hich|[Ll]ist|[Mm]any|of|{_NUMBER}) )"
    r"(?P<letter>[A-Z]) (?:projects|actions|deliverables|milestones|items|recommendations|workstreams)\b"
)


def letters_in(text: str) -> tuple[str, ...]:
    """Return the canonical references of rows that are named by the letter of their numbers: "the B projects"."""
    return tuple(f"project {match['letter'].casefold()}" for match in _LETTERED.finditer(text))


def stated_count(text: str, noun: str) -> int | None:
    """Return how many rows a question says there are to choose from, None where it does not say: "of the 7 recs"."""
    said = rf"{_THE}(?P<number>{_NUMBER}){_NO_DAY} (?:[\w&'’-]+ ){{0,3}}?{re.escape(noun)}\b"
    match = re.search(said, text, re.IGNORECASE) if noun else None
    if match is None:
        return None
    number = match["number"].casefold()
    return NUMBERS.get(number) or int(number)
