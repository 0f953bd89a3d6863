"""Finds the edges of filled areas that an eye takes for borders: where one colour ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.pdf.sheet import Fill, Rule

# Points: a lower filled area is a mark behind words.
LOWEST = 6.0
# Points: how far on either side of an edge the colour is looked at.
BESIDE = 1.5
# A page of more is a map or a picture.
MAX_FILLS = 1000


def edges_of(fills: Sequence[Fill]) -> list[Rule]:
    """Return the edges of upright filled areas, but for those inside one colour: fills are painted in bands."""
    plain = [fill for fill in fills if fill.plain and fill.box.height >= LOWEST]
    return [edge for fill in plain for edge in _edges(fill, plain)] if len(plain) <= MAX_FILLS else []


def _edges(fill: Fill, fills: Sequence[Fill]) -> Iterator[Rule]:
    box = fill.box
    alike = [other.box for other in fills if other is not fill and other.colour == fill.colour]
    across, down = box.middle
    for y, outside in ((box.top, box.top - BESIDE), (box.bottom, box.bottom + BESIDE)):
        if not any(other.holds((across, outside)) for other in alike):
            yield Rule(level=True, at=y, start=box.left, end=box.right, drawn=False)
    for x in (box.left, box.right):
        if not any(other.holds((x - BESIDE, down)) and other.holds((x + BESIDE, down)) for other in alike):
            yield Rule(level=False, at=x, start=box.top, end=box.bottom, drawn=False)
