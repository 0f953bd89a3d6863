"""Where the words that a writer gives as a quote stand in the record, however it has typed them.

A quote is found by its words: white space, case, hyphens, quotation marks and mark-up aside. What is cited is always
the record's own run of words, so that a slip of the writer never reaches a reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from assistant import changes
from assistant.types import Evidence
from vectorstore.types import BlockKind, Span

MIN_QUOTE_WORDS = 5
MIN_PART_WORDS = 3
"""A quote with words left out ("...") is found part by part, each of at least so many."""

_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:\.{3}|…)\s*\]|\.{3,}|…)\s*")
_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"
_UNSAID = frozenset("\"'`‘’\u201a“”„«»\u200b\u200c\u200d\ufeff" + _DASHES)
_BLANK = frozenset("|*_#")
_END = " .,;:"
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])|\n\s*\n\s*")


def find_quote(quote: str, evidence: Evidence, *, widen: bool = False) -> tuple[Span, ...]:
    """Return where a quote stands in the evidence; nothing where it does not, or is too short to be a quote.

    Fewer than five words count where the evidence itself is as short, and in a table row where they are whole cells:
    the row is then cited whole, since a cell says little without its key. A quote that words are struck out of, or
    that has words left out, is several stretches. `widen` gives the whole sentences, or rows, that a quote is of: a
    writer that copies "agreed to close the depot" may have left "did not" behind.
    """
    spans = _long_enough(_runs(quote, evidence.text), evidence)
    spans = [_widened(evidence, *span) for span in spans] if widen else spans
    places = [_in_record(evidence, start, end) for start, end in spans]
    return tuple(run for place in places for run in changes.citable(evidence.document, place))


def _long_enough(spans: list[tuple[int, int]], evidence: Evidence) -> list[tuple[int, int]]:
    """Return stretches of the evidence's words as they are, or the whole row where they are cells, or none."""
    text = evidence.text
    count = sum(len(text[start:end].split()) for start, end in spans)
    if count >= MIN_QUOTE_WORDS or count >= len(text.split()):
        return spans
    cells = evidence.block.kind is BlockKind.ROW and spans and all(_are_cells(text, span) for span in spans)
    return [(0, len(text.rstrip()))] if cells else []


def _widened(evidence: Evidence, start: int, end: int) -> tuple[int, int]:
    text = evidence.text
    if evidence.block.kind is BlockKind.ROW:
        return 0, len(text.rstrip())
    ends = [0, *(border.end() for border in _SENTENCE_END.finditer(text)), len(text)]
    begin = max(border for border in ends if border <= start)
    finish = min(border for border in ends if border >= end)
    return begin, begin + len(text[begin:finish].rstrip())


def _runs(quote: str, text: str) -> list[tuple[int, int]]:
    """Return where a quote stands in a text, in one run or in its parts; nothing where some of it does not."""
    for typed in re.finditer(r"\s+".join(map(re.escape, quote.split())) or r"(?!)", text):
        if _is_whole(text, *typed.span()):
            return [typed.span()]
    folded, places = _folded(text)
    whole = _run(quote, folded, places, text)
    parts = [_run(part, folded, places, text) for part in ([] if whole else _parts(quote))]
    found = [run for run in (whole, *parts) if run]
    return found if whole or len(found) == len(parts) else []


def _parts(quote: str) -> list[str]:
    """Return what stands on either side of "...", nothing where a quote has no words left out or scraps for parts."""
    parts = [part for part in _LEFT_OUT.split(quote) if part.strip()]
    short = any(len(part.split()) < MIN_PART_WORDS for part in parts)
    return [] if short or parts == [quote.strip()] else parts


def _run(quote: str, folded: str, places: list[int], text: str) -> tuple[int, int] | None:
    """Return the first and past-last character of the text where a quote stands as whole words."""
    wanted = _folded(quote)[0].lstrip().rstrip(_END)
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if _is_whole(text, start, end):
            return start, end
        at = folded.find(wanted, at + 1)
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins and ends no word in its middle."""
    return not (text[start - 1 : start].isalnum() and text[start].isalnum()) and not (
        text[end : end + 1].isalnum() and text[end - 1].isalnum()
    )


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text in the form that its spellings share, and for each character of it where it is from."""
    folded: list[str] = []
    places: list[int] = []
    for at, character in _said(text):
        if character != " " or (folded and folded[-1] != " "):
            folded.append(character)
            places.append(at)
    return "".join(folded), places


def _said(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that are words and stops; a hyphen at a line's end takes the line's end with it."""
    hyphenated = False
    for at, character in enumerate(text):
        if character.isspace() and hyphenated:
            continue
        hyphenated = character in _DASHES and text[at + 1 : at + 2] in ("\n", "\r")
        if character.isspace() or character in _BLANK:
            yield at, " "
        elif character not in _UNSAID:
            yield from ((at, plain) for plain in unicodedata.normalize("NFKC", character).casefold())


def _are_cells(text: str, span: tuple[int, int]) -> bool:
    """Say whether a stretch of a row begins and ends where cells do."""
    before, after = text[: span[0]].rstrip(" \n*"), text[span[1] :].lstrip(" \n*.,;:")
    return before[-1:] in ("", "\t", "|") and after[:1] in ("", "\t", "|")


def _in_record(evidence: Evidence, start: int, end: int) -> Span:
    """Return where in the record a stretch of the evidence's standing words begins and ends."""
    places = [place for run in evidence.document.runs(evidence.span) for place in range(run.start, run.end)]
    return Span(start=places[start], end=places[end - 1] + 1)
