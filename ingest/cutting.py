"""Cuts text at sentences, lines, cells and list items, so that a piece that is shown seldom ends mid-thought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vectorstore.types import Block, Document, Span

_BREAK = re.compile(
    r"(?<=[.!?;])[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])|\s*\n\s*|\t+|(?<=</p>)\s*|(?<=</li>)\s*|\s+(?=[•▪●✓➢\uf0b7\uf0a7])|\s+(?=<(?:p|li)\b)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Cllr|Mr|Mrs|Ms|Dr|St|Rev|Hon|para|paras|pp|p|vs|e\.g|i\.e|etc|inc|Ltd|Co|approx)|\b[A-Z])\.$"
)


def units(text: str, span: Span) -> list[Span]:
    """Return the sentences, cells and items of a stretch, in order, without the space between them."""
    stretch = text[span.start : span.end]
    found: list[Span] = []
    start = 0
    for match in _BREAK.finditer(stretch):
        if match.start() > start and not _is_abbreviation(stretch[start : match.start()], match.group()):
            found.append(Span(start=span.start + start, end=span.start + match.start()))
            start = match.end()
        elif match.start() == start:
            start = match.end()
    if start < len(stretch):
        found.append(Span(start=span.start + start, end=span.end))
    return [unit for unit in found if text[unit.start : unit.end].strip()]


def standing_units(document: Document, blocks: Iterable[Block]) -> list[Span]:
    """Return the units of blocks in order, without those that are struck out whole: nothing of them is searched."""
    found = (unit for block in blocks for unit in units(document.text, block.span))
    return [unit for unit in found if document.standing(unit).strip()]


def pack(
    text: str, pieces: Sequence[Span], *, chars: int, words: int | None = None, between: Sequence[Span] = ()
) -> list[Span]:
    """Join neighbouring pieces while they stay within `chars` and `words`; a longer piece is cut between words.

    Pieces with one of the stretches `between` them are never joined.
    """
    fitting = [part for piece in pieces for part in _fit(text, piece, chars, words)]
    packed: list[Span] = []
    for piece in fitting:
        joined = Span(start=packed[-1].start, end=piece.end) if packed else piece
        apart = any(span.overlaps(joined) for span in between)
        if packed and not apart and fits(text, joined, chars=chars, words=words):
            packed[-1] = joined
        else:
            packed.append(piece)
    return packed


def fits(text: str, span: Span, *, chars: int, words: int | None = None) -> bool:
    """Say whether a stretch is within both limits."""
    return len(span) <= chars and (words is None or len(text[span.start : span.end].split()) <= words)


def _fit(text: str, span: Span, chars: int, words: int | None) -> list[Span]:
    """Cut a piece that is too long between words, into parts of about the same length."""
    if fits(text, span, chars=chars, words=words):
        return [span]
    tokens = [(m.start() + span.start, m.end() + span.start) for m in re.finditer(r"\S+", text[span.start : span.end])]
    if len(tokens) == 1:
        return [Span(start=at, end=min(at + chars, span.end)) for at in range(span.start, span.end, chars)]
    middle = min(range(1, len(tokens)), key=lambda i: abs(tokens[i][0] - (span.start + span.end) // 2))
    halves = Span(start=span.start, end=tokens[middle - 1][1]), Span(start=tokens[middle][0], end=span.end)
    return [part for half in halves for part in _fit(text, half, chars, words)]


def _is_abbreviation(before: str, gap: str) -> bool:
    return "\n" not in gap and "\t" not in gap and bool(_ABBREVIATION.search(before))
