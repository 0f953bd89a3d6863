"""Finds the tables of a page: ruled ones, tagged ones where rules show less, figures in columns; with their colours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.by_columns import figure_tables
from ingest.pdf.by_rules import ruled_tables
from ingest.pdf.by_tags import tagged_table
from ingest.pdf.fills import colour_of
from ingest.pdf.heads import headed
from ingest.pdf.sheet import Rule, Sheet
from ingest.pdf.table import Table, same_columns

# A grid is taken before tags unless it finds fewer filled cells than this share of theirs, or leaves out so many words.
ENOUGH = 0.9
LEFT_OUT = 2
MAX_HEADINGS = 4
_NUMBER = re.compile(r"[(\[]?(?:\d{1,4}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)\]]*|\W", re.IGNORECASE)


def tables_of(sheet: Sheet, rules: Sequence[Rule], before: Table | None = None) -> tuple[Table, ...]:
    """Return the tables of a page in the order of the file, no two with a word in common.

    `rules` are those drawn on no words; `before` is the table that ended the page before, if one did.
    """
    found = ruled_tables(sheet, rules, before)
    for rows in sheet.tagged:
        tagged = tagged_table(rows, sheet)
        if tagged is None or _lays_out_text(tagged, sheet, before):
            continue
        same = [table for table in found if table.words & tagged.words]
        if _says_more(tagged, same):
            found = [table for table in found if table not in same] + [tagged]
        else:
            found = [_with_headings(table, tagged) if table in same[:1] else table for table in found]
    taken = frozenset(at for table in found for at in table.words)
    columns = figure_tables(sheet, taken)
    found += columns
    taken = taken.union(*(table.words for table in columns))
    done = [headed(_coloured(table, sheet), sheet.words, taken) for table in found]
    return tuple(sorted(done, key=lambda table: min(table.words)))


def _lays_out_text(tagged: Table, sheet: Sheet, before: Table | None) -> bool:
    """Say whether tags call a table what only sets a number beside its heading or paragraph, as minutes are typed.

    One row alone may still be the last of a table on the page before.
    """
    first = [" ".join(sheet.words[at].text for at in cell.words) for cell in tagged.cells if cell.column == 0]
    numbers = tagged.columns == 2 and all(_NUMBER.fullmatch(words) for words in first if words)
    alone = len(list(tagged.rows)) == 1 and not (before is not None and same_columns(before, tagged))
    return numbers or alone


def _says_more(tagged: Table, ruled: Sequence[Table]) -> bool:
    """Say whether tags are to be taken before the grids there: these find far fewer cells, or leave words out."""
    cells = sum(table.filled for table in ruled)
    left_out = tagged.words - frozenset(at for table in ruled for at in table.words)
    return cells < ENOUGH * tagged.filled or (cells <= tagged.filled and len(left_out) >= LEFT_OUT)


def _with_headings(table: Table, tagged: Table) -> Table:
    """Take over from the tags how many rows are headings, where both have the same first rows."""
    if tagged.headings is None:
        return table
    heads = {at for cell in tagged.cells if cell.row < tagged.headings for at in cell.words}
    rows = [{at for cell in row for at in cell.words} for row in table.rows]
    count = sum(bool(row) and row <= heads for row in rows[:MAX_HEADINGS])
    return replace(table, headings=count or None)


def _coloured(table: Table, sheet: Sheet) -> Table:
    near = [fill for fill in sheet.fills if fill.box.shared(table.box) > 0]
    cells = tuple(
        replace(cell, fill=colour_of(cell.box, [sheet.words[at] for at in cell.words], near)) if cell.box else cell
        for cell in table.cells
    )
    coloured = replace(table, cells=cells)
    return replace(coloured, headings=table.headings or _shaded_rows(coloured))


def _shaded_rows(table: Table) -> int | None:
    """How many rows at the top are shaded throughout, in one hue, above rows that are not: column headings."""
    hues = [{cell.fill for cell in row if cell.words} for row in table.rows]
    count = next((i for i, found in enumerate(hues) if found != hues[0]), 0)
    alike = bool(hues) and len(hues[0]) == 1 and None not in hues[0]
    return count if alike and 0 < count <= MAX_HEADINGS else None
