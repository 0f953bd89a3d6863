"""What is no part of what a paper says, in one column: words struck out as pairs, words to software as marked pairs."""

from __future__ import annotations

from typing import Any

from vectorstore.spans import merged
from vectorstore.types import Document, Span

_ASIDE = "aside"


def packed(document: Document) -> list[list[Any]]:
    """Return the deletions of a document as [start, end], those that are asides with a word that says so."""
    struck = [[span.start, span.end] for span in document.struck]
    return struck + [[span.start, span.end, _ASIDE] for span in document.asides]


def unpacked(stored: list[list[Any]]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the deletions and the asides of a document from what `packed` gave."""
    spans = [(Span(start=start, end=end), bool(kind)) for start, end, *kind in stored]
    asides = tuple(span for span, aside in spans if aside)
    every = tuple(span for span, _ in spans)
    return (merged(every) if asides else every), asides
