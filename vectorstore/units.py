"""The stretches that may be quoted: a block whole where it is short, else cut at its sentences or cells."""

from __future__ import annotations

import re

from vectorstore.plain import plain_text
from vectorstore.types import Block, Document, Span

MAX_WORDS = 120
"""The longest quote: more is a passage to read, not words to check a claim by."""

MIN_WORDS = 5
TARGET_WORDS = 70
_SENTENCE_END = re.compile(r"(?<=[.;:!?])[\"'”’)\]]*\s+|</p>\s*|<br\s*/?>\s*|</li>\s*|\n+")
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"<[^<>]{1,200}>")


def units_of(document: Document, block: Block, within: Span) -> tuple[Span, ...]:
    """Return the quotable stretches of a block, each of at most 120 words.

    A block that is short enough is one stretch, even where `within` (a chunk) holds only part of it; of a longer one
    the pieces that `within` touches.
    """
    if len(_WORD.findall(document.quote(block.span))) <= MAX_WORDS:
        whole = trimmed_to_words(document, block.span)
        return (whole,) if _words(document.standing(whole)) else ()
    return tuple(piece for piece in _pieces(document, block) if piece.overlaps(within))


def sentences_of(document: Document, span: Span) -> tuple[Span, ...]:
    """Return the sentences of a stretch, white space around them left out."""
    text = document.quote(span)
    return _spans(document, span.start, [*_sentence_ends(text), len(text)])


def _sentence_ends(text: str) -> list[int]:
    """Return where sentences end, passing over full stops and colons inside a tag."""
    tags = [match.span() for match in _TAG.finditer(text)]
    ends = (match.end() for match in _SENTENCE_END.finditer(text))
    return [end for end in ends if not any(start < end < stop for start, stop in tags)]


def _pieces(document: Document, block: Block) -> tuple[Span, ...]:
    """Join neighbouring sentences or cells up to about 70 words; what has no border for 120 words is cut by words."""
    text = document.quote(block.span)
    borders = {*_sentence_ends(text)} | {cell.end - block.span.start for cell in block.cells}
    ends: list[int] = []
    start = last = 0
    for border in [*sorted(border for border in borders if 0 < border < len(text)), len(text)]:
        if _count(text, start, border) > MAX_WORDS and last > start:
            ends.append(start := last)
        for cut in _forced(text, start, border):
            ends.append(start := cut)
        if _count(text, start, border) >= TARGET_WORDS:
            ends.append(start := border)
        last = border
    return _spans(document, block.span.start, _with_tail(text, ends))


def _with_tail(text: str, ends: list[int]) -> list[int]:
    """Add the end of the text; a tail of under five words goes with the piece before it, where there is room."""
    before = ends[-2] if len(ends) > 1 else 0
    if ends and len(_words(text[ends[-1] :])) < MIN_WORDS and _count(text, before, len(text)) <= MAX_WORDS:
        return [*ends[:-1], len(text)]
    return [*ends, len(text)]


def _count(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))


def _words(text: str) -> list[str]:
    """Return the words of a text that hold a letter or digit, mark-up aside."""
    return [word for word in plain_text(text).split() if any(map(str.isalnum, word))]


def _forced(text: str, start: int, end: int) -> list[int]:
    """Return the cuts that a stretch without borders needs to stay within 120 words."""
    words = list(_WORD.finditer(text, start, end))
    return (
        [words[i - 1].end() for i in range(MAX_WORDS - 10, len(words), MAX_WORDS - 10)]
        if len(words) > MAX_WORDS
        else []
    )


def _spans(document: Document, offset: int, ends: list[int]) -> tuple[Span, ...]:
    starts = [0, *ends[:-1]]
    spans = (
        trimmed_to_words(document, Span(start=offset + s, end=offset + e)) for s, e in zip(starts, ends, strict=True)
    )
    return tuple(span for span in spans if _words(document.standing(span)))


def trimmed_to_words(document: Document, span: Span) -> Span:
    """Return a stretch without the white space at its ends."""
    text = document.quote(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start=start, end=max(start, span.end - (len(text) - len(text.rstrip()))))
