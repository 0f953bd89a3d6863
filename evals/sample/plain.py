"""Render a paper to text as copies of papers come: tabs for cells, rows cut by page ends, headings again, no colours.

A cell with ``¦`` is cut there: what follows it comes after the page's number and the repeated headings, in a row whose
other cells are blank.
"""

from collections.abc import Iterator
from pathlib import Path

from evals.sample.markup import Cell, Heading, Instruction, Paper, Para, Table

_CUT = "¦"


def render_text(paper: Paper, path: Path) -> None:
    """Write the paper to `path`, with the numbers of the pages that it was copied from."""
    writer = _Writer()
    lines = [line for block in paper.blocks for line in writer.lines(block)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class _Writer:
    """Knows on which page of the lost original it is."""

    def __init__(self) -> None:
        self._page = 1

    def lines(self, block: Heading | Para | Table | Instruction) -> Iterator[str]:
        """The lines of one block and a blank line."""
        if isinstance(block, Heading):
            yield from (f"**{block.text}**" if block.level > 1 else block.text.upper(), "")
        elif isinstance(block, Para):
            yield from (f"{block.label} {block.text}".strip(), "")
        elif isinstance(block, Table):
            yield from (*self._table(block), "")
        elif block.name == "break":
            yield from (*self._page_end(), "")
        elif block.argument:
            yield from (block.argument, "")

    def _table(self, table: Table) -> Iterator[str]:
        headings = [_line(row, 0) for row in table.rows[: table.head]]
        yield from headings
        for row in table.body:
            yield _line(row, 0)
            if any(_CUT in cell.text for cell in row):
                yield from self._page_end()
                yield from (*headings, "\t".join("---" for _ in row), _line(row, 1))

    def _page_end(self) -> Iterator[str]:
        self._page += 1
        yield from ("", f"Page {self._page}", "")


def _line(row: tuple[Cell, ...], part: int) -> str:
    return "\t".join(cell.text.partition(_CUT)[2 * part].strip() for cell in row)
