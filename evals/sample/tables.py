"""Draw a table block as a ReportLab table, and note the page on which each row begins."""

from collections.abc import Callable
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph

from evals.sample.layout import Layout
from evals.sample.markup import Cell, Table
from evals.sample.tagging import close_tag, open_tag

ALIGN = {"l": TA_LEFT, "r": TA_RIGHT, "c": TA_CENTER}
Noter = Callable[[str, int, int], None]
_MARKUP = {
    " & ": " &amp; ", "//": "<br/>", "¦": "",
    "<del>": "<strike>", "</del>": "</strike>", "<ins>": "<u>", "</ins>": "</u>",
}  # fmt: skip


class RowMark(Flowable):  # type: ignore[misc]
    """Takes no room; when drawn, tells on which page its row or item begins."""

    def __init__(self, note: Noter, table: str, row: int) -> None:
        """Remember whom to tell about which row."""
        super().__init__()
        self.width = self.height = 0
        self._tell = (note, table, row)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Tell the page."""
        note, table, row = self._tell
        note(table, row, self.canv.getPageNumber())


class CellText(Paragraph):  # type: ignore[misc]
    """The words of a cell, which tell on which pages they are drawn: a cell may be cut by a page's end."""

    note: Callable[[int], None]
    tag: Callable[[Any], None] | None = None

    def split(self, width: float, height: float) -> list["CellText"]:
        """Let both halves tell."""
        halves: list[CellText] = super().split(width, height)
        for half in halves:
            half.note = self.note
        return halves

    def draw(self) -> None:
        """Tell the page, then draw, between the marks of a tag where the table has them."""
        self.note(self.canv.getPageNumber())
        if self.tag:
            self.tag(self.canv)
        super().draw()
        if self.tag:
            close_tag(self.canv)


def draw_table(table: Table, width: float, font: str, layout: Layout) -> LongTable:
    """A ReportLab table of `width` points whose head rows repeat and whose rows may break over pages."""
    total = sum(table.widths)
    data = [[_cell(table, font, layout, i, j, cell) for j, cell in enumerate(row)] for i, row in enumerate(table.rows)]
    return LongTable(
        data,
        colWidths=[width * share / total for share in table.widths],
        repeatRows=table.head if table.repeats else 0,
        splitByRow=0 if table.tears else 1,
        splitInRow=1 if table.style == "grid" else 0,
        style=_style(table),
        spaceBefore=4,
        spaceAfter=8,
        hAlign="LEFT",
    )


def _cell(table: Table, font: str, layout: Layout, i: int, j: int, cell: Cell) -> list[Flowable]:
    bold = i < table.head or (table.style == "front" and j == 0) or cell.text.startswith("<b>")
    style = ParagraphStyle(
        "cell",
        fontName=font_name(font, bold=bold),
        fontSize=table.size,
        leading=table.size * 1.22,
        alignment=ALIGN[table.align[j]],
        allowOrphans=int(table.tears),
    )
    parts: list[Flowable] = [RowMark(layout.note_row, table.name, i)] if j == 0 else []
    if cell.text or table.tagged:
        words = CellText(inline(cell.text), style)
        words.note = lambda page: layout.note_row(table.name, i, page)
        if table.tagged:
            words.tag = lambda canvas: open_tag(canvas, layout.tags, (table.name, i, j), heading=i < table.head)
        parts.append(words)
    return parts


def _style(table: Table) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    if table.style != "plain":
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#808080")))
    if table.head and table.style == "grid":
        commands.append(("BACKGROUND", (0, 0), (-1, table.head - 1), colors.HexColor("#DCE6F1")))
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row):
            if cell.fill:
                commands.append(("BACKGROUND", (j, i), (j, i), colors.HexColor(cell.fill)))
            if cell.joined:
                commands.append(("SPAN", table.anchor(i, j)[::-1], (j, i)))
    return commands


def font_name(family: str, *, bold: bool = False) -> str:
    """The name of one of the fonts that every PDF reader has, so that none is embedded."""
    if family == "Times":
        return "Times-Bold" if bold else "Times-Roman"
    return f"{family}-Bold" if bold else family


def inline(text: str) -> str:
    """ReportLab's mark-up for a text: // is a line break, a lone & is written out, what is deleted is struck out."""
    for shown, drawn in _MARKUP.items():
        text = text.replace(shown, drawn)
    return text
