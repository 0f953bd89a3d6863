"""Opens a PDF with PDFium and gives its pages one by one, each closed again before the next."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.pdf.letters import direction_of, letters_of, words_of
from ingest.pdf.paths import drawn_on
from ingest.pdf.sheet import Box, Sheet
from ingest.pdf.tags import tagged_tables
from ingest.pdf.turning import Turn, box_of, turned


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Open a file for `sheet_of`. Raises pypdfium2's PdfiumError for one that PDFium cannot use."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def sheet_of(document: Any, index: int) -> Sheet:
    """Read what stands on a page, `index` from 0, turned so that most of its lines run from left to right."""
    page = document[index]
    try:
        return _sheet(page)
    finally:
        page.close()


def _sheet(page: Any) -> Sheet:
    import pypdfium2.raw as pdfium

    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        letters, runs = letters_of(text_page)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    rotation = page.get_rotation() // 90
    direction = direction_of(letters, runs)
    if direction is None:
        direction = rotation
    turn, box = turned(page.get_bbox(), direction)
    rules, fills = drawn_on(page, turn)
    return Sheet(
        box=box,
        turned=(direction - rotation) % 4,
        words=words_of(letters, runs, turn, direction),
        rules=rules,
        fills=fills,
        struck=tuple(_struck(page, turn)),
        tagged=tagged_tables(page),
    )


def _struck(page: Any, turn: Turn) -> Iterator[Box]:
    """Yield the places that a reviewer has struck out by annotation."""
    import pypdfium2.raw as pdfium

    for at in range(max(0, pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_STRIKEOUT:
            for quad in range(pdfium.FPDFAnnot_CountAttachmentPoints(note)):
                points = pdfium.FS_QUADPOINTSF()
                if pdfium.FPDFAnnot_GetAttachmentPoints(note, quad, ctypes.byref(points)):
                    xs = (points.x1, points.x2, points.x3, points.x4)
                    ys = (points.y1, points.y2, points.y3, points.y4)
                    yield box_of(turn, min(xs), min(ys), max(xs), max(ys))
        pdfium.FPDFPage_CloseAnnot(note)
