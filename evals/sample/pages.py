"""The page furniture: running heads with the meeting's date, footers, printed page numbers, notes at the foot."""

from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, Frame, PageTemplate

from evals.sample.tables import font_name

MARGIN = 22 * mm
PORTRAIT, LANDSCAPE, WIDE = A4, landscape(A4), (1700.0, 842.0)
SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE, "rotated": LANDSCAPE, "wide": WIDE}
"""What a reader sees; a rotated page is an upright one that says it is to be shown turned."""


class PaperDoc(BaseDocTemplate):  # type: ignore[misc]
    """One PDF under way: knows its running head, its notes and how many pages the pass before had."""

    def __init__(self, out: Any, meta: dict[str, str], pages: int) -> None:
        """`pages` is the length found by the pass before; 0 in the first pass."""
        super().__init__(out, pagesize=A4, invariant=1, title=meta.get("title", ""), author=meta.get("author", ""))
        self.meta = meta
        self.pages_before = pages
        self.head = meta.get("head", "")
        self.notes: list[str] = []
        known = sorted(map(_template, SIZES), key=lambda template: template.id != meta.get("begins", "portrait"))
        self.addPageTemplates([_cover(), *known] if meta.get("cover") else known)

    def handle_running_head(self, text: str) -> None:
        """Change the running head from the next page on."""
        self.head = text

    def handle_note(self, text: str) -> None:
        """Print a note at the foot of the page under way."""
        self.notes.append(text)


def running_head(text: str) -> ActionFlowable:
    """An instruction in the flow: this running head from the next page on."""
    return ActionFlowable(("running_head", text))


class Note(Flowable):  # type: ignore[misc]
    """Takes no room in the flow; its text is printed at the foot of the page on which it falls."""

    def __init__(self, doc: PaperDoc, text: str) -> None:
        """Remember the note and the document that prints it."""
        super().__init__()
        self._doc, self._text = doc, text

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Hand the note to the page's foot."""
        self._doc.handle_note(self._text)


def _template(name: str) -> PageTemplate:
    width, height = SIZES[name]
    frame = Frame(MARGIN, 26 * mm, width - 2 * MARGIN, height - 48 * mm, 0, 0, 0, 0, id=name)
    turned = name == "rotated"
    begin = _turn if turned else _head
    template = PageTemplate(id=name, frames=[frame], onPage=begin, onPageEnd=_foot, pagesize=SIZES[name])
    template.rotation = 90 if turned else 0  # ReportLab then writes the page upright
    return template


def _cover() -> PageTemplate:
    frame = Frame(MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN, 0, 0, 0, 0, id="cover")
    return PageTemplate(id="cover", frames=[frame], pagesize=A4, autoNextPageTemplate="portrait")


def _turn(canvas: Canvas, doc: PaperDoc) -> None:
    canvas.translate(PORTRAIT[0], 0)
    canvas.rotate(90)
    _head(canvas, doc)


def _head(canvas: Canvas, doc: PaperDoc) -> None:
    width, height = SIZES[doc.pageTemplate.id]
    canvas.setFont(font_name(doc.meta.get("font", "Helvetica")), 8)
    canvas.drawString(MARGIN, height - 14 * mm, doc.head)
    canvas.drawRightString(width - MARGIN, height - 14 * mm, doc.meta.get("date", ""))
    canvas.line(MARGIN, height - 16 * mm, width - MARGIN, height - 16 * mm)


def _foot(canvas: Canvas, doc: PaperDoc) -> None:
    width = SIZES[doc.pageTemplate.id][0]
    font = font_name(doc.meta.get("font", "Helvetica"))
    canvas.setFont(font, 7.5)
    for place, note in enumerate(reversed(doc.notes)):
        canvas.drawString(MARGIN, (18 + 4 * place) * mm, note)
    if doc.notes:
        rule = (18 + 4 * len(doc.notes)) * mm
        canvas.line(MARGIN, rule, MARGIN + 50 * mm, rule)
    doc.notes.clear()
    offset = int(doc.meta.get("offset", "0"))
    canvas.setFont(font, 8)
    number = doc.meta.get("foot", "{page}").format(page=doc.page - offset, pages=doc.pages_before - offset)
    canvas.drawString(MARGIN, 11 * mm, doc.meta.get("council", "Wexcombe Borough Council"))
    canvas.drawRightString(width - MARGIN, 11 * mm, number)
