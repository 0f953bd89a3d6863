"""Marks the furniture of a page (running heads, page numbers, ruled lines), so that it is never searched or quoted.

The text of record keeps all of it: a mark is a span over the text, never a change to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from ingest.lines import Line
from ingest.readers.base import ReadTable
from vectorstore.types import Page, Span

EDGE_LINES = 3
MAX_RUNNING = 140
MAX_MARKER = 60
_PAGE_MARKER = re.compile(r"\W*page\s*(\d[\d\s]*)(?:(?:of|/)\s*([\d\s/l|]+))?\W*", re.IGNORECASE)
_PAGE_AT_END = re.compile(r"(?<=\s)page\s+\d{1,4}\s+of\s+\d{1,4}\s*$", re.IGNORECASE)
_RULE = re.compile(r"[\s|:=_-]*(?:--|==|__)[\s|:=_-]*")
_BARE_NUMBER = re.compile(r"\W*(\d{1,4})\W*|\s*(\d{1,4})\s*\|\s*page\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Marking:
    """What was found: the marked stretches, in order, and the number printed on each page or stretch of text."""

    spans: tuple[Span, ...]
    printed: tuple[tuple[Span, str], ...] = ()

    def printed_at(self, offset: int) -> str | None:
        """Return the page number printed on the paper at `offset`, None where the paper does not show it."""
        return next((number for span, number in self.printed if span.start <= offset < span.end), None)


def mark(lines: Sequence[Line], pages: Sequence[Page]) -> Marking:
    """Find page markers, ruled lines, running heads and feet, and the printed page numbers."""
    furniture = [line.body for line in lines if is_rule(line.text) or marker(line.text)]
    furniture += [span for line in lines if (span := _trailing_marker(line))]
    if pages:
        numbers = _numbers_on_pages(lines, pages)
        furniture += _running_lines(lines, len(pages)) + [line.body for line, _ in numbers.values()]
        printed = tuple((page.span, numbers[i][1]) for i, page in enumerate(pages) if i in numbers)
    else:
        furniture += _heads_of_tables(lines)
        printed = _stretches_between_markers(lines)
    return Marking(spans=tuple(sorted(set(furniture))), printed=printed)


def with_printed_numbers(pages: Iterable[Page], marking: Marking) -> tuple[Page, ...]:
    """Return the pages with the number that each shows."""
    return tuple(replace(page, printed=marking.printed_at(page.span.start)) for page in pages)


def without_marks_in(marking: Marking, tables: Iterable[ReadTable], text: str) -> Marking:
    """Leave unmarked what a table of several rows says again on each page: these are its column headings."""
    inside = [table for table in tables if "\n" in text[table.start : table.end]]
    starts = [table.start for table in inside]

    def in_table(span: Span) -> bool:
        place = bisect_right(starts, span.start) - 1
        return place >= 0 and span.start < inside[place].end

    return replace(marking, spans=tuple(span for span in marking.spans if not in_table(span)))


def is_rule(text: str) -> bool:
    """Say whether a line is only drawn: dashes, bars, underscores."""
    return bool(_RULE.fullmatch(text))


def marker(text: str) -> tuple[int, int | None] | None:
    """Read "Page 86 of 178" (cells and stray spaces allowed): the page and the number of pages, where it says so."""
    if len(text) > MAX_MARKER:
        return None
    match = _PAGE_MARKER.fullmatch(re.sub(r"[\t*]+", " ", text).strip())
    if not match:
        return None
    total = re.sub(r"\s", "", match[2] or "")
    return int(re.sub(r"\s", "", match[1])), int(total) if total.isdigit() else None


def _trailing_marker(line: Line) -> Span | None:
    match = _PAGE_AT_END.search(line.text)
    return Span(start=line.start + match.start(), end=line.start + len(line.text.rstrip())) if match else None


def _edges(lines: Sequence[Line], count: int) -> dict[int, tuple[list[Line], list[Line]]]:
    """The first and last lines with words of each page, at most `count` each; a short page's lines are shared out."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if not line.blank:
            by_page.setdefault(line.page, []).append(line)
    return {
        page: (found[: min(count, -(-len(found) // 2))], found[max(len(found) - count, -(-len(found) // 2)) :])
        for page, found in by_page.items()
    }


def _running_lines(lines: Sequence[Line], pages: int) -> list[Span]:
    """Lines at one edge of three pages and of a quarter of them all; at the top the first stays: it may be a title."""
    tops, feet = zip(*_edges(lines, EDGE_LINES + 1).values(), strict=True) if pages else ((), ())
    needed = max(3, pages / 4)
    heads = _furniture(tops, needed)
    return [line.body for line in heads if line.page > 0] + [
        line.body for line in _furniture([list(reversed(edge)) for edge in feet], needed)
    ]


def _furniture(edges: Iterable[Sequence[Line]], needed: float) -> list[Line]:
    """The lines of each edge, from the rim inwards, that run on many pages, down to the last with unlike ones after it.

    A line that the same line always follows is only the beginning of something that is said again whole: the column
    headings of a table that goes on over the pages are no furniture.
    """
    edges = list(edges)
    times = Counter(_shape(line) for edge in edges for line in edge)
    after: dict[str, set[str]] = {}
    for edge in edges:
        for line, following in pairwise(edge):
            after.setdefault(_shape(line), set()).add(following.text.strip())
    found: list[Line] = []
    for edge in edges:
        running = list(takewhile(lambda line: times[_shape(line)] >= needed and _is_worded(line), edge[:EDGE_LINES]))
        ends = [place for place, line in enumerate(running) if len(after.get(_shape(line), ())) != 1]
        found += running[: ends[-1] + 1] if ends else []
    return found


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _is_worded(line: Line) -> bool:
    return len(line.text) <= MAX_RUNNING


def _numbers_on_pages(lines: Sequence[Line], pages: Sequence[Page]) -> dict[int, tuple[Line, str]]:
    """The line with the page's own number: bare numbers at the edges that run in step with the pages of the file."""
    candidates: list[tuple[int, int, Line]] = []
    for index, (tops, feet) in _edges(lines, EDGE_LINES).items():
        for line in (*tops[:2], *feet[-2:]):
            bare, said = _BARE_NUMBER.fullmatch(line.text), marker(line.text)
            number = said[0] if said else int(bare[1] or bare[2]) if bare else None
            if number is not None:
                candidates.append((index, number, line))
    if not candidates:
        return {}
    step, agreed = Counter(number - index for index, number, _ in candidates).most_common(1)[0]
    if agreed < min(2, len(pages)):
        return {}
    return {index: (line, str(number)) for index, number, line in candidates if number - index == step}


def _stretches_between_markers(lines: Sequence[Line]) -> tuple[tuple[Span, str], ...]:
    """Text between the markers of pages 11 and 12 is on page 12, as markers stand at the foot; a gap proves nothing."""
    said = [(line, *read) for line in lines if (read := marker(line.text)) and read[1]]
    totals = Counter(total for _, _, total in said)
    found: list[tuple[Span, str]] = []
    for (before, number, total), (after, next_number, next_total) in pairwise(said):
        if total == next_total == totals.most_common(1)[0][0] and next_number == number + 1:
            found.append((Span(start=before.end, end=after.end), str(next_number)))
    return tuple(found)


def _heads_of_tables(lines: Sequence[Line]) -> list[Span]:
    """A line said again before each piece of a table that pages have cut is a running head; its first saying stays."""
    worded = [line for line in lines if not line.blank and not is_rule(line.text)]
    heads: dict[str, list[Line]] = {}
    for line, following in pairwise(worded):
        if not line.row and following.row and len(line.text) <= 120:
            heads.setdefault(line.text.strip(), []).append(line)
    return [line.body for found in heads.values() if len(found) >= 3 for line in found[1:]]
