"""Where the words of a page stand when it is drawn: what is read upright may be drawn lying on its side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.pdf.sheet import Box, Sheet
from vectorstore.page_words import PageWords, Place, packed


def words_on(sheet: Sheet, number: int, places: Iterable[tuple[int, int, Box]]) -> PageWords:
    """Return where words stand, given as [start, end) of the page's text and their box on the sheet as it is read."""
    wide, high = sheet.box.width or 1.0, sheet.box.height or 1.0
    shares = (
        (start, end, box.left / wide, box.top / high, box.right / wide, box.bottom / high) for start, end, box in places
    )
    sideways = sheet.turned % 2 == 1
    return PageWords(
        number=number,
        width=high if sideways else wide,
        height=wide if sideways else high,
        sideways=sideways,
        packed=packed(_as_drawn(shares, sheet.turned) if sheet.turned else shares),
    )


def _as_drawn(places: Iterable[Place], quarters: int) -> Iterator[Place]:
    """Turn boxes of the page as it is read back to the page as it is drawn (`ingest.pdf.turning` the other way)."""
    for start, end, left, top, right, bottom in places:
        if quarters == 1:
            yield start, end, top, 1 - right, bottom, 1 - left
        elif quarters == 2:
            yield start, end, 1 - right, 1 - bottom, 1 - left, 1 - top
        else:
            yield start, end, 1 - bottom, left, 1 - top, right
