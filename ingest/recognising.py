"""Gives the scanned pages of a PDF their words by character recognition; refuses a PDF that has none in the end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from ingest.errors import UnreadableFile
from ingest.garble import readable_share
from ingest.limits import Limits, setting
from ingest.noting import at_page
from ingest.readers.base import ReadFile, ReadPage
from ingest.recognisers.base import NotRecognised, Picture, Recognised, Recogniser
from vectorstore.page_words import PageWords, packed
from vectorstore.variants import load

MIN_READABLE = 0.5
MIN_WORDS = 3
FEW_WORDS = 12
"""A page with fewer is a scan under a stamp or a page number, where a picture covers half of it."""
MAX_PICTURE = 200_000_000
"""Dots of one picture: A3 scanned in colour at 600 dots an inch has 70 million."""
SHOWN_PAGES = 12
_SEARCHABLE = "Make it searchable by optical character recognition (OCR) and ingest the new file."
_AGAIN = "Scan it again at 300 dots an inch."


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tried:
    """What became of the scanned pages: those with words now, and for each other its number and why not."""

    pages: tuple[ReadPage, ...]
    failures: tuple[tuple[int, str], ...] = ()


@cache
def recogniser_of(name: str, language: str) -> Recogniser:
    """Build the recogniser that the settings name; raises UnknownVariant."""
    return cast(Recogniser, load("ingest.recognisers", name).build(language))


def legible(path: Path, read: ReadFile, recogniser: Recogniser, limits: Limits) -> ReadFile:
    """Return a PDF as it was read, its scanned pages with the words that were recognised and how sure they are.

    A page is scanned where it has no words, or hardly any, over a picture, or letters that say nothing. Raises
    UnreadableFile where no page has words in the end.
    """
    with_pictures = _scanned(path, read)
    if recogniser.obstacle is None or not with_pictures:
        tried = _tried(path, with_pictures, recogniser, limits)
    else:
        tried = _Tried(pages=(), failures=tuple((number, "") for number in with_pictures))
    _refuse_wordless(read, tried, recogniser)
    recognised = {page.number: page for page in tried.pages}
    pages = tuple(recognised.get(page.number, page) for page in read.pages)
    return replace(read, pages=pages, notes=(*read.notes, *_notes(tried, recogniser)))


def _scanned(path: Path, read: ReadFile) -> tuple[int, ...]:
    """Return the numbers of the pages that only recognition can read."""
    from ingest.pdf.pages import opened
    from ingest.pdf.pictures import placed_on

    suspects = [page for page in read.pages if page.fault is None and (_few(page, FEW_WORDS) or _garbled(page.text))]
    if not suspects:
        return ()
    found: list[int] = []
    with opened(path) as document:
        for page in suspects:
            assert page.number is not None
            shares = [picture.share for picture in placed_on(document, page.number - 1)]
            if _garbled(page.text) or (shares and (_few(page, MIN_WORDS) or max(shares) >= 0.5)):
                found.append(page.number)
    return tuple(found)


def _few(page: ReadPage, words: int) -> bool:
    return len(page.text.split()) < words


def _garbled(text: str) -> bool:
    return len(text.split()) >= FEW_WORDS and readable_share(text) < MIN_READABLE


def _tried(path: Path, numbers: Sequence[int], recogniser: Recogniser, limits: Limits) -> _Tried:
    """Recognise page after page, as many as there may be, for half of the time that reading the file may take."""
    from ingest.pdf.pages import opened

    until = time.monotonic() + limits.seconds / 2
    pages: list[ReadPage] = []
    failures = [(number, f"beyond the limit {setting('scanned_pages')}") for number in numbers[limits.scanned_pages :]]
    with opened(path) as document:
        for number in numbers[: limits.scanned_pages]:
            at_page(number)
            try:
                if time.monotonic() > until:
                    raise NotRecognised(f"no time left of {setting('seconds')}")
                pages.append(_recognised(document, number, recogniser))
            except NotRecognised as error:
                failures.append((number, str(error)))
    return _Tried(pages=tuple(pages), failures=tuple(failures))


def _recognised(document: Any, number: int, recogniser: Recogniser) -> ReadPage:
    from ingest.pdf.pictures import drawn, placed_on

    for image in placed_on(document, number - 1):
        if image.width * image.height > MAX_PICTURE:
            raise NotRecognised(f"its picture has {image.width:,} by {image.height:,} dots")
    picture = drawn(document, number - 1)
    found = recogniser.recognise(picture)
    if not found.text:
        raise NotRecognised("no words on it")
    return ReadPage(
        text=found.text, number=number, confidence=found.confidence, words=_words_on(picture, number, found)
    )


def _words_on(picture: Picture, number: int, found: Recognised) -> PageWords:
    """Return where the recognised words stand: a page is recognised as it is drawn."""
    wide, high = picture.width, picture.height
    shares = (
        (start, end, left / wide, top / high, right / wide, bottom / high)
        for start, end, left, top, right, bottom in found.places
    )
    inch = 72 / picture.dpi
    return PageWords(number=number, width=wide * inch, height=high * inch, packed=packed(shares))


def _refuse_wordless(read: ReadFile, tried: _Tried, recogniser: Recogniser) -> None:
    """Refuse a file of which nothing can be read, saying what stands in the way."""
    if tried.pages:
        return
    text = " ".join(page.text for page in read.pages)
    share = readable_share(text)
    if len(text.split()) < MIN_WORDS:
        why = "Its pages are pictures: it has no text layer."
    elif share < MIN_READABLE:
        why = f"Only {share:.0%} of its words can be read: its fonts do not say which letters they draw."
    else:
        return
    reasons = [f"Page {number} was not recognised: {reason}." for number, reason in tried.failures if reason]
    fix = _AGAIN if reasons else " ".join(part for part in (recogniser.obstacle, _SEARCHABLE) if part)
    raise UnreadableFile(" ".join([why, *reasons[:1]]), fix=fix)


def _notes(tried: _Tried, recogniser: Recogniser) -> Iterator[str]:
    """Say which pages were recognised and how surely, and which were not and why."""
    if tried.pages:
        sure = [page.confidence or 0.0 for page in tried.pages]
        least = min(tried.pages, key=lambda page: page.confidence or 0.0)
        listed = _listed([page.number or 0 for page in tried.pages])
        doubt = f", {min(sure):.0%} on page {least.number}" if len(sure) > 1 else ""
        yield f"Recognised from scans: {listed} ({sum(sure) / len(sure):.0%} sure{doubt})."
    if tried.failures and recogniser.obstacle:
        yield f"Scans without words: {_listed([number for number, _ in tried.failures])}. {recogniser.obstacle}"
        return
    for reason in dict.fromkeys(reason for _, reason in tried.failures):
        numbers = [number for number, said in tried.failures if said == reason]
        yield f"Not recognised: {_listed(numbers)} ({reason})."


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:SHOWN_PAGES])
    more = f" and {len(numbers) - SHOWN_PAGES} more" if len(numbers) > SHOWN_PAGES else ""
    return f"page{'s' if len(numbers) > 1 else ''} {shown}{more}"
