"""Write down what is true of a paper: its tables' cells, fills and pages, and its number of records of each kind."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from evals.sample.layout import Layout
from evals.sample.markup import COLOURS, FILLS, Block, Cell, Heading, Paper, Para, Table
from evals.sample.pdf import tables_of

_NAMES = {fill: COLOURS[letter.lower()] for letter, fill in FILLS.items()}
_TAGS = re.compile(r"</?(?:b|i|p|u|ins|del|super)>")
_MINUTE = re.compile(r"(?:\d+\. )?[A-Z][A-Z ,:'0-9()]+")
_MOVED = re.compile(r"\bmoved(?: as an amendment)?, and Councillor \w+ seconded|recorded vote was asked for on whether")
_ROMAN = re.compile(r"\([ivx]+\)")


def describe(paper: Paper, layout: Layout) -> dict[str, Any]:
    """The truth of one paper as ``evals.sample.truth`` reads it; a layout without pages is that of a format without."""
    printed = not paper.file.endswith(".txt")
    offset = int(paper.meta.get("offset", "0"))
    tables = [_table(table, layout.rows.get(table.name, {}), printed) for table in tables_of(paper)]
    for row in (row for table in tables for row in table["rows"]):
        row["cells"] = [layout.with_ranges(cell, offset) for cell in row["cells"]]
    counts = {"records": records_of(paper), "gapped": +_rows_of(table for table in tables_of(paper) if _gapped(table))}
    return {name: dict(sorted(found.items())) for name, found in counts.items()} | {"tables": tables}


def _table(table: Table, pages: dict[int, list[int]], printed: bool) -> dict[str, Any]:
    rows = range(len(table.rows))
    told = {
        "table": table.name,
        "kind": table.kind,
        "ruled": table.style != "plain",
        "tagged": table.tagged,
        "pages": sorted({page for row in rows for page in pages.get(row, [])}),
        "columns": [_heading(table, j) for j in range(len(table.widths))] if table.head else [],
        "rows": [_row(table, i, pages.get(i, []), printed) for i in rows if i >= table.head],
    }
    return told


def _heading(table: Table, j: int) -> str:
    """A column's heading, upper words before lower; a cell merged over several columns stands in each."""
    anchors = dict.fromkeys(table.anchor(i, j) for i in range(table.head))
    return " ".join(filter(None, (words_of(table.rows[i][k]) for i, k in anchors)))


def _row(table: Table, i: int, pages: list[int], printed: bool) -> dict[str, Any]:
    """The cells of a row; by column, the names of its `fills` and the words of cells that others are `merged` into."""
    row = table.rows[i]
    fills = {str(j): _NAMES[cell.fill] for j, cell in enumerate(row) if cell.fill and printed}
    merged = {str(j): words_of(_anchor_cell(table, i, j)) for j, cell in enumerate(row) if cell.joined}
    told: dict[str, Any] = {"pages": pages, "cells": [words_of(cell) for cell in row]}
    if len(pages) > 1 or (not printed and any("¦" in cell.text for cell in row)):
        told["cut"] = True
    return told | ({"fills": fills} if fills else {}) | ({"merged": merged} if merged else {})


def _anchor_cell(table: Table, i: int, j: int) -> Cell:
    i, j = table.anchor(i, j)
    return table.rows[i][j]


def words_of(cell: Cell) -> str:
    """A cell's words as a reader sees them, on one line."""
    return " ".join(_TAGS.sub(" ", cell.text.replace("//", " ").replace("¦", "").replace("&amp;", "&")).split())


def records_of(paper: Paper) -> Counter[str]:
    """How many records of each kind the paper holds: rows of its tables, front sheets, what minutes hold, itself."""
    found = Counter(kind for kind in paper.meta.get("records", "").split() if kind)
    found += _rows_of(tables_of(paper))
    found["minute"] += sum(isinstance(block, Heading) and bool(_MINUTE.fullmatch(block.text)) for block in paper.blocks)
    found["resolution"] += sum(_resolutions(paper.blocks))
    found["motion"] += sum(len(_MOVED.findall(block.text)) for block in paper.blocks if isinstance(block, Para))
    return +found


def _rows_of(tables: Iterable[Table]) -> Counter[str]:
    found = Counter[str]()
    for table in tables:
        rows = sum(_is_record(row) for row in table.body)
        found[table.kind] += min(rows, 1) if table.kind == "front_sheet" else rows
    found[""] = 0
    return found


def _gapped(table: Table) -> bool:
    """Whether nothing but the gaps between words shows the cells."""
    return table.style == "plain" and not table.tagged


def _is_record(row: Sequence[Cell]) -> bool:
    """Totals are in bold; a row with one cell is a heading between others."""
    return not any(cell.text.startswith("<b>") for cell in row) and not all(cell.joined == "left" for cell in row[1:])


def _resolutions(blocks: Sequence[Block]) -> Iterator[int]:
    """After each RESOLVED: one, or as many as there are numbered parts; lettered parts belong to theirs."""
    for place, block in enumerate(blocks):
        if isinstance(block, Para) and block.text.startswith("RESOLVED"):
            below = takewhile(lambda part: isinstance(part, Para) and part.label, blocks[place + 1 :])
            yield max(1, sum(isinstance(part, Para) and bool(_ROMAN.fullmatch(part.label)) for part in below))
