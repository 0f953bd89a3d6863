"""Tag the cells of a PDF's tables, as word processors do: the lines of most finance tables are only in these tags.

ReportLab writes no tags. Words are marked while they are drawn, and the tree that names the marks is added afterwards
(ISO 32000-1, 14.7 and 14.8).
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, IndirectObject, NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from evals.sample.layout import Tag


def open_tag(canvas: Canvas, tags: list[Tag], cell: tuple[str, int, int], *, heading: bool) -> None:
    """Begin the marked words of a cell (table, row, column) and remember them in `tags`."""
    page, (table, row, _) = canvas.getPageNumber(), cell
    mark = sum(tag.page == page for tag in tags)
    tags.append(Tag(table=table, row=row, page=page, mark=mark, heading=heading))
    canvas._code.append(f"/{_role(heading)} <</MCID {mark}>> BDC")


def close_tag(canvas: Canvas) -> None:
    """End the marked words of a cell."""
    canvas._code.append("EMC")


def with_tags(data: bytes, tags: Sequence[Tag]) -> bytes:
    """Return the PDF with a structure tree of its marked tables: Document, Table, TR, TH and TD."""
    if not tags:
        return data
    writer = PdfWriter(clone_from=BytesIO(data))
    tree = _Element(writer, None, "StructTreeRoot")
    document = _Element(writer, tree, "Document")
    cells: dict[int, ArrayObject] = {}
    for _, of_table in groupby(tags, key=lambda tag: tag.table):
        table = _Element(writer, document, "Table")
        for _, of_row in groupby(of_table, key=lambda tag: tag.row):
            row = _Element(writer, table, "TR")
            for tag in of_row:
                cell = _Element(writer, row, _role(tag.heading))
                cell.mark(writer.pages[tag.page - 1], tag)
                cells.setdefault(tag.page, ArrayObject()).append(cell.reference)
    tree.entries[NameObject("/ParentTree")] = _parents(writer, cells)
    writer.root_object[NameObject("/StructTreeRoot")] = tree.reference
    writer.root_object[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def _role(heading: bool) -> str:
    return "TH" if heading else "TD"


class _Element:
    """One element of the structure tree; the root has no parent."""

    def __init__(self, writer: PdfWriter, parent: "_Element | None", role: str) -> None:
        self._kids = ArrayObject()
        kind = "StructElem" if parent else role
        self.entries = DictionaryObject({NameObject("/Type"): NameObject(f"/{kind}"), NameObject("/K"): self._kids})
        self.reference = writer._add_object(self.entries)
        if parent:
            self.entries.update({NameObject("/S"): NameObject(f"/{role}"), NameObject("/P"): parent.reference})
            parent._kids.append(self.reference)

    def mark(self, page: PageObject, tag: Tag) -> None:
        """Say that the words of a mark on a page are this element's."""
        page[NameObject("/StructParents")] = NumberObject(tag.page - 1)
        if page.indirect_reference:
            self.entries[NameObject("/Pg")] = page.indirect_reference
        self._kids.append(NumberObject(tag.mark))


def _parents(writer: PdfWriter, cells: dict[int, ArrayObject]) -> IndirectObject:
    """The number tree from each page's marks, in their order, back to the cells."""
    numbers = ArrayObject()
    for page, of_page in sorted(cells.items()):
        numbers += [NumberObject(page - 1), writer._add_object(of_page)]
    return writer._add_object(DictionaryObject({NameObject("/Nums"): numbers}))
