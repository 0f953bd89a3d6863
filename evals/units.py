"""Gold evidence that a person named instead of quoting: all of a page, or of a paragraph, minute or row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from evals.samples import GoldQuote
from evals.types import Unit
from vectorstore.types import Block, Document, Span

_CALLED = re.compile(r"^(?:paragraphs?|paras?|minutes?|rows?|items?|no)\b\.?\s*")


def unit_of(quote: GoldQuote) -> Unit:
    """Return how much of a paper gold evidence is."""
    if quote.quote:
        return Unit.QUOTE
    return Unit.PARAGRAPH if quote.paragraph else Unit.PAGE


def of_page(document: Document, number: int | None) -> tuple[Span, ...]:
    """Return the stretch of a page of the file, none where it has no such page."""
    return tuple(page.span for page in document.pages if page.number == number)


def of_paragraph(document: Document, blocks: Iterable[Block], name: str, page: int | None) -> tuple[Span, ...]:
    """Return each stretch of a document that carries a paragraph's, minute's or row's number, in order.

    A pack holds many a paragraph 1: `page` keeps those that begin or go on there. Blocks that follow one another under
    one number are one stretch.
    """
    wanted = called(name)
    runs = [list(run) for named, run in groupby(blocks, lambda block: wanted in _names(block)) if named]
    spans = [Span(start=run[0].span.start, end=run[-1].span.end) for run in runs]
    kept = of_page(document, page)
    return tuple(span for span in spans if page is None or any(span.overlaps(whole) for whole in kept))


def called(name: str) -> str:
    """Return a number as it is compared: "Para. 4.8", "paragraph 4.8." and "4.8" are one."""
    return _CALLED.sub("", name.strip().casefold()).strip(" .")


def _names(block: Block) -> Iterator[str]:
    place = block.locator
    return (called(name) for name in (place.paragraph, place.minute, place.row) if name)
