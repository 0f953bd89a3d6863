"""Takes the tables of a page's structure tree from PDFium: rows of cells, each with its marked-content ids."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.pdf.sheet import TaggedCell

if TYPE_CHECKING:
    from typing import TypeAlias

MAX_DEPTH = 60
MAX_SPAN = 200

TaggedRow: TypeAlias = "tuple[TaggedCell, ...]"


def tagged_tables(page: Any) -> tuple[tuple[TaggedRow, ...], ...]:
    """Return the tables that the file says a page has, in order; only the rows that have something on this page."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        tops = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
            for at in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree)))
        ]
        tables = [table for top in tops if top for table in _named(top, "Table", 0)]
        return tuple(rows for table in tables if (rows := tuple(_row(row) for row in _named(table, "TR", 0))))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _named(element: Any, name: str, depth: int) -> Iterator[Any]:
    """Yield the outermost elements of a type, in the order of the tree."""
    if _type(element) == name:
        yield element
        return
    if depth < MAX_DEPTH:
        for child in _children(element):
            if child:
                yield from _named(child, name, depth + 1)


def _children(element: Any) -> Iterator[Any]:
    """Yield what is right below an element; nothing (None) for what is not on this page."""
    import pypdfium2.raw as pdfium

    for at in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        yield pdfium.FPDF_StructElement_GetChildAtIndex(element, at) or None


def _type(element: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", errors="replace")


def _row(element: Any) -> TaggedRow:
    """A cell that is not on this page is blank here: it still takes its place in the row."""
    return tuple(_cell(child) if child else TaggedCell() for child in _children(element))


def _cell(element: Any) -> TaggedCell:
    return TaggedCell(
        tags=tuple(_tags(element, 0)),
        heading=_type(element) == "TH",
        rows=_span(element, b"RowSpan"),
        columns=_span(element, b"ColSpan"),
    )


def _tags(element: Any, depth: int) -> Iterator[int]:
    import pypdfium2.raw as pdfium

    for at in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        tag = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at) if tag < 0 else None
        if tag >= 0:
            yield tag
        elif child and depth < MAX_DEPTH:
            yield from _tags(child, depth + 1)


def _span(element: Any, name: bytes) -> int:
    import pypdfium2.raw as pdfium

    number = ctypes.c_float()
    for at in range(max(0, pdfium.FPDF_StructElement_GetAttributeCount(element))):
        attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, at)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name)
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return min(MAX_SPAN, max(1, round(number.value)))
    return 1
