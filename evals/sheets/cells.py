"""What officers type into cells, as values: each way of writing it that is clear, and a plain fault where it is not."""

from __future__ import annotations

import re
from datetime import date

from vectorstore.dates import find_dates

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "0", "-", ""})
_PAGE = re.compile(r"(?:p(?:age|g)?\.?\s*)?(\d{1,5})(?:\.0)?", re.I)
_PLACE = re.compile(
    r"(?:(?:para(?:graph)?|minute|row|section|item|recommendation|action|saving|project|risk|no)s?\.?\s*)?"
    r"(?:[A-Z]{1,4}\.?)?\d{1,4}(?:[.:-]\d{1,3})*(?:\(?[a-z]\)?)?\.?",
    re.I,
)
_QUOTED = re.compile(r"^[\"“‘'](.+)[\"”’']$", re.S)


class UnclearCell(ValueError):
    """A cell that cannot be read; the message says what belongs in it."""


def yes_or_no(text: str) -> bool:
    """Return whether a cell says yes; empty is no."""
    said = text.strip().casefold()
    if said not in YES | NO:
        raise UnclearCell(f"{text!r}: write yes or no")
    return said in YES


def page(text: str) -> int | None:
    """Return a page number, None for an empty cell."""
    if not text.strip():
        return None
    match = _PAGE.fullmatch(text.strip())
    if match is None or int(match[1]) < 1:
        raise UnclearCell(
            f"{text!r}: give one page, as a number. A second place goes in a row below, without a question"
        )
    return int(match[1])


def day(text: str) -> date | None:
    """Return a day, None for an empty cell; day first where only numbers are given."""
    if not text.strip():
        return None
    found = find_dates(text.strip().partition(" 00:00")[0])
    try:
        return date.fromisoformat(found[0].value if found else "")
    except ValueError as error:
        raise UnclearCell(f"{text!r}: give a day, such as 14 May 2025") from error


def facts(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the key facts of a cell, each with its spellings: "£1.2m | 1.2 million; Ann Carter"."""
    parts = (part for part in re.split(r"[;\n]", text) if part.strip())
    return tuple(spellings for part in parts if (spellings := _split(part, "|")))


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell that hold words."""
    return _split(text, "\n")


def papers(text: str) -> tuple[str, ...]:
    """Return the papers that a cell names, a line or a semicolon between them."""
    return tuple(paper for line in lines(text) for paper in _split(line, ";"))


def place_or_quote(text: str) -> tuple[str | None, str | None]:
    """Return (paragraph, quote), one of which is None: a number and what it is called is a place, all else words."""
    said = text.strip()
    if not said:
        return None, None
    if _PLACE.fullmatch(said):
        return said, None
    marked = _QUOTED.match(said)
    return None, marked[1].strip() if marked else said


def _split(text: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())
