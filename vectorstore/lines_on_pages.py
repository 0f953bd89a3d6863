"""Boxes around a stretch of a page's words, a box a line: what is laid over the picture of a page to show a quote."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from vectorstore.page_words import SCALE, PageWords, PlacedWord
from vectorstore.spans import Span

WIDEST = 1.6
"""Heights of the higher of two words: those further apart are of two columns, and have a box each."""
LEVEL = 0.5
"""Share of the lower of two words that must lie beside the other for both to be of one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """An upright rectangle on a page as it is drawn, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def lines_of(page: PageWords, text: str, spans: Collection[Span]) -> tuple[Box, ...]:
    """Return a box for each line of the words that share a character with `spans`, in the order of the text.

    A tab parts the cells of a table, and so parts boxes. `text` is that of the page, which offsets count in.
    """
    found: list[Box] = []
    before: PlacedWord | None = None
    for word in page.words:
        if not any(word.start < span.end and span.start < word.end for span in spans):
            before = None
            continue
        box = _box(page, word)
        parted = before is None or "\t" in text[before.end : word.start]
        if not parted and _follows(found[-1], box, sideways=page.sideways):
            found[-1] = _around((found[-1], box))
        else:
            found.append(box)
        before = word
    return tuple(found)


def _box(page: PageWords, word: PlacedWord) -> Box:
    across, down = page.width / SCALE, page.height / SCALE
    return Box(left=word.left * across, top=word.top * down, right=word.right * across, bottom=word.bottom * down)


def _follows(line: Box, word: Box, *, sideways: bool) -> bool:
    """Say whether a word goes on with a line, which runs up or down the page where it is `sideways`."""
    if sideways:
        line, word = _tipped(line), _tipped(word)
    lowest, highest = sorted((line.bottom - line.top, word.bottom - word.top))
    beside = min(line.bottom, word.bottom) - max(line.top, word.top)
    gap = max(line.left, word.left) - min(line.right, word.right)
    return beside >= LEVEL * lowest and gap <= WIDEST * highest


def _tipped(box: Box) -> Box:
    return replace(box, left=box.top, top=box.left, right=box.bottom, bottom=box.right)


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*((box.left, box.top, box.right, box.bottom) for box in boxes), strict=True)
    return Box(left=min(left), top=min(top), right=max(right), bottom=max(bottom))
