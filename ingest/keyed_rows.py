"""Finds the rows of tables whose cells come one below the other, as PDF text gives them, by their references.

A reference that stands alone on its line ("A2.3", "Saving 101") opens a row where the paper has several of its sort.
The short lines right before the first are the column headings, which are said again at the top of each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.dating import full_dates, is_only_a_date
from ingest.lines import Line
from ingest.pieces import Content
from vectorstore.plain import plain_text

MIN_ROWS = 3
MAX_HEADING_LINE = 40
MAX_HEADING_LINES = 24
REACH = 40
_CODE = re.compile(r"([A-Z]{1,3})\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?")
_NAMED = re.compile(r"([A-Z][a-z]{2,14}|KPI|MM|Ref)\.?\s(?:No\.?\s)?\d{1,4}(?:\([a-z]+\))*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """The sorts of reference that open rows in one document: "code" for A2.3, else the word, as in Saving 101."""

    sorts: frozenset[str]

    def read(self, content: Content) -> str | None:
        """Return the reference that a line is, None for any other line."""
        return content.words if self.sorts and _sort(content.words) in self.sorts else None


def keys_of(contents: Iterable[Content]) -> Keys:
    """Find the sorts of reference that stand alone on their lines at least three times, each time another."""
    seen: dict[str, set[str]] = {}
    for content in contents:
        sort = _sort(content.words)
        if sort:
            seen.setdefault(sort, set()).add(content.words)
    return Keys(sorts=frozenset(sort for sort, found in seen.items() if len(found) >= MIN_ROWS))


def heading_lines(lines: Sequence[Line]) -> int:
    """How many lines at the end of a stretch can be column headings: short, without a sentence's end or a figure."""
    count = 0
    for line in reversed(lines[-MAX_HEADING_LINES:]):
        words = plain_text(line.text).strip()
        if len(words) > MAX_HEADING_LINE or words.endswith((".", ";", ",")) or _is_figure(words):
            break
        count += 1
    return count if count >= 2 else 0


def date_lines(lines: Sequence[Line]) -> int:
    """How many lines at the end of a stretch are a date and nothing else, which the row after them begins with."""
    for count in (1, 2):
        words = " ".join(plain_text(line.text).strip() for line in lines[-count:])
        if len(lines) >= count and full_dates(words) and is_only_a_date(words) and len(words) <= 30:
            return count
    return 0


def said_again(contents: Sequence[Content], at: int, headings: Sequence[str]) -> int:
    """How many lines from `at` on are the column headings once more; 0 where they are not."""
    words = [content.words for content in contents[at : at + len(headings)]]
    return len(headings) if headings and words == list(headings) else 0


def goes_on(contents: Sequence[Content], at: int, keys: Keys) -> bool:
    """Say whether another row of the table opens within reach of `at`, so that what stands there belongs to it too."""
    return any(keys.read(content) for content in contents[at : at + REACH])


def _sort(words: str) -> str | None:
    if _CODE.fullmatch(words):
        return "code"
    named = _NAMED.fullmatch(words)
    return named[1].lower() if named and not is_only_a_date(words) else None


def _is_figure(words: str) -> bool:
    return bool(re.fullmatch(r"[-+–£(]*\d[\d,.]*%?\)?", words))
