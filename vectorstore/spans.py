"""Stretches of a text of record, and what is left of one where words in it are struck out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters, [start, end), of a text of record."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch that begins before the text or ends before it begins."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: {self.start} to {self.end}")

    def __len__(self) -> int:
        """Characters covered."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def kept(span: Span, gone: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of a stretch, in order, once others are taken out of it: itself where none overlaps."""
    return tuple(_kept(span, sorted(other for other in gone if other.overlaps(span))))


def within(span: Span, others: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of other stretches that lie inside this one; the others are in order and apart (`merged`)."""
    first = bisect_right(others, span.start, key=lambda other: other.end)
    found = takewhile(lambda other: other.start < span.end, others[first:])
    return tuple(Span(start=max(other.start, span.start), end=min(other.end, span.end)) for other in found)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that touch or overlap as one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def blanked(text: str, gone: Iterable[Span]) -> str:
    """Return a text with spaces for some stretches of it, so that all else keeps its place; lines stay lines."""
    parts: list[str] = []
    at = 0
    for span in sorted(gone):
        start, end = max(span.start, at), max(span.end, at)
        parts += [text[at:start], "".join(sign if sign in "\t\n\r\f" else " " for sign in text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _kept(span: Span, gone: list[Span]) -> Iterator[Span]:
    start = span.start
    for other in gone:
        if other.start > start:
            yield Span(start=start, end=other.start)
        start = max(start, other.end)
    if start < span.end or not gone:
        yield Span(start=start, end=span.end)
