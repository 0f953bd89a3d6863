"""The name of the colour that a cell is filled with, by its hue: papers that mean green use any of a hundred greens."""

from __future__ import annotations

import colorsys
import re

Rgb = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""

NEARLY_WHITE = 0.94
NEARLY_BLACK = 0.2
LEAST_CHROMA = 0.05
"""Under this much between the strongest and the weakest part, an eye sees grey; the palest tints in use have .07."""

_UP_TO_DEGREES = (
    (15, "red"),
    (50, "amber"),
    (70, "yellow"),
    (165, "green"),
    (255, "blue"),
    (325, "purple"),
    (361, "red"),
)
_HEX = re.compile(r"(?:[0-9a-f]{2})?([0-9a-f]{6})", re.IGNORECASE)


def hue_name(rgb: Rgb) -> str | None:
    """Return red, amber, yellow, green, blue, purple, grey or black; None for white and what is hardly off it.

    `rgb` are parts of 0 to 1. Orange and brown are amber, pink is red: the names are those of ratings.
    """
    strongest, weakest = max(rgb), min(rgb)
    if strongest < NEARLY_BLACK:
        return "black"
    if strongest - weakest < LEAST_CHROMA:
        return None if weakest > NEARLY_WHITE else "grey"
    degrees = 360 * colorsys.rgb_to_hsv(*rgb)[0]
    return next(name for end, name in _UP_TO_DEGREES if degrees < end)


def rgb_of_hex(digits: str) -> Rgb | None:
    """Return the parts of "FFC000", "#ffc000" or, alpha first, "FFFFC000"; None for anything else ("auto")."""
    found = _HEX.fullmatch(digits.strip().lstrip("#"))
    if not found:
        return None
    red, green, blue = bytes.fromhex(found[1])
    return red / 255, green / 255, blue / 255


def tinted(rgb: Rgb, tint: float) -> Rgb:
    """Return a theme's colour made lighter (`tint` over 0, up to 1) or darker (under 0): ECMA-376 part 1, 18.8.19."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb)
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    return colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation)
