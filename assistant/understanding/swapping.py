"""A fragment put in the place of its like: "and B2?" after "Who leads A4?" asks "Who leads B2?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vectorstore.lexical.analysis import analyse
from vectorstore.references import find_dates, find_references
from vectorstore.types import Span

MOST_LEFT = 2
"""Words of a fragment, beside what is swapped, with which it still is one."""

_OPENING = re.compile(
    r"^\s*(?:(?:and|but|so|or|ok|okay|right|now|then|also|well|what about|how about|what of|the same|same|ditto"
    r"|likewise|again|question|thing|for|with)\b[,:]?\s*)+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:who\w*|what\w*|when\w*|where\w*|why\w*|how\w*|which|is|are|was|were|did|does|do|has|have|had|can|could|will"
    r"|would|should|list|name|show|give|tell|compare)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^\s*(?:in|at|for|by|on|under|from|of|with|during|before|after|since|to|per)\b", re.IGNORECASE
)
_STATE = re.compile(
    r"\b(?:red|amber|green|blue|gr[ea]y|yellow|purple|open|closed|completed?|overdue|delayed|on track|on hold)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,£/])\d+(?:\.\d+)?(?:[-–]\d+)?%?(?![\w.,]*\d)")
_NAME = re.compile(r"(?<![\w'’])[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*(?:(?: (?:and|of|the|for|&))* [A-Z][\w'’-]+)*")
_ASKED_FIRST = re.compile(r"^\s*\w+")


def body_of(text: str) -> str:
    """Return a follow-up without the words it only opens with: "and what about B2?" gives "B2"."""
    return _OPENING.sub("", text).strip(" ?.!,")


def swapped(fragment: str, earlier: str, *, append: bool = False) -> str:
    """Return the earlier question with a fragment in the place of its likes, empty where it is no such fragment.

    With `append`, or a preposition before it, what has no like there is added to the question's end.
    """
    if not fragment or _ASKS.search(fragment):
        return ""
    text, left = earlier, fragment
    for find in (_references, _periods, _states, _numbers, _names):
        mine, theirs = find(fragment), find(text)
        if mine and (place := _place(fragment, mine, text, theirs)) is not None:
            text = text[: place.start] + fragment[mine[0].start : mine[-1].end] + text[place.end :]
            left = left.replace(fragment[mine[0].start : mine[-1].end], " ")
    if text != earlier and len(analyse(left, query=True)) <= MOST_LEFT:
        return text
    fits = append or (_PREPOSITION.search(fragment) and (_periods(fragment) or _names(fragment)))
    return f"{earlier.rstrip(' ?.!')}, {fragment}?" if fits else ""


def without_rivals(text: str, context: str) -> str:
    """Drop the earlier references and periods where the follow-up names its own of the same kind."""
    rivals = [span for find in (_references, _periods) if find(text) for span in find(context)]
    for span in sorted(rivals, reverse=True):
        context = context[: span.start] + " " + context[span.end :]
    return " ".join(context.split())


def _place(fragment: str, mine: Sequence[Span], text: str, theirs: Sequence[Span]) -> Span | None:
    """Return the one like in the earlier question; of several the one after the same preposition."""
    if len(theirs) == 1:
        return theirs[0]
    before = re.search(r"\b(\w+)\s+(?:the )?$", fragment[: mine[0].start])
    same = [s for s in theirs if before and re.search(rf"\b{before[1]}\s+(?:the )?$", text[: s.start], re.IGNORECASE)]
    return same[0] if len(same) == 1 else None


def _references(text: str) -> list[Span]:
    return [reference.span for reference in find_references(text, loose=True)]


def _periods(text: str) -> list[Span]:
    return [day.span for day in find_dates(text)]


def _states(text: str) -> list[Span]:
    return _matches(_STATE, text)


def _numbers(text: str) -> list[Span]:
    taken = [*_references(text), *_periods(text)]
    return [span for span in _matches(_NUMBER, text) if not any(span.overlaps(other) for other in taken)]


def _names(text: str) -> list[Span]:
    """Return the proper names of a text: its first word is none, unless the text is a fragment and nothing else."""
    taken = [*_references(text), *_periods(text)]
    first = _ASKED_FIRST.match(text)
    asked = first.end() if first and _ASKS.search(text) else 0
    found = [Span(start=m.start(), end=m.end()) for m in _NAME.finditer(text, asked)]
    return [span for span in found if not any(span.overlaps(other) for other in taken)]


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(start=match.start(), end=match.end()) for match in pattern.finditer(text)]
