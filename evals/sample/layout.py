"""What one pass over a PDF learns for the next: its length, and where its items and table rows begin."""

from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Layout:
    """Page numbers are those of the file, from 1; rows are counted from 0, heading rows included."""

    pages: int = 0
    items: dict[str, int] = field(default_factory=dict)
    rows: dict[str, dict[int, int]] = field(default_factory=dict)

    def note_row(self, table: str, row: int, page: int) -> None:
        """A table row begins on this page; a row continued or repeated keeps its first page."""
        self.rows.setdefault(table, {}).setdefault(row, page)

    def note_item(self, item: str, _row: int, page: int) -> None:
        """An item of an agenda pack begins on this page."""
        self.items.setdefault(item, page)

    def printed_range(self, item: str, offset: int) -> str:
        """The printed pages of an item, up to the page before the next item: "12 - 19"."""
        first = self.items.get(item, 0)
        last = min((start - 1 for start in self.items.values() if start > first), default=self.pages)
        return f"{first - offset} - {last - offset}"
