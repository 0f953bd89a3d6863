"""Names the colour of a filled cell by its hue: two councils' reds are never the same red."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from ingest.pdf.sheet import Box, Fill

# A fill counts where it shows on more than this share of the cell.
SHOWN = 0.3
WHITE, BLACK = 0.94, 0.16
GREYISH = 0.08
# The end of each hue, in degrees, at which the next begins.
_HUES = (
    (16, "red"),
    (51, "amber"),
    (68, "yellow"),
    (166, "green"),
    (258, "blue"),
    (320, "purple"),
    (335, "pink"),
    (361, "red"),
)


def hue_of(colour: tuple[int, int, int]) -> str | None:
    """The name of a colour (0 to 255 each): None for white and nearly white, grey and black, else that of its hue."""
    red, green, blue = (part / 255 for part in colour)
    darkest, lightest = min(red, green, blue), max(red, green, blue)
    if darkest >= WHITE:
        return None
    if lightest <= BLACK:
        return "black"
    if lightest - darkest < GREYISH:
        return "grey"
    degrees = colorsys.rgb_to_hsv(red, green, blue)[0] * 360
    return next(name for end, name in _HUES if degrees < end)


def fill_of(cell: Box, fills: Sequence[Fill]) -> str | None:
    """The hue that shows most on a cell, where it shows on enough of it; what is painted later hides what is below."""
    area = cell.width * cell.height
    shown: dict[str | None, float] = {None: 1.0}
    for fill in fills:
        share = cell.shared(fill.box) / area if area else 0.0
        if share > 0.01:
            shown = {hue: left * (1 - share) for hue, left in shown.items()}
            hue = hue_of(fill.colour)
            shown[hue] = shown.get(hue, 0.0) + share
    hue = max(shown, key=lambda hue: shown[hue])
    if hue is None:
        coloured = {hue: left for hue, left in shown.items() if hue and left > SHOWN}
        hue = max(coloured, key=lambda hue: coloured[hue], default=None)
    return hue if shown[hue] > SHOWN else None
