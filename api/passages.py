"""Cited words in their surroundings, never past what the reader may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from vectorstore.errors import NotInCatalogue
from vectorstore.spans import within
from vectorstore.types import AccessLevel, Document, Span

AROUND = 600  # characters shown on either side of the cited words: a paragraph or two
PART = 6000  # characters of a part, for documents without pages: about two printed pages


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Cited words with what stands before and after them, all verbatim; `deleted` is what of it is not said."""

    before: str
    quote: str
    after: str
    deleted: tuple[Span, ...] = ()


def visible(document: Document, span: Span, levels: Collection[AccessLevel]) -> tuple[Span, ...]:
    """Return the stretches of `span` that a reader of `levels` may see, in order."""
    if document.access.level not in levels:
        return ()
    stretches, start = [], span.start
    for withheld in sorted(r.span for r in document.restrictions if r.access.level not in levels):
        if withheld.start > start:
            stretches.append(Span(start=start, end=min(withheld.start, span.end)))
        start = max(start, withheld.end)
        if start >= span.end:
            return tuple(s for s in stretches if len(s))
    return (*stretches, Span(start=start, end=span.end))


def require_visible(document: Document, span: Span, levels: Collection[AccessLevel]) -> None:
    """Raise NotInCatalogue, alike for words that are absent and words that are withheld."""
    # The end first: the length of a span that a caller made up may be more than Python can count with.
    if span.end > len(document.text) or not len(span) or visible(document, span, levels) != (span,):
        raise NotInCatalogue("such passage")


def passage_of(document: Document, span: Span, levels: Collection[AccessLevel], around: int = AROUND) -> Passage:
    """Return the words of `span` and up to `around` characters on either side; raises NotInCatalogue."""
    require_visible(document, span, levels)
    wide = Span(start=max(0, span.start - around), end=min(len(document.text), span.end + around))
    seen = next(s for s in visible(document, wide, levels) if s.contains(span))
    before = document.text[seen.start : span.start]
    after = document.text[span.end : seen.end]
    if seen.start == wide.start and wide.start:
        before = before.partition(" ")[2]
    if seen.end == wide.end and wide.end < len(document.text):
        after = after.rpartition(" ")[0]
    whole = Span(start=span.start - len(before), end=span.end + len(after))
    deleted = within(whole, document.deletions)
    return Passage(before=before, quote=document.quote(span), after=after, deleted=deleted)
