"""Turn the blocks of a paper into what ReportLab lays out."""

from collections.abc import Callable
from dataclasses import replace

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Paragraph, Spacer
from reportlab.platypus import Table as Frames

from evals.sample.actions import action_table, project_table
from evals.sample.layout import Layout
from evals.sample.markup import Block, Heading, Instruction, Para, Table
from evals.sample.pages import MARGIN, PORTRAIT, SIZES, Note, PaperDoc, running_head
from evals.sample.tables import RowMark, draw_table, font_name, inline

_ROMAN = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)")
_BETWEEN = 14.0
_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]
_INDENTS = (0, 12, 20, 28)
_HEADING_SIZES = {1: 15.0, 2: 12.5, 3: 11.0}


class Drawer:
    """Draws block after block; it remembers whether the page is turned, for a table is as wide as its page."""

    def __init__(self, doc: PaperDoc, before: Layout, learned: Layout) -> None:
        """`before` is what the pass before learned; `learned` is filled as pages are drawn."""
        self._doc, self._before, self._learned = doc, before, learned
        self._font = doc.meta.get("font", "Helvetica")
        self._size = float(doc.meta.get("size", "11"))
        self._width: float = PORTRAIT[0] - 2 * MARGIN
        self._begun = self._below_roman = False
        self._pair: list[Flowable] | None = None

    def draw(self, block: Block) -> list[Flowable]:
        """The flowables of one block, in order."""
        flow = self._draw(block)
        self._begun = True
        return flow

    def _draw(self, block: Block) -> list[Flowable]:
        if isinstance(block, Heading):
            return [Paragraph(inline(block.text), self._heading_style(block.level))]
        if isinstance(block, Para):
            return [self._paragraph(block)]
        if isinstance(block, Table):
            return self._table(self._table_with_ranges(block))
        return self._follow(block)

    def _table(self, table: Table) -> list[Flowable]:
        if self._pair is None:
            return [draw_table(table, self._width, self._font, self._learned)]
        half = (self._width - _BETWEEN) / 2
        self._pair.append(draw_table(table, half, self._font, self._learned))
        if len(self._pair) < 2:
            return []
        (left, right), self._pair = self._pair, None
        return [Frames([[left, "", right]], [half, _BETWEEN, half], style=_BARE, spaceAfter=8)]

    def _begin_pair(self) -> list[Flowable]:
        self._pair = []
        return []

    def _heading_style(self, level: int) -> ParagraphStyle:
        size = _HEADING_SIZES[level]
        return ParagraphStyle(
            "heading",
            fontName=font_name(self._font, bold=True),
            fontSize=size,
            leading=size * 1.25,
            spaceBefore=10 if level < 3 else 7,
            spaceAfter=4,
            keepWithNext=1,
        )

    def _paragraph(self, block: Para) -> Paragraph:
        text = self._with_ranges(block.text)
        depth = self._depth(block.label)
        style = ParagraphStyle(
            "body",
            fontName=font_name(self._font),
            fontSize=self._size,
            leading=self._size * 1.34,
            leftIndent=_INDENTS[depth] * mm,
            bulletIndent=_INDENTS[depth - 1] * mm if depth else 0,
            bulletFontName=font_name(self._font),
            bulletFontSize=self._size,
            spaceAfter=5,
        )
        return Paragraph(inline(text), style, bulletText={"-": "–", "": None}.get(block.label, block.label))

    def _depth(self, label: str) -> int:
        """0 for running text, 1 for a numbered paragraph, 2 for its parts, 3 for parts of a part: (a) below (iv)."""
        if not label.startswith("(") and label != "-":
            self._below_roman = False
            return 1 if label else 0
        if label in _ROMAN:
            self._below_roman = True
            return 2
        return 3 if self._below_roman else 2

    def _with_ranges(self, text: str) -> str:
        offset = int(self._doc.meta.get("offset", "0"))
        return self._before.with_ranges(text, offset)

    def _table_with_ranges(self, table: Table) -> Table:
        rows = tuple(tuple(replace(cell, text=self._with_ranges(cell.text)) for cell in row) for row in table.rows)
        return replace(table, rows=rows)

    def _follow(self, order: Instruction) -> list[Flowable]:
        known: dict[str, Callable[[str], list[Flowable]]] = {
            "break": lambda _: [PageBreak()],
            **dict.fromkeys(SIZES, self._turn),
            "pair": lambda _: self._begin_pair(),
            "head": lambda text: [running_head(text)],
            "note": lambda text: [Note(self._doc, text)],
            "space": lambda size: [Spacer(1, float(size) * mm)],
            "centre": lambda text: [self._centred(text, 12)],
            "title": lambda text: [self._centred(text, 24)],
            "item": lambda name: [RowMark(self._learned.note_item, name, 0)],
            "actions": lambda edition: self.draw(action_table(edition)),
            "projects": lambda edition: self.draw(project_table(edition)),
        }
        return known[order.name](order.name if order.name in SIZES else order.argument)

    def _turn(self, template: str) -> list[Flowable]:
        self._width = SIZES[template][0] - 2 * MARGIN
        return [NextPageTemplate(template), PageBreak()] if self._begun else []

    def _centred(self, text: str, size: int) -> Paragraph:
        style = ParagraphStyle(
            "centred",
            fontName=font_name(self._font, bold=True),
            fontSize=size,
            leading=size * 1.35,
            alignment=TA_CENTER,
            spaceAfter=size / 3,
        )
        return Paragraph(inline(text), style)
