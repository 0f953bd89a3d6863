"""How a tracked change is said: words that are struck out are shown as such beside the words that stand, never as text.

A note, [struck out: “...”], stands where the words stood. What it says is checked against the document's deletions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vectorstore.plain import plain_text
from vectorstore.spans import within
from vectorstore.types import Document, Span

_NOTE = re.compile(r"\s*\[struck out: “([^”]*)”\]")


def shown(document: Document, span: Span) -> str:
    """Return the words of a stretch with each deletion in and right beside it as a note."""
    wide = with_adjoining(document, span)
    said, at = "", wide.start
    for gone in within(wide, document.deletions):
        words = " ".join(document.quote(gone).split()).replace("”", "’")
        said = _beside(said, document.text[at : gone.start])
        said = f"{said.rstrip(' ')} [struck out: “{words}”]" if words else said
        at = gone.end
    return _beside(said, document.text[at : wide.end]).strip()


def with_adjoining(document: Document, span: Span) -> Span:
    """Return a stretch with the deletions beside it: on its line, or lines that are struck out whole.

    Blocks begin and end with words that stand, so that what is struck out at their ends lies outside. Words that are
    withheld more strictly than the stretch stay out.
    """
    start, end = span.start, span.end
    for gone in reversed([gone for gone in document.deletions if gone.end <= start]):
        if not _joins(document, gone, Span(start=gone.end, end=start), span):
            break
        start = gone.start
    for gone in (gone for gone in document.deletions if gone.start >= span.end):
        if not _joins(document, gone, Span(start=end, end=gone.start), span):
            break
        end = gone.end
    return Span(start=start, end=end)


def notes_of(text: str) -> tuple[str, ...]:
    """Return what a claim says is struck out."""
    return tuple(match[1] for match in _NOTE.finditer(text))


def without_notes(text: str) -> str:
    """Return what a claim says of the paper as it stands."""
    return _NOTE.sub("", text)


def unfounded(notes: Iterable[str], document: Document, span: Span) -> tuple[str, ...]:
    """Return those notes whose words are not struck out in or beside a stretch."""
    wide = with_adjoining(document, span)
    struck = [_folded(document.quote(gone)) for gone in within(wide, document.deletions)]
    return tuple(note for note in notes if not any(_folded(note) in words for words in struck))


def _beside(said: str, words: str) -> str:
    """Add words after a note, apart from it unless they begin with a full stop or the like."""
    apart = said.endswith("”]") and words[:1].isalnum()
    return f"{said} {words}" if apart else said + words


def _joins(document: Document, gone: Span, gap: Span, span: Span) -> bool:
    """Say whether only blanks lie between: of one cell no tab, and a line's end only before a line struck out whole."""
    between = document.quote(gap)
    if between.strip() or document.level_of(gone).rank > document.level_of(span).rank:
        return False
    row = "\t" in document.quote(span)
    return ("\t" not in between or row) and ("\n" not in between or (not row and _is_line(document, gone)))


def _is_line(document: Document, gone: Span) -> bool:
    before = document.text[document.text.rfind("\n", 0, gone.start) + 1 : gone.start]
    after = document.text[gone.end : document.text.find("\n", gone.end) if "\n" in document.text[gone.end :] else None]
    return not before.strip() and not after.strip()


def _folded(words: str) -> str:
    return " ".join(plain_text(words).replace("”", "’").split())
