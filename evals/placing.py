"""Finds where quoted words stand in a text of record, white space aside, since line breaks are no part of a quote."""

from __future__ import annotations

import re
from array import array

from vectorstore.types import Span

_SPACE = re.compile(r"\s+")


def bare(text: str) -> str:
    """Return a text without its white space."""
    return _SPACE.sub("", text)


class PlacedText:
    """A text without its white space, with the way back to the offsets of the text itself."""

    def __init__(self, text: str) -> None:
        """Index `text` once (about 5 bytes a character); finding is then a plain string search."""
        self._offsets = array("I", (i for i, character in enumerate(text) if not character.isspace()))
        self._bare = bare(text)

    def find(self, quote: str) -> tuple[Span, ...]:
        """Return every stretch of the text that holds `quote`, in order; overlapping ones too, none for no words."""
        words = bare(quote)
        spans: list[Span] = []
        at = self._bare.find(words) if words else -1
        while at >= 0:
            spans.append(Span(start=self._offsets[at], end=self._offsets[at + len(words) - 1] + 1))
            at = self._bare.find(words, at + 1)
        return tuple(spans)
