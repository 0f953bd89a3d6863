"""A document as one reader may see it: an exempt appendix must not travel inside a public report's text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from vectorstore.types import AccessLevel, Document

BLACKED_OUT = "\N{FULL BLOCK}"


def redacted(document: Document, levels: Collection[AccessLevel]) -> Document:
    """Black out every character that `levels` may not see; places stay, so that all spans keep their meaning."""
    hidden = [r.span for r in document.restrictions if r.access.level not in levels]
    if not hidden:
        return document
    text = document.text
    for span in hidden:
        text = text[: span.start] + BLACKED_OUT * len(span) + text[span.end :]
    return replace(document, text=text)
