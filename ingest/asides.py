"""Words of a paper that speak to the software that reads it: found in its blocks, kept in its text, and told of.

They are no part of what the paper says to its readers, so structure, chunks and records are read as without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vectorstore.directions import directions_in, is_direction
from vectorstore.spans import kept, merged, within
from vectorstore.types import Block, Document, Span

UNTITLED = "Untitled paper"
SHOWN_PAGES = 6


def asides_of(document: Document, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the stretches of a document that speak to software, in order; none in all but a few papers."""
    return merged(_asides(document, blocks))


def own_title(title: str | None) -> str | None:
    """Return a title, nothing for one that speaks to software."""
    return None if title and is_direction(title) else title


def told_of(document: Document) -> str:
    """Say to whoever ingests a paper that it speaks to software, and on which pages."""
    pages = dict.fromkeys(page for aside in document.asides if (page := document.page_of(aside.start)))
    listed = ", ".join(map(str, list(pages)[:SHOWN_PAGES]))
    more = f" and {len(pages) - SHOWN_PAGES} more" if len(pages) > SHOWN_PAGES else ""
    where = f" on page{'s' if len(pages) > 1 else ''} {listed}{more}" if pages else ""
    return f"Has words{where} that speak to software, not to readers: these are neither searched nor quoted."


def _asides(document: Document, blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        for part in block.cells or (block.span,):
            words = document.blanked(part)
            yield from _placed(document, part, directions_in(words))


def _placed(document: Document, part: Span, found: Sequence[Span]) -> Iterator[Span]:
    """Yield what was found in a part, as stretches of the document, without what is struck out there anyway."""
    for span in found:
        whole = Span(start=part.start + span.start, end=part.start + span.end)
        yield from kept(whole, within(whole, document.deletions))
