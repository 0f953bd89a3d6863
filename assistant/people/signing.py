"""The day beside a signature: on its own line above the dots that a form prints, or beside its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.people.lines import Line
from vectorstore.references import find_dates
from vectorstore.types import Span

NEAR, BELOW = 6, 3
"""Lines before the printed label in which the day can stand, and lines after it."""

_SIGNED = re.compile(r"\W*signed\b[^:]{0,40}:?\W*", re.IGNORECASE)
_NAMED = re.compile(r"signed(?: by)?\s*:?\s*(?P<name>[A-Z].{2,60})")
_DATED = re.compile(r"\W*dated?\W*", re.IGNORECASE)
_ON_DAY = re.compile(r"\W*dated?(?: of signature)?\W+(?P<day>.{4,30})", re.IGNORECASE)


def signed_days(lines: Sequence[Line]) -> Iterator[tuple[str, Span, Line]]:
    """Yield each day that stands with a signature, with the stretch that the two are of and the line it begins."""
    for number, line in enumerate(lines):
        if not line.text.casefold().lstrip(" .…_").startswith("signed"):
            continue
        below = lines[number + 1 : number + 1 + BELOW]
        named = _NAMED.fullmatch(line.text[:1].lower() + line.text[1:])
        for item in below:
            day = _ON_DAY.fullmatch(item.text)
            if day and find_dates(day["day"]):
                said = f"{named['name']}, {day['day']}" if named else day["day"]
                yield said, Span(start=line.span.start, end=item.span.end), line
                break
        else:
            yield from _above(lines, number, below)


def _above(lines: Sequence[Line], number: int, below: Sequence[Line]) -> Iterator[tuple[str, Span, Line]]:
    """Yield the day that stands over the dots under which a form prints "signed" and "date"."""
    labels = [item for item in below if _DATED.fullmatch(item.text)]
    before = lines[max(0, number - NEAR) : number]
    dated = next((item for item in reversed(before) if _is_day(item.text)), None)
    if _SIGNED.fullmatch(lines[number].text) and labels and dated is not None:
        yield dated.text, Span(start=dated.span.start, end=labels[0].span.end), dated


def _is_day(text: str) -> bool:
    """Say whether a line is a day and nothing else."""
    found = find_dates(text)
    return len(found) == 1 and len(text) - len(found[0].text) <= 4
