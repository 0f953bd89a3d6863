"""What a chunk is about, in few words before it: title, date, headings, row, columns; for search, never quoted."""

from __future__ import annotations

from vectorstore.plain import plain_text
from vectorstore.types import Block, Document, Span

MAX_CONTEXT = 200
MAX_TITLE, MAX_PLACE, MAX_COLUMNS = 60, 80, 60


def context_of(document: Document, block: Block, span: Span) -> str:
    """Return at most about 200 characters on one line, what tells most first cut least; `span` is the chunk's."""
    parts = [_cut(document.title, MAX_TITLE), spoken(document) or "", under_of(document, block, span)]
    return _cut(" | ".join(part for part in parts if part), MAX_CONTEXT)


def under_of(document: Document, block: Block, span: Span) -> str:
    """Return, on one line, the headings, table, row and columns that a chunk stands under.

    A row's key is named where the words of the chunk do not hold it themselves.
    """
    headings = [heading for heading in block.locator.headings if _same(heading) != _same(document.title)]
    parts = [
        _cut(" > ".join(_cut(heading, MAX_PLACE // 2 + 10) for heading in headings[-2:]), MAX_PLACE),
        _cut(block.locator.table or "", MAX_PLACE // 2),
        _unsaid_row(document, block, span),
        _cut("; ".join(column for column in block.columns if column), MAX_COLUMNS),
    ]
    return " | ".join(part for part in parts if part)


def spoken(document: Document) -> str | None:
    """The meeting's date as a person says it: 15 May 2024."""
    day = document.meeting_date
    return f"{day.day} {day:%B %Y}" if day else None


def _unsaid_row(document: Document, block: Block, span: Span) -> str:
    row = block.locator.row
    return f"row {row}" if row and row not in document.quote(span) else ""


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


def _cut(words: str, limit: int) -> str:
    line = " ".join(plain_text(words).split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0]
