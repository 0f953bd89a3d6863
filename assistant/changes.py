"""How a tracked change is said: words that are struck out are shown as such beside the words that stand, never as text.

A note, [struck out: “...”], stands where the words stood. What it says is checked against the document's deletions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vectorstore.plain import plain_text
from vectorstore.references import find_dates, find_figures, find_references
from vectorstore.spans import within
from vectorstore.types import Document, Span

_CLOSING = " \t\r\n.,;:!?)]”’"
_NOTE = re.compile(r"\s*\[struck out: “([^”]*)”\]")


_ASKED_BY = (
    "wording text changed amended struck out crossed through deleted removed dropped goes out old previous "
    "inserted added replaced comes in new"
)

SCRAP = 2
MIN_RUN_WORDS = 5
"""A run between deletions is cited from so many words on, or where it holds something to check."""


def citable(document: Document, span: Span) -> tuple[Span, ...]:
    """Return the stretches to cite for one that words are struck out of, since no citation crosses a deletion.

    What deletions leave of a few words is left out, unless it holds a figure, date or reference or is all there is.
    """
    if not document.deletions:
        return (span,)
    runs = tuple(_whole_words(document, run) for run in document.runs(span))
    if len(runs) == 1:
        return runs
    trimmed = [run for run in (_trimmed(document, run) for run in runs) if len(run)]
    return tuple([run for run in trimmed if _tells(document.quote(run))] or trimmed)


def _whole_words(document: Document, run: Span) -> Span:
    """Return a stretch without a letter or two at its ends that are what is left of a word: "h" of "gh"."""
    text, start, end = document.text, run.start, run.end
    first = next((at for at in range(start, end) if not text[at].isalpha()), end)
    last = next((at for at in range(end, start, -1) if not text[at - 1].isalpha()), start)
    if start > 0 and text[start - 1].isalpha() and 0 < first - start <= SCRAP:
        start = first
    if end < len(text) and text[end].isalpha() and 0 < end - last <= SCRAP:
        end = max(start, last)
    return Span(start=start, end=end)


def shown(document: Document, span: Span) -> str:
    """Return the words of a stretch with each deletion in and right beside it as a note, and nothing of its asides."""
    wide = with_adjoining(document, span)
    said, at = "", wide.start
    struck = [(gone, _note(document.quote(gone))) for gone in within(wide, document.struck)]
    for gone, note in sorted([*struck, *((aside, " ") for aside in within(wide, document.asides))]):
        said = _beside(said, document.text[at : gone.start]).rstrip(" ") + note
        at = gone.end
    return _beside(said, document.text[at : wide.end]).strip()


def struck_notes(document: Document, span: Span) -> str:
    """Return the notes alone of what is struck out in and right beside a stretch, for words that are put together."""
    return "".join(_note(document.quote(gone)) for gone in within(with_adjoining(document, span), document.struck))


def with_adjoining(document: Document, span: Span) -> Span:
    """Return a stretch with the deletions beside it: on its line, or lines that are struck out whole.

    Blocks begin and end with words that stand, so that what is struck out at their ends lies outside. Words that are
    withheld more strictly than the stretch stay out.
    """
    start, end = span.start, span.end
    for gone in reversed([gone for gone in document.struck if gone.end <= start]):
        if not _joins(document, gone, Span(start=gone.end, end=start), span):
            break
        start = gone.start
    for gone in (gone for gone in document.struck if gone.start >= span.end):
        if not _joins(document, gone, Span(start=end, end=gone.start), span):
            break
        end = gone.end
    return Span(start=start, end=end)


def read_as(document: Document, span: Span) -> str:
    """Return the words that stand, and where some are struck out, those by which people ask for a change.

    "What wording goes out?" is about the stretch with the change, whose own words do not say that it has one.
    """
    changed = within(with_adjoining(document, span), document.struck)
    return f"{document.standing(span)} {_ASKED_BY}" if changed else document.standing(span)


def notes_of(text: str) -> tuple[str, ...]:
    """Return what a claim says is struck out."""
    return tuple(match[1] for match in _NOTE.finditer(text))


def told_apart(text: str) -> tuple[tuple[str, bool], ...]:
    """Return what a claim says in parts, each with whether it is words that are struck out; clerk.js does the same."""
    parts, at = [], 0
    for match in _NOTE.finditer(text):
        parts += [(text[at : match.start(1)], False), (match[1], True)]
        at = match.end(1)
    return tuple(part for part in (*parts, (text[at:], False)) if part[0])


def without_notes(text: str) -> str:
    """Return what a claim says of the paper as it stands."""
    return _NOTE.sub("", text)


def unfounded(notes: Iterable[str], document: Document, span: Span) -> tuple[str, ...]:
    """Return those notes whose words are not struck out in or beside a stretch."""
    wide = with_adjoining(document, span)
    struck = [_folded(document.quote(gone)) for gone in within(wide, document.struck)]
    return tuple(note for note in notes if not any(_folded(note) in words for words in struck))


def _trimmed(document: Document, run: Span) -> Span:
    """Return a run without white space at its ends, and without the full stop or the like of what was struck out."""
    text = document.quote(run)
    start = run.start + len(text) - len(text.lstrip(_CLOSING))
    return Span(start=start, end=max(start, run.end - (len(text) - len(text.rstrip()))))


def _tells(words: str) -> bool:
    return len(words.split()) >= MIN_RUN_WORDS or bool(
        find_figures(words) or find_dates(words) or find_references(words)
    )


def _note(words: str) -> str:
    said = " ".join(plain_text(words).split()).strip("~").replace("”", "’")
    return f" [struck out: “{said}”]" if said else " "


def _beside(said: str, words: str) -> str:
    """Add words after a note, apart from it unless they begin with a full stop or the like."""
    apart = said.endswith("”]") and words[:1] not in _CLOSING
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
