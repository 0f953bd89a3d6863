"""The signs that open the items of a list: bullets, letters, numbers, and names with a number ("Option 2:")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

ORDERED = ("letter", "capital", "roman", "number")
PARAGRAPH = "paragraph"
"""The family of numbered paragraphs (3.1, 3.2), which are a list only under a heading that says what they are."""

_BULLET = re.compile(r"[•▪●✓➢◦‣\uf0b7\uf0a7]\s*(?=\S)|[*–—o-]\s+(?=\S)")
_AFTER_DASH = re.compile(r"\s*(?:[-–]\s+)?")
_PARAGRAPH = re.compile(r"\d+(?:\.\d+)*\.(\d+)\.?\s+")
_LETTER = re.compile(r"\(?([a-zA-Z])[.)]\)?\s+(?=\S)")
_ROMAN = re.compile(r"\(?([ivxIVX]{1,5})[.)]\)?\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\)?\s+(?=\S)")
_LABEL = re.compile(
    r"([A-Z][a-z]{2,}|[A-Z]{4,})\s+(\d{1,2}|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
    r"(?=\s*[,:–—(]|\s+-|\s*\n|\s*$|\.\s)"
)
_OF_CONTENTS = re.compile(r"[.…]{4,}[.…\s]*\d*\s*$")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Mark:
    """One reading of what opens an item: its sort, its place in the order (0 for a bullet), the name it carries."""

    family: str
    number: int = 0
    label: str = ""


def marks_of(text: str) -> frozenset[Mark]:
    """Return what sorts of mark open a text, none for running text; "i)" can be a letter and a number."""
    if _OF_CONTENTS.search(text):
        return frozenset()
    rest = text[_AFTER_DASH.match(text).end() :]
    after = rest[match.end() :] if (match := _PARAGRAPH.match(rest)) else rest
    if label := _LABEL.match(after):
        return frozenset([Mark(family="label", number=_ordinal(label[2]), label=label[1].casefold())])
    if match:
        return frozenset([Mark(family=PARAGRAPH, number=int(match[1]))])
    found = set()
    if number := _NUMBER.match(rest):
        found.add(Mark(family="number", number=int(number[1])))
    if letter := _LETTER.match(rest):
        family = "capital" if letter[1].isupper() else "letter"
        found.add(Mark(family=family, number=ord(letter[1].casefold()) - 96))
    if (roman := _ROMAN.match(rest)) and roman[1].casefold() in _ROMANS:
        found.add(Mark(family="roman", number=_ROMANS.index(roman[1].casefold()) + 1))
    if not found and (bullet := _BULLET.match(text.lstrip())):
        found.add(Mark(family=f"bullet {bullet.group()[0]}"))
    return frozenset(found)


def mark_starts(text: str) -> list[int]:
    """Return where the parts of a block start: its beginning, and each line that opens an item of it."""
    lines = [match.start() for match in re.finditer(r"^[^\n]", text, re.MULTILINE)]
    opened = [(start, marks_of(text[start:])) for start in lines]
    families = _families(marks for _, marks in opened)
    return [start for start, marks in opened if start == 0 or families & {mark.family for mark in marks}] or [0]


def _families(lines: Iterable[frozenset[Mark]]) -> frozenset[str]:
    """Return the sorts of mark that open a block's items: those of its first marked line, what is nested aside.

    But a paragraph "3.6 There are three priorities:" is cut at the bullets under it.
    """
    marked = [frozenset(mark.family for mark in marks) for marks in lines if marks]
    if marked and PARAGRAPH in marked[0] and not any(PARAGRAPH in others for others in marked[1:]):
        marked = marked[1:]
    return next(iter(marked), frozenset())


def _ordinal(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _WORDS.index(said.casefold()) + 1 if len(said) > 1 else ord(said) - 64
