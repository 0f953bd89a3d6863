"""The page furniture: running heads with the meeting's date, footers, printed page numbers, notes at the foot."""

from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, Frame, PageTemplate

from evals.sample.tables import font_name

MARGIN = 22 * mm


class PaperDoc(BaseDocTemplate):  # type: ignore[misc]
    """One PDF under way: knows its running head, its notes and how many pages the pass before had."""

    def __init__(self, out: Any, meta: dict[str, str], pages: int) -> None:
        """`pages` is the length found by the pass before; 0 in the first pass."""
        super().__init__(out, pagesize=A4, invariant=1, title=meta.get("title", ""), author=meta.get("author", ""))
        self.meta = meta
        self.pages_before = pages
        self.head = meta.get("head", "")
        self.notes: list[str] = []
        known = [_template("portrait", A4), _template("landscape", landscape(A4))]
        self.addPageTemplates([_cover(), *known] if meta.get("cover") else known[:: -1 if meta.get("turned") else 1])

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


def _template(name: str, size: tuple[float, float]) -> PageTemplate:
    width, height = size
    frame = Frame(MARGIN, 26 * mm, width - 2 * MARGIN, height - 48 * mm, 0, 0, 0, 0, id=name)
    return PageTemplate(id=name, frames=[frame], onPage=_head, onPageEnd=_foot, pagesize=size)


def _cover() -> PageTemplate:
    frame = Frame(MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN, 0, 0, 0, 0, id="cover")
    return PageTemplate(id="cover", frames=[frame], pagesize=A4, autoNextPageTemplate="portrait")


def _head(canvas: Canvas, doc: PaperDoc) -> None:
    width, height = canvas._pagesize
    canvas.setFont(font_name(doc.meta.get("font", "Helvetica")), 8)
    canvas.drawString(MARGIN, height - 14 * mm, doc.head)
    canvas.drawRightString(width - MARGIN, height - 14 * mm, doc.meta.get("date", ""))
    canvas.line(MARGIN, height - 16 * mm, width - MARGIN, height - 16 * mm)


def _foot(canvas: Canvas, doc: PaperDoc) -> None:
    width = canvas._pagesize[0]
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
