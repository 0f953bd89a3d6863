"""What one pass over a PDF learns for the next: its length, and where its items and table rows begin."""

import re
from dataclasses import dataclass, field

_RANGE = re.compile(r"\{pages:(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Tag:
    """The marked words of one table cell: page of the file from 1, number among the page's marks from 0."""

    table: str
    row: int
    page: int
    mark: int
    heading: bool


@dataclass(kw_only=True)
class Layout:
    """Page numbers are those of the file, from 1; rows are counted from 0, heading rows included."""

    pages: int = 0
    items: dict[str, int] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    rows: dict[str, dict[int, list[int]]] = field(default_factory=dict)

    def note_row(self, table: str, row: int, page: int) -> None:
        """A table row begins, goes on or is repeated on this page."""
        pages = self.rows.setdefault(table, {}).setdefault(row, [])
        if page not in pages:
            pages.append(page)

    def note_item(self, item: str, _row: int, page: int) -> None:
        """An item of an agenda pack begins on this page."""
        self.items.setdefault(item, page)

    def with_ranges(self, text: str, offset: int) -> str:
        """Write the printed pages of items in place of ``{pages:ITEM}``."""
        return _RANGE.sub(lambda found: self.printed_range(found[1], offset), text)

    def printed_range(self, item: str, offset: int) -> str:
        """The printed pages of an item, up to the page before the next item: "12 - 19"."""
        first = self.items.get(item, 0)
        last = min((start - 1 for start in self.items.values() if start > first), default=self.pages)
        return f"{first - offset} - {last - offset}"
