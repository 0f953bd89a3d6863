"""Where each word of a page stands on the page as it is drawn, kept small: about four bytes a word.

Stored when a file is read, since the reader alone knows which letters became which characters of the text of record; a
search for the words afterwards would light up the wrong ones where they are said twice.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

SCALE = 10_000
"""Parts of a page's width, and of its height, that places are counted in."""
_FORMS = "IIHHHH"
_AROUND = 0xFFFF

Place = tuple[int, int, float, float, float, float]
"""[start, end) of a word in its page's text, then left, top, right and bottom as shares of the page, 0 to 1."""


class PlacedWord(NamedTuple):
    """A word: [start, end) of its page's text, and its box from the top left corner, in parts of the page (`SCALE`)."""

    start: int
    end: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWords:
    """The words of one page, packed; `width` and `height` are the page's as it is drawn, in points.

    `sideways` says that most of its lines run up or down the page.
    """

    number: int
    width: float
    height: float
    sideways: bool = False
    packed: bytes = field(repr=False)

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        """Every word, in the order of the text."""
        return _unpacked(self.packed)


def packed(places: Iterable[Place]) -> bytes:
    """Pack the words of a page in the order of its text; what lies outside the page is cut off.

    Each number is kept as its distance from the one before: seen so, words of one line are alike, and alike bytes are
    what zlib makes small.
    """
    rows: list[tuple[int, ...]] = []
    end = right = top = 0
    for start, until, *box in places:
        x0, y0, x1, y1 = (int(share * SCALE + 0.5) for share in box)
        if x0 < 0 or y0 < 0 or x1 > SCALE or y1 > SCALE:
            x0, y0, x1, y1 = (min(max(at, 0), SCALE) for at in (x0, y0, x1, y1))
        if x0 < x1 and y0 < y1:
            rows.append((start - end, until - start, x0 - right & _AROUND, y0 - top & _AROUND, x1 - x0, y1 - y0))
            end, right, top = until, x1, y0
    columns = zip(_FORMS, zip(*rows, strict=True), strict=True) if rows else ()
    return zlib.compress(b"".join(struct.pack(f"<{len(rows)}{form}", *column) for form, column in columns))


def _unpacked(data: bytes) -> tuple[PlacedWord, ...]:
    raw = zlib.decompress(data)
    count = len(raw) // struct.calcsize(f"<{_FORMS}")
    sizes = [count * struct.calcsize(f"<{form}") for form in _FORMS]
    columns = [
        struct.unpack_from(f"<{count}{form}", raw, until - size)
        for form, size, until in zip(_FORMS, sizes, accumulate(sizes), strict=True)
    ]
    found: list[PlacedWord] = []
    end = right = top = 0
    for gap, length, aside, down, wide, high in zip(*columns, strict=True):
        start, left, top = end + gap, right + aside & _AROUND, top + down & _AROUND
        end, right = start + length, left + wide
        found.append(PlacedWord(start, end, left, top, right, top + high))
    return tuple(found)
