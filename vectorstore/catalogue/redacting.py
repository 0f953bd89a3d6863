"""A document as one reader may see it: an exempt appendix must not travel inside a public report's text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from vectorstore.types import AccessLevel, Document, Page, Span

BLACKED_OUT = "\N{FULL BLOCK}"


def withheld(document: Document, levels: Collection[AccessLevel]) -> tuple[Span, ...]:
    """Return the stretches of a document that `levels` may not see."""
    return tuple(part.span for part in document.restrictions if part.access.level not in levels)


def shows_withheld(document: Document, page: Page, levels: Collection[AccessLevel]) -> bool:
    """Say whether a picture of this page would show what `levels` may not see.

    A page without words inside a withheld stretch, or at the edge of one, counts as part of it: what it shows is not
    known.
    """
    if len(page.span):
        return any(page.span.overlaps(span) for span in withheld(document, levels))
    return any(span.start <= page.span.start <= span.end for span in withheld(document, levels))


def redacted(document: Document, levels: Collection[AccessLevel]) -> Document:
    """Black out every character that `levels` may not see; places stay, so that all spans keep their meaning."""
    hidden = withheld(document, levels)
    if not hidden:
        return document
    text = document.text
    for span in hidden:
        text = text[: span.start] + BLACKED_OUT * len(span) + text[span.end :]
    return replace(document, text=text)
