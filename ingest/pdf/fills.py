"""Finds the colour that a cell shows: what is painted over its place, in the order of painting."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.colours import hue_name
from ingest.pdf.sheet import Box, Fill, Word

# A fill counts where it shows on more than this share of the cell.
SHOWN = 0.3
# Points: the least width of a sign, and the most.
SIGN = (5.0, 40.0)
_TOUCH = 0.01


def colour_of(cell: Box, words: Sequence[Word], fills: Sequence[Fill]) -> str | None:
    """The name of the hue that a cell shows: that of its fill, else of the one sign in it (a dot, a flag, a bullet)."""
    filled = fill_of(cell, fills)
    if filled:
        return filled
    signs = {hue_of(fill.colour) for fill in fills if _is_sign(fill, cell)}
    if words and not any(letter.isalnum() for word in words for letter in word.text):
        signs |= {hue_of(word.colour) for word in words}
    signs -= {None, "black"}
    return signs.pop() if len(signs) == 1 else None


def hue_of(colour: tuple[int, int, int]) -> str | None:
    """The name of a colour of parts from 0 to 255."""
    red, green, blue = colour
    return hue_name((red / 255, green / 255, blue / 255))


def _is_sign(fill: Fill, cell: Box) -> bool:
    small, large = sorted((fill.box.width, fill.box.height))
    return SIGN[0] <= small and large <= SIGN[1] and large <= 2 * small and cell.holds(fill.box.middle)


def fill_of(cell: Box, fills: Sequence[Fill]) -> str | None:
    """The name of the hue that shows most on a cell, None for white or less than `SHOWN` of it.

    What is painted later hides the same share of all that is below.
    """
    area = cell.width * cell.height
    shown: dict[str | None, float] = {}
    for fill in fills:
        share = min(1.0, cell.shared(fill.box) / area) if area else 0.0
        if share > _TOUCH:
            shown = {hue: left * (1 - share) for hue, left in shown.items()}
            hue = hue_of(fill.colour)
            shown[hue] = shown.get(hue, 0.0) + share
    coloured = {hue: left for hue, left in shown.items() if hue and left > SHOWN}
    return max(coloured, key=lambda hue: coloured[hue], default=None)
