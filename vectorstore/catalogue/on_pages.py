"""Where words stand on the pages of a document, for one reader at a time, and which files hold its pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vectorstore.catalogue.database import Database
from vectorstore.catalogue.redacting import withheld
from vectorstore.catalogue.tables import page_words, sources
from vectorstore.lines_on_pages import Box, lines_of
from vectorstore.page_words import PageWords
from vectorstore.spans import Span, kept
from vectorstore.types import AccessLevel, Document, Page

Levels = Collection[AccessLevel]


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnPage:
    """A page as it is drawn, its size in points, and the boxes of the words that were asked for, a box a line."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """A path that held a document's content, and the digest of its bytes then."""

    path: str
    digest: str


class OnPages:
    """Reads only, through the one way in which a document is given to a reader."""

    def __init__(self, database: Database, document: Callable[[str, Levels], Document]) -> None:
        """Read from this database what `document` lets a reader see."""
        self._database = database
        self._document = document

    def boxes(self, document_id: str, number: int, span: Span, levels: Levels) -> DrawnPage | None:
        """Return page `number` with a box for each line of the words of `span` on it; None where it is never drawn.

        Words withheld from the reader have no boxes. Raises `NotInCatalogue` for a document that is absent or withheld.
        """
        document = self._document(document_id, levels)
        page = next((page for page in document.pages if page.number == number), None)
        words = self._words(document_id, number) if page else None
        if page is None or words is None:
            return None
        boxes = lines_of(words, document.quote(page.span), _on_page(document, page, span, levels))
        return DrawnPage(number=number, width=words.width, height=words.height, boxes=boxes)

    def files(self, document_id: str, levels: Levels) -> tuple[StoredFile, ...]:
        """Return the files that hold a document, the first that was seen first. Raises `NotInCatalogue`."""
        self._document(document_id, levels)
        query = select(sources.c.key, sources.c.digest).where(sources.c.document_id == document_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(sources.c.number)).all()
        return tuple(StoredFile(path=row.key, digest=row.digest) for row in rows)

    def _words(self, document_id: str, number: int) -> PageWords | None:
        query = select(page_words).where(page_words.c.document_id == document_id, page_words.c.number == number)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return PageWords(
            number=row.number, width=row.width, height=row.height, sideways=bool(row.sideways), packed=row.packed
        )


def page_words_row(document_id: str, page: PageWords) -> dict[str, Any]:
    """Return the columns of a page's words."""
    return {
        "document_id": document_id,
        "number": page.number,
        "width": round(page.width, 2),
        "height": round(page.height, 2),
        "sideways": int(page.sideways),
        "packed": page.packed,
    }


def _on_page(document: Document, page: Page, span: Span, levels: Levels) -> tuple[Span, ...]:
    """Return what of a span lies on a page and may be seen, counted from the page's own start."""
    seen = kept(span, withheld(document, levels))
    at = page.span
    clipped = ((max(s.start, at.start) - at.start, min(s.end, at.end) - at.start) for s in seen)
    return tuple(Span(start=start, end=end) for start, end in clipped if start < end)
