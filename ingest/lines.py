"""The text of record as lines that know where they stand; everything about structure starts from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.types import Page, Span

_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|\n|\r|\f|\Z)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line without its end; `page` is its place in `Document.pages`, -1 where there are none."""

    start: int
    text: str
    page: int = -1

    @property
    def end(self) -> int:
        """The offset after the line's last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but space."""
        return not self.text.strip()

    @property
    def row(self) -> bool:
        """Whether the line is a table row: cells with tabs between them."""
        return "\t" in self.text.strip(" ") and not self.blank

    @property
    def body(self) -> Span:
        """The line's stretch without space at either end; empty at its start where the line is blank."""
        stripped = self.text.strip()
        start = self.start + (len(self.text) - len(self.text.lstrip())) if stripped else self.start
        return Span(start=start, end=start + len(stripped))


def split_lines(text: str, pages: Sequence[Page] = ()) -> tuple[Line, ...]:
    """Cut a text at newlines of every kind and at form feeds; offsets are those of `text`."""
    found: list[Line] = []
    page = -1
    for match in _LINE.finditer(text):
        while page + 1 < len(pages) and pages[page + 1].span.start <= match.start():
            page += 1
        if match.group():
            found.append(Line(start=match.start(), text=match.group().rstrip("\r\n\f"), page=page))
    return tuple(found)
