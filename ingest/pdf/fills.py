"""Finds the colour that a cell shows: what is painted over its place, in the order of painting."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.colours import hue_name
from ingest.pdf.sheet import Box, Fill

# A fill counts where it shows on more than this share of the cell.
SHOWN = 0.3
_TOUCH = 0.01


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
            red, green, blue = fill.colour
            hue = hue_name((red / 255, green / 255, blue / 255))
            shown[hue] = shown.get(hue, 0.0) + share
    coloured = {hue: left for hue, left in shown.items() if hue and left > SHOWN}
    return max(coloured, key=lambda hue: coloured[hue], default=None)
