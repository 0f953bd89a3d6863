"""The signs that open the items of a list: bullets, letters, numbers, and names with a number ("Option 2:")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PARAGRAPH = "paragraph"
"""The family of numbered paragraphs (3.1, 3.2), which are a list only under a heading that says what they are."""

LOOKED_AT = 300
"""Characters of a line among which its mark, and the leader dots of a table of contents, are looked for."""

_BULLET = re.compile(r"[•▪●✓➢◦‣\uf0b7\uf0a7]\s*(?=\S)|[*–—o-]\s+(?=\S)")
_DASH = re.compile(r"^\s*(?:[-–]\s+)?")
_PARAGRAPH = re.compile(r"\d+(?:\.\d+)*\.(\d+)\.?\s+")
_LETTER = re.compile(r"\(?([a-zA-Z])[.)]\)?\s+(?=\S)")
_ROMAN = re.compile(r"\(?([ivxIVX]{1,5})[.)]\)?\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\)?\s+(?=\S)")
_LABEL = re.compile(
    r"([A-Z][a-z]{2,}|[A-Z]{4,})\s+(\d{1,2}|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
    r"(?=\s*[,:–—(]|\s+-|\s*\n|\s*$|\.\s)"
)
_LINE = re.compile(r"^[^\n]", re.MULTILINE)
_OF_CONTENTS = re.compile(r"[.…]{4}[.… ]*\d*\s*$")
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
    line = text.lstrip()[:LOOKED_AT].partition("\n")[0]
    return frozenset() if _OF_CONTENTS.search(line) else _marks(line)


def _marks(line: str) -> frozenset[Mark]:
    rest = _DASH.sub("", line)
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
    if not found and (bullet := _BULLET.match(line)):
        found.add(Mark(family=f"bullet {bullet.group()[0]}"))
    return frozenset(found)


def mark_starts(text: str, *, nested: bool = False) -> list[int]:
    """Return where the parts of a block start: its beginning, and each line that opens an item, `nested` ones too."""
    opened = _opened(text)
    families = _families(marks for _, marks in opened)
    return [0, *(at for at, marks in opened if at and any(nested or mark.family in families for mark in marks))]


def families_of(text: str) -> frozenset[str]:
    """Return the sorts of mark that open the items of a block; none where no line of it opens one."""
    return _families((marks for _, marks in _opened(text)), alone=True)


def _opened(text: str) -> list[tuple[int, frozenset[Mark]]]:
    """Return where each line starts, and what sorts of mark open it."""
    lines = (match.start() for match in _LINE.finditer(text))
    return [(start, marks_of(text[start : start + LOOKED_AT])) for start in lines]


def _families(lines: Iterable[frozenset[Mark]], *, alone: bool = False) -> frozenset[str]:
    """Return the sorts of mark that open a block's items: those of its first marked line, what is nested aside.

    But a paragraph "3.6 There are three priorities:" is cut at the bullets under it; `alone` it is one itself.
    """
    marked = [frozenset(mark.family for mark in marks) for marks in lines if marks]
    if not alone and marked and PARAGRAPH in marked[0] and not any(PARAGRAPH in others for others in marked[1:]):
        marked = marked[1:]
    return next(iter(marked), frozenset())


def _ordinal(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _WORDS.index(said.casefold()) + 1 if len(said) > 1 else ord(said) - 64
