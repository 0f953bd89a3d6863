"""The pictures on a PDF page, and the page itself as a picture, for recognising what is printed on it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import Any

from ingest.recognisers.base import Picture

DPI = 300
MAX_DOTS = 40_000_000
"""Of a page that is drawn: A2 at 300 dots an inch; a larger one is drawn coarser."""
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_DEPTH = 5  # forms within forms


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A picture on a page: its own dots, and the share of the page that it covers, 0 to 1."""

    width: int
    height: int
    share: float


def placed_on(document: Any, index: int) -> tuple[Placed, ...]:
    """Return the pictures on a page, `index` from 0, without unpacking any; none where PDFium cannot load the page."""
    import pypdfium2

    try:
        with closing(document[index]) as page:
            size = page.get_size()
            return tuple(_placed(found, *size) for found in page.get_objects(filter=[_IMAGE], max_depth=_DEPTH))
    except pypdfium2.PdfiumError:
        return ()


def drawn(document: Any, index: int) -> Picture:
    """Draw a page of PDFium's in greys, at 300 dots an inch where that is not too many."""
    with closing(document[index]) as page:
        width, height = page.get_size()
        dots = width * height * (DPI / 72) ** 2
        dpi = int(DPI * min(1.0, (MAX_DOTS / dots) ** 0.5))
        with closing(page.render(scale=dpi / 72, grayscale=True)) as bitmap:
            held, across, stride = memoryview(bitmap.buffer), bitmap.width, bitmap.stride
            rows = b"".join(held[row * stride : row * stride + across] for row in range(bitmap.height))
            return Picture(width=across, height=bitmap.height, dpi=dpi, dots=rows)


def _placed(found: Any, width: float, height: float) -> Placed:
    left, bottom, right, top = found.get_bounds()
    across, down = found.get_px_size()
    covered = max(0.0, min(right, width) - max(left, 0.0)) * max(0.0, min(top, height) - max(bottom, 0.0))
    return Placed(width=across, height=down, share=min(covered / max(width * height, 1.0), 1.0))
