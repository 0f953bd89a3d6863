"""How an HTML element looks as far as that tells something: hidden, struck out, filled with a colour."""

from __future__ import annotations

import re
from typing import Any

from ingest.colours import Rgb, hue_name, rgb_of_hex

_UNSEEN = re.compile(
    "script|style|nav|header|footer|aside|template|noscript|head|title|iframe|object|embed|svg|math|canvas|audio|video"
    "|button|select|textarea|datalist|dialog"
)
_OWN_HEADS = frozenset({"main", "article"})
_STRUCK = frozenset({"del", "s", "strike"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)")
_PARTS = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b")
_NAMED = {
    "red": "red",
    "crimson": "red",
    "darkred": "red",
    "firebrick": "red",
    "maroon": "red",
    "tomato": "red",
    "pink": "red",
    "orange": "amber",
    "darkorange": "amber",
    "goldenrod": "amber",
    "yellow": "yellow",
    "gold": "yellow",
    "green": "green",
    "darkgreen": "green",
    "forestgreen": "green",
    "lightgreen": "green",
    "lime": "green",
    "limegreen": "green",
    "olive": "green",
    "blue": "blue",
    "darkblue": "blue",
    "lightblue": "blue",
    "navy": "blue",
    "royalblue": "blue",
    "skyblue": "blue",
    "teal": "blue",
    "purple": "purple",
    "violet": "purple",
    "indigo": "purple",
    "gray": "grey",
    "grey": "grey",
    "darkgray": "grey",
    "darkgrey": "grey",
    "lightgray": "grey",
    "lightgrey": "grey",
    "silver": "grey",
    "black": "black",
}
"""The colours of CSS that papers use, by the hue that a reader sees."""


def is_hidden(element: Any) -> bool:
    """Say whether an element is no part of the paper: page furniture, scripts, and what a browser does not show.

    A header inside the main part or an article is that part's own heading.
    """
    if element.tag == "header" and any(above.tag in _OWN_HEADS for above in element.iterancestors()):
        return False
    return (
        not isinstance(element.tag, str)
        or _UNSEEN.fullmatch(element.tag) is not None
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "banner", "contentinfo", "complementary", "search")
        or bool(_HIDING.search(_style(element)))
    )


def is_struck(element: Any) -> bool:
    """Say whether an element strikes its words out."""
    return element.tag in _STRUCK or bool(_STRIKING.search(_style(element)))


def fill_of(cell: Any) -> str | None:
    """Return the name of the hue of a cell's background, its row's where it has none of its own."""
    for element in (cell, cell.getparent()):
        found = _BACKGROUND.search(_style(element))
        said = (found[1] if found else element.get("bgcolor") or "").strip().lower()
        if said:
            return _named(said)
    return None


def _named(said: str) -> str | None:
    rgb = _rgb(said)
    return hue_name(rgb) if rgb else _NAMED.get(said.split()[0])


def _rgb(said: str) -> Rgb | None:
    parts = _PARTS.match(said)
    if parts:
        red, green, blue = (min(int(part), 255) / 255 for part in parts.groups())
        return red, green, blue
    first = said.split()[0]
    return rgb_of_hex(_SHORT.sub(r"\1\1\2\2\3\3", first) if len(first) == 4 else first)


def _style(element: Any) -> str:
    return (element.get("style") or "").lower()
