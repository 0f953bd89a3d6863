"""Writes down what an HTML page shows: headings, paragraphs, lists with their numbers, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ingest.readers import html_tables
from ingest.readers.counting import raised, spelled
from ingest.readers.html_look import is_hidden, is_struck
from ingest.readers.writing import PageDraft, Words, spell

_SPACE = re.compile(r"\s+")
_HEADING = re.compile(r"h([1-6])")
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span"
    "|strike|strong|sub|sup|time|tt|u|var|wbr|[^:]+:.+"
)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class HtmlWriter:
    """Goes through a page once; inline words gather until a block begins or ends."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.draft = PageDraft()
        self._said: list[tuple[str, bool]] = []
        self._label = ""
        self._in_list = False
        self._struck = False

    def write(self, element: Any) -> None:
        """Write an element's content as blocks."""
        self._flush()
        self._children(element)
        self._flush()

    def _children(self, element: Any) -> None:
        self._say(element.text)
        for child in element:
            if not is_hidden(child):
                with self._striking(child):
                    self._child(child)
            self._say(child.tail)

    def _child(self, child: Any) -> None:
        heading = _HEADING.fullmatch(child.tag)
        if _INLINE.fullmatch(child.tag):
            self._inline(child)
        elif heading:
            self._flush()
            self._children(child)
            self._flush(level=int(heading[1]))
        elif child.tag in ("ol", "ul"):
            self._list(child)
        elif child.tag == "table":
            self._flush()
            self._table(child)
        else:
            self.write(child)

    def _inline(self, child: Any) -> None:
        if child.tag == "br":
            self._said.append(("\n", self._struck))
        elif child.tag == "input":
            ticked = "☒" if child.get("checked") is not None else "☐"
            self._say(f" {ticked} " if (child.get("type") or "").lower() in ("checkbox", "radio") else "")
        elif child.tag == "sup" and child.text_content().strip().isdecimal():
            self._say(raised(child.text_content()))
        else:
            self._children(child)

    def _list(self, element: Any) -> None:
        """Write a list's items, each with the number or bullet that a browser shows before it."""
        self._flush()
        before, self._in_list = self._in_list, True
        form = _FORMS.get(element.get("type") or "", "decimal")
        count = _whole(element.get("start"), 1)
        for child in element:
            if is_hidden(child):
                continue
            count = _whole(child.get("value"), count) if child.tag == "li" else count
            if child.tag == "li":
                self._label = f"{spelled(count, form)}. " if element.tag == "ol" else "• "
                count += 1
            with self._striking(child):
                self._child(child)
            self._label = ""
        self._in_list = before

    def _table(self, table: Any) -> None:
        for child in table:
            if child.tag == "caption":
                self.write(child)
        if html_tables.is_frame(table):
            for cell in html_tables.cells_of(table):
                self.write(cell)
            return
        inner: list[Any] = []
        rows = html_tables.rows_of(table, lambda cell: self._cell(cell, inner))
        self.draft.table(rows, headings=html_tables.heading_rows(table))
        for nested in inner:
            self._table(nested)

    def _cell(self, cell: Any, inner: list[Any]) -> Words:
        """Return a cell's words on one line; tables inside it are written below the table."""
        struck = self._struck or any(is_struck(element) for element in (cell, cell.getparent()))
        return spell(_runs(cell, inner, struck=struck))

    @contextmanager
    def _striking(self, element: Any) -> Iterator[None]:
        before, self._struck = self._struck, self._struck or is_struck(element)
        yield
        self._struck = before

    def _say(self, text: str | None) -> None:
        if text:
            self._said.append((_SPACE.sub(" ", text), self._struck))

    def _flush(self, *, level: int | None = None) -> None:
        """End the open paragraph; a list's label stays until there are words to put it before."""
        said, self._said = self._said, []
        if not spell(said).text:
            return
        label, self._label = self._label, ""
        words = spell([(label, False), *said], one_line=level is not None)
        self.draft.paragraph(words, level=level, tight=self._in_list and level is None)


def _runs(element: Any, inner: list[Any], *, struck: bool) -> Iterator[tuple[str, bool]]:
    """Yield a cell's words in order, a space around each block in it."""
    yield element.text or "", struck
    for child in element:
        if not is_hidden(child):
            if child.tag == "table":
                inner.append(child)
            elif child.tag == "sup" and child.text_content().strip().isdecimal():
                yield raised(child.text_content()), struck
            else:
                apart = "" if _INLINE.fullmatch(child.tag) and child.tag != "br" else " "
                yield apart, False
                yield from _runs(child, inner, struck=struck or is_struck(child))
                yield apart, False
        yield child.tail or "", struck


def _whole(said: str | None, default: int) -> int:
    said = (said or "").strip()
    return int(said) if re.fullmatch(r"-?\d{1,6}", said) else default
