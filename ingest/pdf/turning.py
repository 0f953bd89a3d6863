"""Turns places of a PDF, measured upwards from a corner of its paper, to places on the page as it is read."""

from __future__ import annotations

from collections.abc import Callable

from ingest.pdf.sheet import Box

Point = tuple[float, float]
Turn = Callable[[float, float], Point]


def turned(paper: tuple[float, float, float, float], quarters: int) -> tuple[Turn, Box]:
    """Return what turns a point of the paper (left, bottom, right, top), and the page's box, once turned.

    `quarters` is the direction of its lines in quarter turns to the left, 1 for lines that run up the paper.
    """
    left, bottom, right, top = paper
    turns: tuple[Turn, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    wide, high = right - left, top - bottom
    if quarters % 2:
        wide, high = high, wide
    return turns[quarters % 4], Box(left=0.0, top=0.0, right=wide, bottom=high)


def box_of(turn: Turn, left: float, bottom: float, right: float, top: float) -> Box:
    """Turn a rectangle of the paper."""
    (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
    return Box(left=min(x0, x1), top=min(y0, y1), right=max(x0, x1), bottom=max(y0, y1))
