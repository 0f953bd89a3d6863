"""The process that draws pages of PDFs, one at a time under limits: files are not trusted. `ingest.drawing` asks it."""

from __future__ import annotations

import io
import sys
import threading
from contextlib import ExitStack, closing
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.children import confine, end_with_parent
from ingest.limits import Limits

MAX_DOTS = 12_000_000
"""Of one picture: A2 at 110 dots an inch has 4.7 million; a larger page is drawn coarser."""
_POINTS = 72
_QUALITY, _EFFORT = 80, 2


def main(connection: Connection) -> None:
    """Take limits, then (path, index from 0, dots an inch) again and again; answer with WebP, or why there is none."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        limits: Limits = connection.recv()
        while True:
            path, index, dpi = connection.recv()
            confine(limits)
            connection.send(answer(path, index, dpi))
    except (EOFError, ConnectionError):
        return


def answer(path: Path, index: int, dpi: int) -> bytes | str:
    """Draw one page, or say what was raised: a library that meets a file made to confuse it raises nearly anything."""
    try:
        return drawn(path, index, dpi)
    except Exception as error:
        return " ".join([type(error).__name__, *str(error).split()])[:120]


def drawn(path: Path, index: int, dpi: int) -> bytes:
    """Return a page as a viewer shows it, with what is filled into its forms, as WebP."""
    import pypdfium2

    with ExitStack() as closed:
        document = closed.enter_context(closing(pypdfium2.PdfDocument(path)))
        document.init_forms()
        page = closed.enter_context(closing(document[index]))
        width, height = page.get_size()
        dots = max(width * height, 1.0) * (dpi / _POINTS) ** 2
        scale = dpi / _POINTS * min(1.0, (MAX_DOTS / dots) ** 0.5)
        bitmap = closed.enter_context(closing(page.render(scale=scale)))
        picture = io.BytesIO()
        bitmap.to_pil().save(picture, format="WEBP", quality=_QUALITY, method=_EFFORT)
        return picture.getvalue()


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
