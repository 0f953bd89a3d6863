"""Word tables as rows of cells, a merged cell said once, its fill named by hue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.colours import hue_name, rgb_of_hex, tinted
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_xml import Element, W, find, number, parts, switched, value
from ingest.readers.writing import GridCell, Row, Words

ReadCellWords = Callable[[Element, bool], Words]
"""Reads the words of a cell; the flag says that its whole row is deleted."""

Theme = dict[str, str]
"""The file's own names of colours ("accent1") with their hexadecimal digits."""

MAX_HEADS = 3
_ALIASES = {"background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2"}


def rows_of(table: Element, words: ReadCellWords, theme: Theme) -> list[Row]:
    """Return the rows of a table in order, each a cell a column, None where a merged cell goes on."""
    grid = [_row(row, words, theme) for row in _named(table, "tr")]
    return [_merged_down(grid, place) for place in range(len(grid))]


def heading_rows(table: Element, styles: Styles) -> int | None:
    """Return how many rows at the top are headings: those said again on each page, else bold ones over others.

    None where only the words can tell; 0 for two columns of which the first row is like all others: labels and values.
    """
    rows = list(_named(table, "tr"))
    again = sum(1 for _ in takewhile(lambda row: switched(row, "trPr/tblHeader"), rows))
    bold = sum(1 for _ in takewhile(lambda row: _is_bold(row, styles), rows))
    if again or 0 < bold <= min(MAX_HEADS, len(rows) - 1):
        return again or bold
    pairs = all(len(list(_named(row, "tc"))) == 2 for row in rows)
    shaded = any(find(cell, "tcPr/shd") is not None for cell in _named(rows[0], "tc"))
    return 0 if pairs and not bold and not shaded else None


def cells_of(table: Element) -> Iterator[Element]:
    """Yield the cells of a table as they stand in the file."""
    for row in _named(table, "tr"):
        yield from _named(row, "tc")


def is_frame(table: Element) -> bool:
    """Say whether a table has a single column: a box around paragraphs rather than a table of anything."""
    return all(sum(1 for _ in _named(row, "tc")) <= 1 for row in _named(table, "tr"))


def fill_of(cell: Element, theme: Theme) -> str | None:
    """Return the name of the hue that a cell is filled with.

    Only what the cell says itself counts: the bands and heading rows of a table's style are decoration, and a blank
    cell in a blue band would else be read as rated blue.
    """
    shade = find(cell, "tcPr/shd")
    if shade is None or value(shade, "") == "nil":
        return None
    solid = value(shade, "") == "solid"
    rgb = rgb_of_hex(value(shade, "", "color" if solid else "fill") or "")
    name = value(shade, "", "themeColor" if solid else "themeFill")
    if rgb is None and name:
        rgb = rgb_of_hex(theme.get(_ALIASES.get(name, name), ""))
        tint, dark = value(shade, "", "themeFillTint"), value(shade, "", "themeFillShade")
        rgb = tinted(rgb, 1 - int(tint, 16) / 255) if rgb and tint else rgb
        rgb = tinted(rgb, int(dark, 16) / 255 - 1) if rgb and dark else rgb
    return hue_name(rgb) if rgb else None


def _is_bold(row: Element, styles: Styles) -> bool:
    """Say whether all words of a row are bold; one without words goes with those above it."""
    worded = [run for run in row.iter(W + "r") if "".join(run.itertext()).strip()]
    return all(styles.emboldens(run) for run in worded)


def _row(row: Element, words: ReadCellWords, theme: Theme) -> list[tuple[GridCell | None, bool]]:
    """Return (cell, whether it goes on from the one above) a column."""
    deleted = find(row, "trPr/del") is not None
    found: list[tuple[GridCell | None, bool]] = [(None, False)] * (number(row, "trPr/gridBefore") or 0)
    for cell in _named(row, "tc"):
        columns = max(number(cell, "tcPr/gridSpan") or 1, 1)
        merge = find(cell, "tcPr/vMerge")
        goes_on = merge is not None and value(merge, "") != "restart"
        gone = deleted or find(cell, "tcPr/cellDel") is not None
        read = GridCell(words=words(cell, gone), fill=fill_of(cell, theme), columns=columns)
        found += [(read, goes_on), *[(None, goes_on)] * (columns - 1)]
    return found


def _merged_down(grid: Sequence[list[tuple[GridCell | None, bool]]], place: int) -> Row:
    """Return one row with the cells that begin in it, each knowing how many rows it goes on for."""
    row: list[GridCell | None] = []
    for column, (cell, goes_on) in enumerate(grid[place]):
        above = place > 0 and column < len(grid[place - 1])
        if cell is None or (goes_on and above):
            row.append(None)
            continue
        rows = 1
        while place + rows < len(grid) and grid[place + rows][column : column + 1] and grid[place + rows][column][1]:
            rows += 1
        row.append(replace(cell, rows=rows))
    return row


def _named(element: Element, wanted: str) -> Iterator[Element]:
    return (child for name, child in parts(element) if name == wanted)
