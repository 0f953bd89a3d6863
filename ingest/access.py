"""Reads who a paper is for from its own marks: public, exempt (LGA 1972, Schedule 12A) or confidential.

A mark counts where it heads a paper or an appendix. What papers say in passing ("except where there are confidential or
exempt items", "Does this report contain exempt information? No", an item to exclude the public) marks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.grammar import is_appendix
from ingest.lines import Line
from vectorstore.plain import plain_text
from vectorstore.types import Access, AccessLevel, Restriction, Span, strictest

TOP_LINES = 14
HEAD_LINES = 6
MAX_MARK = 260
_EXEMPT = re.compile(
    r"\bnot\s+for\s+publication\b|\bexempt\s+(?:from\s+(?:publication|disclosure)|appendix|annex|report|item|paper|minutes?)\b"
    r"|\b(?:contains?|containing|is|are|classed\s+as)\s+exempt\s+information\b"
    r"|\bexempt\s+information\s*(?:[-–—:(]|(?:as\s+defined\s+)?(?:by|in|under|within)\s+)\s*paragraph"
    r"|^\W*(?:exempt(?:\s+information)?|restricted|classification\s*:?\s*(?:exempt|restricted|part\s*(?:2|ii|b)))\W*$",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"^\W*(?:strictly\s+)?(?:private\s+(?:and|&)\s+)?confidential(?:\s+(?:appendix|annex|report|item|paper|minutes?)\b.*)?\W*$"
    r"|\bconfidential\s*[-–—:,.(]+\s*not\s+for\s+publication\b|^\W*classification\s*:?\s*(?:strictly\s+)?confidential\W*$",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(
    r"paragraphs?\s+((?:\d{1,2}[a-z]?(?:\s*(?:,|and|&|or|to)\s*)?)+)(?:.{0,40}\bschedule\s+12\s*a\b)?", re.IGNORECASE
)
_IN_PASSING = re.compile(
    r"\?|\bwhich\b|\bdo\s+not\b|\bexcept\s+where\b|\bexclu(?:de|sion|ding)\b|\bwhether\b|\bif\s+any\b|\blikely\b|\bany\s+(?:exempt|confidential)\b"
    r"|\b(?:no|not\s+contain(?:ing)?|does\s+not)\b(?!\s+for\s+publication)|\bunrestricted\b|\bconfidential\s+or\s+exempt\b"
    r"|\bexempt\s+or\s+confidential\b|\bappendi(?:x|ces)\s+\w+\s+(?:is|are|contains?)\b|\bto\s+(?:consider|resolve|note|receive)\b",
    re.IGNORECASE,
)


def mark_of(words: str) -> Access | None:
    """Read the access mark that a line is, None for a line that only speaks of exempt or confidential things."""
    if len(words) > MAX_MARK or not (_EXEMPT.search(words) or _CONFIDENTIAL.search(words)) or _IN_PASSING.search(words):
        return None
    level = AccessLevel.CONFIDENTIAL if _CONFIDENTIAL.search(words) else AccessLevel.EXEMPT
    found = _PARAGRAPHS.search(words)
    return Access(level=level, paragraphs=tuple(re.findall(r"\d{1,2}[a-z]?", found[1])) if found else ())


def access_of(lines: Sequence[Line]) -> Access:
    """Read the mark at the top of a document, before its first appendix; public where there is none."""
    marks: list[Access] = []
    for line in [line for line in lines if not line.blank][:TOP_LINES]:
        words = _words(line)
        if is_appendix(line.text) and marks == [] and not mark_of(words):
            break
        if mark := mark_of(words):
            marks.append(mark)
    return _joined(marks)


def restrictions_of(lines: Sequence[Line], end: int) -> tuple[Restriction, ...]:
    """Return the appendices that a mark of their own heads, each from its first line to the next appendix or paper.

    `end` is the length of the text of record. A mark that stands alone between papers opens a restriction too.
    """
    worded = [line for line in lines if not line.blank]
    heads = [place for place, line in enumerate(worded) if _opens_part(worded, place)]
    found: list[Restriction] = []
    for number, place in enumerate(heads):
        until = heads[number + 1] if number + 1 < len(heads) else len(worded)
        marks = [mark for line in worded[place : min(place + HEAD_LINES, until)] if (mark := mark_of(_words(line)))]
        if marks:
            last = worded[until].start if until < len(worded) else end
            found.append(Restriction(span=Span(start=worded[place].start, end=last), access=_joined(marks)))
    return tuple(found)


def _opens_part(worded: Sequence[Line], place: int) -> bool:
    """Say whether a line begins an appendix or paper, or is a mark in capitals that stands before one."""
    line, words = worded[place], _words(worded[place])
    if is_appendix(line.text):
        return place == 0 or mark_of(_words(worded[place - 1])) is None
    return place >= TOP_LINES and mark_of(words) is not None and (place == 0 or not _near_head(worded, place))


def _near_head(worded: Sequence[Line], place: int) -> bool:
    before = worded[max(0, place - HEAD_LINES + 1) : place]
    return any(is_appendix(line.text) or mark_of(_words(line)) for line in before)


def _words(line: Line) -> str:
    return " ".join(plain_text(line.text).split())


def _joined(marks: Sequence[Access]) -> Access:
    if not marks:
        return Access()
    paragraphs = tuple(dict.fromkeys(p for mark in marks for p in mark.paragraphs))
    return Access(level=strictest(mark.level for mark in marks), paragraphs=paragraphs)
