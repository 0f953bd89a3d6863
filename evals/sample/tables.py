"""Draw a table block as a ReportLab table, and note the page on which each row begins."""

from collections.abc import Callable
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph

from evals.sample.markup import Cell, Table

ALIGN = {"l": TA_LEFT, "r": TA_RIGHT, "c": TA_CENTER}
Noter = Callable[[str, int, int], None]


class RowMark(Flowable):  # type: ignore[misc]
    """Takes no room; when drawn, tells on which page its row begins."""

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


def draw_table(table: Table, width: float, font: str, note: Noter) -> LongTable:
    """A ReportLab table of `width` points whose head rows repeat and whose rows may break over pages."""
    total = sum(table.widths)
    data = [[_cell(table, font, note, i, j, cell) for j, cell in enumerate(row)] for i, row in enumerate(table.rows)]
    return LongTable(
        data,
        colWidths=[width * share / total for share in table.widths],
        repeatRows=table.head,
        splitByRow=0 if table.tears else 1,
        splitInRow=1 if table.style == "grid" else 0,
        style=_style(table),
        spaceBefore=4,
        spaceAfter=8,
        hAlign="LEFT",
    )


def _cell(table: Table, font: str, note: Noter, i: int, j: int, cell: Cell) -> list[Flowable]:
    bold = i < table.head or (table.style == "front" and j == 0) or cell.text.startswith("<b>")
    style = ParagraphStyle(
        "cell",
        fontName=font_name(font, bold=bold),
        fontSize=table.size,
        leading=table.size * 1.22,
        alignment=ALIGN[table.align[j]],
        allowOrphans=int(table.tears),
    )
    parts: list[Flowable] = [RowMark(note, table.name, i)] if j == 0 else []
    if cell.text:
        parts.append(Paragraph(inline(cell.text), style))
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
                commands.append(("SPAN", (_left(row, j), i), (j, i)))
    return commands


def _left(row: tuple[Cell, ...], j: int) -> int:
    while row[j].joined:
        j -= 1
    return j


def font_name(family: str, *, bold: bool = False) -> str:
    """The name of one of the fonts that every PDF reader has, so that none is embedded."""
    if family == "Times":
        return "Times-Bold" if bold else "Times-Roman"
    return f"{family}-Bold" if bold else family


def inline(text: str) -> str:
    """ReportLab's mark-up for a text: // is a line break, a lone & is written out."""
    return text.replace(" & ", " &amp; ").replace("//", "<br/>")
