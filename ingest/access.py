"""Reads who a paper is for from its own marks: public, exempt (LGA 1972, Schedule 12A) or confidential.

A mark counts where it heads a paper or an appendix. What papers say in passing ("except where there are confidential or
exempt items", "Is this report exempt? No", an item to exclude the public) marks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.grammar import is_appendix
from ingest.lines import Line
from ingest.papers import is_paper_start
from vectorstore.plain import plain_text
from vectorstore.types import Access, AccessLevel, Restriction, Span, strictest

TOP_LINES = 12
HEAD_LINES = 6
FRONT_SHEET = 60
MAX_MARK = 260
_PAPER = r"(?:report|appendix|annexe?|paper|document|item|minutes?|schedule|enclosure)"
_THIS = rf"(?:THIS|This|THE|The) (?i:{_PAPER}(?: \w{{1,3}})? (?:is|are|contains?|includes?))"
_EXEMPT = re.compile(
    r"[\s*#]*(?:"
    r"N(?:OT|ot) (?:(?i:for (?:public )?(?:publication|release|disclosure)))\b.*"
    r"|(?:EXEMPT|RESTRICTED)(?: INFORMATION| FROM PUBLICATION)?[\s*]*"
    r"|E(?i:xempt (?:information\b.{0,60}\bparagraphs? \d|from (?:publication|disclosure)\b)).*"
    rf"|E(?i:xempt {_PAPER}(?: \w{{1,5}})?(?:[\s*]*$|\s*[-–—:(])).*"
    rf"|{_THIS} (?i:(?:exempt|not for publication)\b).*"
    r"|C(?i:lassification\s*:?\s*(?:exempt|restricted|part (?:2|ii|b)|not for publication)).*"
    r")"
)
_CONFIDENTIAL = re.compile(
    r"[\s*#]*(?:"
    r"(?:(?i:strictly )?(?i:private (?:and|&) )?C(?:ONFIDENTIAL|onfidential))(?i: information| "
    + _PAPER
    + r"(?: \w{1,5})?)?[\s*]*"
    rf"|C(?i:onfidential {_PAPER}(?: \w{{1,5}})?\s*[-–—:(]).*"
    r"|C(?i:onfidential\s*[-–—:,.(]+\s*not for publication).*"
    rf"|{_THIS} (?i:(?:strictly )?confidential\b).*"
    r"|C(?i:lassification\s*:?\s*(?:strictly )?confidential).*"
    r")"
)
_SPEAKS_OF_IT = re.compile(r"(?i:exempt|confidential|publication|release|disclosure|restricted|classification)")
_IN_TITLE = re.compile(r"\b(?:(exempt)|not for publication|(confidential))\b", re.IGNORECASE)
_NOT_A_MARK = re.compile(
    r"\?|\bexcept where\b|\bno(?:t|r)? (?:exempt|confidential)\b|\bexempt or confidential\b|\bconfidential or exempt\b",
    re.I,
)
_ASKED = re.compile(r".*\b(exempt|confidential)\b.*\?\s*(.*)", re.IGNORECASE)
_YES = re.compile(r"yes\b(?!.*\b(?:appendi|annex|in part|partly)).*", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"paragraphs?\s+((?:\d{1,2}[a-z]?(?:\s*(?:,|and|&|or|to)\s*)*)+)", re.IGNORECASE)


def mark_of(words: str) -> Access | None:
    """Read the access mark that a line is, None for a line that only speaks of exempt or confidential things."""
    if len(words) > MAX_MARK or not _SPEAKS_OF_IT.search(words) or _NOT_A_MARK.search(words):
        return None
    if is_appendix(words) and (titled := _IN_TITLE.search(words)):
        return _access(AccessLevel.CONFIDENTIAL if titled[2] else AccessLevel.EXEMPT, words)
    if _CONFIDENTIAL.fullmatch(words):
        return _access(AccessLevel.CONFIDENTIAL, words)
    return _access(AccessLevel.EXEMPT, words) if _EXEMPT.fullmatch(words) else None


def access_of(lines: Sequence[Line]) -> Access:
    """Read the mark at the top of a document, or the answer on its front sheet; public where there is neither."""
    words = [_words(line) for line in lines if not line.blank]
    marks: list[Access] = []
    for said in words[:TOP_LINES]:
        mark = mark_of(said)
        if mark is None and is_appendix(said) and not marks:
            break
        marks += [mark] if mark else []
    return _joined([*marks, *_answers(words[:FRONT_SHEET])])


def restrictions_of(lines: Sequence[Line], end: int) -> tuple[Restriction, ...]:
    """Return the parts that a mark of their own heads, each from its first line to the next appendix or paper.

    `end` is the length of the text of record. Lines are those of the page with its furniture, as the mark is often a
    running head, and each page that shows it is withheld.
    """
    worded = [line for line in lines if not line.blank]
    words = [_words(line) for line in worded]
    marks = [mark_of(said) for said in words]
    heads = _heads(words, marks)
    found: list[Restriction] = []
    for place, until in pairwise([*heads, len(worded)]):
        own = [mark for mark in marks[place : min(place + HEAD_LINES, until)] if mark]
        if own:
            last = worded[until].start if until < len(worded) else end
            found.append(Restriction(span=Span(start=worded[place].start, end=last), access=_joined(own)))
    return tuple(found)


def _heads(words: Sequence[str], marks: Sequence[Access | None]) -> list[int]:
    """Where appendices and papers begin, and where a mark stands before one.

    The title that follows a mark at once belongs to the part that the mark has opened; a mark below a title to the
    title's.
    """
    heads: list[int] = []
    untitled = False
    for place, said in enumerate(words):
        near = bool(heads) and place - heads[-1] <= HEAD_LINES
        if is_appendix(said) or is_paper_start(said):
            if not (untitled and near):
                heads.append(place)
            untitled = False
        elif marks[place] and place >= TOP_LINES and not near:
            heads.append(place)
            untitled = True
    return heads


def _answers(words: Sequence[str]) -> list[Access]:
    """A front sheet that asks "Is this report exempt?" and answers yes, without narrowing it to an appendix."""
    found: list[Access] = []
    for place, said in enumerate(words):
        asked = _ASKED.fullmatch(said)
        if not asked:
            continue
        answer = asked[2] or (words[place + 1] if place + 1 < len(words) else "")
        if _YES.fullmatch(answer):
            level = AccessLevel.CONFIDENTIAL if asked[1].lower() == "confidential" else AccessLevel.EXEMPT
            found.append(_access(level, " ".join([answer, *words[place + 2 : place + 3]])))
    return found


def _access(level: AccessLevel, words: str) -> Access:
    numbers = [number for found in _PARAGRAPHS.finditer(words) for number in re.findall(r"\d{1,2}[a-z]?", found[1])]
    return Access(level=level, paragraphs=tuple(dict.fromkeys(numbers)))


def _words(line: Line) -> str:
    return " ".join(plain_text(line.text).split())


def _joined(marks: Sequence[Access]) -> Access:
    if not marks:
        return Access()
    paragraphs = tuple(dict.fromkeys(number for mark in marks for number in mark.paragraphs))
    return Access(level=strictest(mark.level for mark in marks), paragraphs=paragraphs)
