"""The rows of a computed answer as a table: what a reader runs down, where many claims would say one thing each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.types import Citation, Claim


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row: its reference as printed, empty where it has none, a cell a column, and what the cells rest on."""

    label: str
    cells: tuple[str, ...]
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        """Refuse a row that rests on nothing."""
        if not self.citations:
            raise ValueError("a row needs a citation")


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerTable:
    """Rows under the papers' own headings; `claims` are those of the answer that say the same, a row each.

    A cell is empty where the paper's own is, and "…" where its words are not in what is cited of the row.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        """Refuse a row of more or fewer cells than there are columns."""
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row of {self.title!r} needs {len(self.columns)} cells")
