"""Reads PDF files page by page with pypdf, whose own limits refuse files made to exhaust memory."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.garble import readable_share
from ingest.readers.base import Reader, ReadFile, ReadPage

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 5000
MIN_READABLE = 0.5
MIN_WORDS = 3
_AGAIN = "Fetch it again, or open it and save it as PDF again."
_OCR = "Make it searchable by optical character recognition (OCR) and ingest the new file."


class PageByPage:
    """One text a page of the file, numbered from 1, as pypdf gives it; a page that cannot be read is without words."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The ending of PDF files."""
        return frozenset({".pdf"})

    def read(self, path: Path) -> ReadFile:
        """Return every page's words; raises UnreadableFile for encrypted, broken, wordless and garbled files."""
        with _quiet():
            reader, count = _opened(path)
            texts, faults = _texts(reader, count)
            title = _title(reader)
        if faults and len(faults) == count:
            raise UnreadableFile(f"None of its {count} pages can be read ({_said(faults[0])}).", fix=_AGAIN)
        _refuse_wordless(texts)
        return ReadFile(pages=tuple(ReadPage(text=text, number=i + 1) for i, text in enumerate(texts)), title=title)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks on small faults from the screen: what reads well is no news, what does not is raised."""
    logger = logging.getLogger("pypdf")
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before


def _opened(path: Path) -> tuple[PdfReader, int]:
    """Open a file and count its pages. A broken file raises nearly anything inside pypdf, hence the wide net."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(path, strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except OSError:
        raise
    except Exception as error:
        raise UnreadableFile(f"It is not a sound PDF ({_said(error)}).", fix=_AGAIN) from error
    if locked:
        raise UnreadableFile(
            "It is encrypted and asks for a password.", fix="Save a copy without a password, and ingest that."
        )
    if not count:
        raise UnreadableFile("It is a PDF without pages.", fix=_AGAIN)
    if count > MAX_PAGES:
        raise UnreadableFile(f"It has {count} pages, more than {MAX_PAGES}.", fix="Split it and ingest the parts.")
    return reader, count


def _texts(reader: PdfReader, count: int) -> tuple[list[str], list[Exception]]:
    texts: list[str] = []
    faults: list[Exception] = []
    for index in range(count):
        try:
            texts.append(reader.pages[index].extract_text() or "")
        except Exception as error:
            faults.append(error)
            texts.append("")
    return texts, faults


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:
        return None
    return title.strip() or None if isinstance(title, str) else None


def _refuse_wordless(texts: list[str]) -> None:
    if sum(len(text.split()) for text in texts) < MIN_WORDS:
        raise UnreadableFile("Its pages are pictures: it has no text layer.", fix=_OCR)
    share = readable_share(" ".join(texts))
    if share < MIN_READABLE:
        raise UnreadableFile(
            f"Only {share:.0%} of its words can be read: its fonts do not say which letters they draw.", fix=_OCR
        )


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def build() -> Reader:
    """Build the reader."""
    return PageByPage()
