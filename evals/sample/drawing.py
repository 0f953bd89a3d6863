"""Turn the blocks of a paper into what ReportLab lays out."""

import re
from collections.abc import Callable

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Paragraph, Spacer

from evals.sample.actions import action_table, project_table
from evals.sample.layout import Layout
from evals.sample.markup import Block, Heading, Instruction, Para, Table
from evals.sample.pages import MARGIN, Note, PaperDoc, running_head
from evals.sample.tables import RowMark, draw_table, font_name, inline

_RANGE = re.compile(r"\{pages:(\w+)\}")
_HEADING_SIZES = {1: 15.0, 2: 12.5, 3: 11.0}


class Drawer:
    """Draws block after block; it remembers whether the page is turned, for a table is as wide as its page."""

    def __init__(self, doc: PaperDoc, before: Layout, learned: Layout) -> None:
        """`before` is what the pass before learned; `learned` is filled as pages are drawn."""
        self._doc, self._before, self._learned = doc, before, learned
        self._font = doc.meta.get("font", "Helvetica")
        self._size = float(doc.meta.get("size", "11"))
        self._width: float = A4[0] - 2 * MARGIN

    def draw(self, block: Block) -> list[Flowable]:
        """The flowables of one block, in order."""
        if isinstance(block, Heading):
            return [Paragraph(inline(block.text), self._heading_style(block.level))]
        if isinstance(block, Para):
            return [self._paragraph(block)]
        if isinstance(block, Table):
            return [draw_table(block, self._width, self._font, self._learned.note_row)]
        return self._follow(block)

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
        offset = int(self._doc.meta.get("offset", "0"))
        text = _RANGE.sub(lambda found: self._before.printed_range(found[1], offset), block.text)
        part = block.label.startswith("(") or block.label == "-"
        style = ParagraphStyle(
            "body",
            fontName=font_name(self._font),
            fontSize=self._size,
            leading=self._size * 1.34,
            leftIndent=(20 if part else 12 if block.label else 0) * mm,
            bulletIndent=12 * mm if part else 0,
            bulletFontName=font_name(self._font),
            bulletFontSize=self._size,
            spaceAfter=5,
        )
        return Paragraph(inline(text), style, bulletText={"-": "•", "": None}.get(block.label, block.label))

    def _follow(self, order: Instruction) -> list[Flowable]:
        known: dict[str, Callable[[str], list[Flowable]]] = {
            "break": lambda _: [PageBreak()],
            "landscape": self._turn,
            "portrait": self._turn,
            "head": lambda text: [running_head(text)],
            "note": lambda text: [Note(self._doc, text)],
            "space": lambda size: [Spacer(1, float(size) * mm)],
            "centre": lambda text: [self._centred(text)],
            "item": lambda name: [RowMark(self._learned.note_item, name, 0)],
            "actions": lambda edition: self.draw(action_table(edition)),
            "projects": lambda edition: self.draw(project_table(edition)),
        }
        return known[order.name](order.name if order.name in ("landscape", "portrait") else order.argument)

    def _turn(self, template: str) -> list[Flowable]:
        page = landscape(A4) if template == "landscape" else A4
        self._width = page[0] - 2 * MARGIN
        return [NextPageTemplate(template), PageBreak()]

    def _centred(self, text: str) -> Paragraph:
        font = font_name(self._font, bold=True)
        style = ParagraphStyle("centred", fontName=font, fontSize=12, leading=16, alignment=TA_CENTER, spaceAfter=4)
        return Paragraph(inline(text), style)
