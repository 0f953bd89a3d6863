"""The day beside a signature: on its own line above the dots that a form prints, or beside its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.people.lines import Line
from vectorstore.references import find_dates
from vectorstore.types import Span

NEAR = 6
"""Lines before the printed labels in which the day can stand."""

_SIGNED = re.compile(r"\W*signed\b[^:]{0,40}:?\W*", re.IGNORECASE)
_DATED = re.compile(r"\W*dated?\W*", re.IGNORECASE)


def signed_days(lines: Sequence[Line]) -> Iterator[tuple[str, Span, Line]]:
    """Yield each day that stands with a signature, with the stretch from it to the labels and the line it begins."""
    for number, line in enumerate(lines):
        if not _SIGNED.fullmatch(line.text):
            continue
        after = [item for item in lines[number + 1 : number + 3] if _DATED.fullmatch(item.text)]
        before = lines[max(0, number - NEAR) : number]
        dated = next((item for item in reversed(before) if _is_day(item.text)), None)
        if after and dated is not None:
            yield dated.text, Span(start=dated.span.start, end=after[0].span.end), dated


def _is_day(text: str) -> bool:
    """Say whether a line is a day and nothing else."""
    found = find_dates(text)
    return len(found) == 1 and len(text) - len(found[0].text) <= 4
