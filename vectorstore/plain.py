"""Words without their mark-up, for embedding, indexing and comparing; never for quoting."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"</?(?:p|b|u|i|s|a|em|strong|ul|ol|li|br|hr|sup|sub|span|div|font|img|del|ins|table|thead|tbody|tr|td|th|h[1-6])"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\*\*|__")
_HEADING_SIGNS = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)


def plain_text(text: str) -> str:
    """Return `text` without HTML tags, entities and Markdown signs; other characters keep their order.

    A `<` that opens no known tag stays, since "<5" is a figure and no mark-up.
    """
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub("", text)
    return _HEADING_SIGNS.sub("", text) if "#" in text else text
