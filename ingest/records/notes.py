"""Tells the rows of a table of figures that only explain the row above: one merged cell of words under the sums."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records.columns import Columns
from ingest.records.rows import Row
from ingest.records.sums import is_figure

MIN_WORDS, MIN_SENTENCE = 4, 8
_ENDED = re.compile(r"[.!?][\"'”’)\]]*$")


class Notes:
    """Which rows of one table explain the one before them."""

    def __init__(self, rows: Sequence[Row], columns: Columns) -> None:
        """Find the columns of figures, where words can only be those of a merged cell."""
        self._said = {columns.main, columns.key}
        self._figures = frozenset(
            column
            for column in range(len(columns.headings))
            if column not in self._said and _holds_figures(rows, column)
        )

    def explains(self, before: Sequence[Row], notes: Sequence[Row], row: Row) -> bool:
        """Say whether a row is of one cell of words below a row of figures: in their place, or a sentence at the left.

        `notes` are those of the row before so far, which may go on over a page.
        """
        figures = sum(any(is_figure(row.at(column)) for row in before) for column in self._figures)
        if len(row.filled) != 1 or figures < 2:
            return False
        column = row.filled[0]
        words = row.words[column]
        if notes and column in notes[-1].filled and words[0].islower():
            return True
        if column in self._figures:
            return len(words.split()) >= MIN_WORDS
        sentence = len(words.split()) >= MIN_SENTENCE and words[0].isupper() and bool(_ENDED.search(words))
        return column in self._said and sentence


def _holds_figures(rows: Sequence[Row], column: int) -> bool:
    cells = [row.at(column) for row in rows if row.at(column) and len(row.filled) > 1]
    told = [cell for cell in cells if any(char.isalnum() for char in cell)]
    return bool(told) and 2 * sum(map(is_figure, told)) > len(told)
