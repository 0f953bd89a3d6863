"""What is shown of a document around cited words: the picture of their page with boxes over them, and its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from api.passages import require_visible
from api.pictures import Missing, Pictures
from api.reading import Sheet, cells_of, number_at, parts_of, sheet, shown_of
from api.shown_tables import Cell, told
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.catalogue.on_pages import DrawnPage
from vectorstore.catalogue.redacting import shows_withheld
from vectorstore.errors import NotInCatalogue
from vectorstore.types import AccessLevel, Block, Document, Locator, Page, Span

Levels = Collection[AccessLevel]

NO_PAGES = "This paper is not a PDF, so there is no picture of it. These are its words."
NEVER_DRAWN = "There is no picture of this page. These are its words."
"""Also where a part of it is withheld, so that nobody is told that anything is."""
MISSING = {
    Missing.GONE: "The file is no longer where clerk read it, so there is no picture of the page. These are its words.",
    Missing.CHANGED: "The file has changed since clerk read it, so there is no picture of the page. "
    "These are the words as they were read.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceView:
    """One page of a document for one reader. `place` is where the cited words stand, from the widest part inwards.

    `row` are the cells of the table row that the cited words are of, `quote` the words themselves where they are of
    none. Either `picture` is there, or `without` says why not. `sure` is how sure character recognition was of the
    page, 0 to 1, None where the words are the file's own.
    """

    document: Document
    sheet: Sheet
    cited: Span | None = None
    place: tuple[str, ...] = ()
    row: tuple[Cell, ...] = ()
    quote: str = ""
    picture: DrawnPage | None = None
    without: str = ""
    sure: float | None = None

    @property
    def unit(self) -> str:
        """What a sheet of it is called."""
        return "Page" if self.document.pages else "Part"

    @property
    def on_sheet(self) -> bool:
        """Whether the cited words begin on the sheet that is shown."""
        return self.cited is not None and number_at(self.document, self.cited.start) == self.sheet.number


def cited_in(document: Document, start: int | None, end: int | None, levels: Levels) -> Span | None:
    """Return the cited words of an address, None where it names none; raises NotInCatalogue where they are no such."""
    if start is None or end is None:
        return None
    if end <= start:
        raise NotInCatalogue("such passage")
    span = Span(start=start, end=end)
    require_visible(document, span, levels)
    return span


def source_view(
    catalogue: Catalogue, pictures: Pictures, document: Document, cited: Span | None, number: int | None, levels: Levels
) -> SourceView:
    """Return page `number` of a document, that of the cited words where it is None, else the first that can be read."""
    number = number or (number_at(document, cited.start) if cited else parts_of(document)[0].number)
    part = next((part for part in parts_of(document) if part.number == number), None)
    blocks = catalogue.blocks(document.id, shown_of(document, part, cited), levels) if part else ()
    shown = sheet(document, blocks, number, cited, levels)
    assert part is not None
    picture = picture_of(catalogue, pictures, document, number, cited or Span(start=0, end=0), levels)
    view = SourceView(document=document, sheet=shown, cited=cited, sure=part.confidence if document.pages else None)
    view = replace(view, picture=picture) if isinstance(picture, DrawnPage) else replace(view, without=picture)
    return _with_cited(view, catalogue.blocks(document.id, cited, levels), cited) if cited else view


def picture_of(
    catalogue: Catalogue, pictures: Pictures, document: Document, number: int, cited: Span, levels: Levels
) -> DrawnPage | str:
    """Return a page as it is drawn with boxes over the cited words on it, or a sentence on why there is no picture."""
    page = next((page for page in document.pages if page.number == number), None)
    drawn = catalogue.on_pages.boxes(document.id, number, cited, levels) if page else None
    if drawn is None or page is None:
        return NEVER_DRAWN if document.name.lower().endswith(".pdf") else NO_PAGES
    if shows_withheld(document, page, levels):
        return NEVER_DRAWN
    file = pictures.file_of(catalogue.on_pages.files(document.id, levels))
    return MISSING[file] if isinstance(file, Missing) else drawn


def _with_cited(view: SourceView, blocks: tuple[Block, ...], cited: Span) -> SourceView:
    """Add the place of the cited words, and the words or the row that they are of."""
    block = blocks[0] if blocks else None
    locator = block.locator if block else Locator()
    page = view.document.page_at(cited.start)
    row: tuple[Cell, ...] = ()
    if block and block.cells and len(blocks) == 1:
        part = None if cited.contains(block.span) else cited
        cells = told(cells_of(view.document, block, block.span, part))
        row = tuple(cell for cell in cells if cell.column or not cell.blank)
    quote = "" if row else view.document.quote(cited)
    return replace(view, place=tuple(_place(locator, page, len(view.document.pages))), row=row, quote=quote)


def _place(locator: Locator, page: Page | None, count: int) -> Iterator[str]:
    """Yield the parts of a place as a person says them, the page first."""
    if page:
        printed = f", printed page {page.printed}" if page.printed else ""
        yield f"Page {page.number} of {count}{printed}"
    if locator.headings:
        yield locator.headings[-1]
    for name, value in (
        ("Table", locator.table),
        ("Row", locator.row),
        ("Minute", locator.minute),
        ("Paragraph", locator.paragraph),
    ):
        if value:
            yield f"{name} {value}"
