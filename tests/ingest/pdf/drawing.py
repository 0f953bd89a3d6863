"""Draws pages of PDFs as word processors do: words, borders, fills, strikes and tags, measured from the top left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from evals.sample.layout import Tag
from evals.sample.tagging import close_tag, open_tag, with_tags
from ingest.pdf.pages import opened, sheet_of
from ingest.pdf.reading import read_pages
from ingest.pdf.sheet import Sheet
from ingest.readers.base import ReadPage

SIZE, LINE, PAD = 10.0, 13.0, 5.0


class Drawing:
    """A PDF in the making; `save` writes it."""

    def __init__(self, path: Path, *, wide: bool = False) -> None:
        self.size = landscape(A4) if wide else A4
        self.canvas = Canvas(str(path), pagesize=self.size)
        self.path = path
        self.tags: list[Tag] = []

    def words(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        """Words with their baseline at `y`; lines where `text` has several."""
        self.canvas.setFillColor(HexColor("#000000"))
        for number, line in enumerate(text.split("\n")):
            self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
            self.canvas.drawString(x, self.size[1] - y - number * LINE, line)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.canvas.setFillColor(HexColor(f"#{colour}"))
        self.canvas.rect(x, self.size[1] - y - height, width, height, stroke=0, fill=1)

    def width(self, text: str) -> float:
        return float(self.canvas.stringWidth(text, "Helvetica", SIZE))

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        fills: Mapping[tuple[int, int], str] | None = None,
        missing: Sequence[str] = (),
    ) -> float:
        """Draw a table with borders but for those `missing` ("top", "bottom"); returns where it ends.

        A cell of "<" is merged into the one to its left, one of "^" into the one above.
        """
        edges = [x + sum(widths[:i]) for i in range(len(widths) + 1)]
        for number, row in enumerate(rows):
            high = LINE * max(cell.count("\n") + 1 for cell in row) + PAD
            for column, cell in enumerate(row):
                if (number, column) in (fills or {}):
                    self.fill(edges[column], y, widths[column], high, (fills or {})[number, column])
                if cell not in ("<", "^"):
                    self.words(edges[column] + PAD, y + LINE, cell)
                if cell != "^" and not (number == 0 and "top" in missing):
                    self.line(edges[column], y, edges[column + 1], y)
                if cell != "<":
                    self.line(edges[column], y, edges[column], y + high)
            self.line(edges[-1], y, edges[-1], y + high)
            y += high
        if "bottom" not in missing:
            self.line(edges[0], y, edges[-1], y)
        return y

    def tagged(self, x: float, y: float, lefts: Sequence[float], rows: Sequence[Sequence[str]], name: str) -> None:
        """A table without borders whose cells are in the structure tree; the first row is of headings."""
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                open_tag(self.canvas, self.tags, (name, number, column), heading=number == 0)
                self.words(x + lefts[column], y + number * LINE * 2, cell)
                close_tag(self.canvas)

    def turn_page(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.save()
        self.path.write_bytes(with_tags(self.path.read_bytes(), self.tags))
        return self.path


def read(path: Path) -> list[ReadPage]:
    """Every page of a drawn file."""
    return list(read_pages(path, range(_count(path))))


def rows_of(page: ReadPage, table: int = 0) -> list[list[str]]:
    """The cells of a table of a page."""
    found = page.tables[table]
    return [line.split("\t") for line in page.text[found.start : found.end].split("\n")]


def struck(page: ReadPage) -> list[str]:
    """The words of a page that are struck out."""
    return [page.text[start:end] for start, end in page.deletions]


@contextmanager
def sheet(path: Path, index: int = 0) -> Iterator[Sheet]:
    """What stands on one page of a file."""
    with opened(path) as document:
        yield sheet_of(document, index)


def _count(path: Path) -> int:
    with opened(path) as document:
        held: Any = document
        return len(held)
