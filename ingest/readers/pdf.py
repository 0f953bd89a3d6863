"""Reads PDF files page by page: pypdf lets a file in, and `ingest.pdf` reads what PDFium finds on its pages."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.garble import readable_share
from ingest.pdf.gate import AGAIN, admitted
from ingest.pdf.reading import read_pages
from ingest.readers.base import Reader, ReadFile

MIN_READABLE = 0.5
MIN_WORDS = 3
_OCR = "Make it searchable by optical character recognition (OCR) and ingest the new file."


class PageByPage:
    """The pages of the file, numbered from 1, with their tables; a page that cannot be read is without words."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The ending of PDF files."""
        return frozenset({".pdf"})

    def read(self, path: Path) -> ReadFile:
        """Return every page's words; raises UnreadableFile for encrypted, broken, wordless and garbled files."""
        found = admitted(path)
        if len(found.faults) == found.pages:
            raise UnreadableFile(f"None of its {found.pages} pages can be read ({found.faults[0]}).", fix=AGAIN)
        pages = tuple(read_pages(path, range(found.pages), found.faults))
        _refuse_wordless([page.text for page in pages])
        return ReadFile(pages=pages, title=found.title)


def _refuse_wordless(texts: list[str]) -> None:
    if sum(len(text.split()) for text in texts) < MIN_WORDS:
        raise UnreadableFile("Its pages are pictures: it has no text layer.", fix=_OCR)
    share = readable_share(" ".join(texts))
    if share < MIN_READABLE:
        raise UnreadableFile(
            f"Only {share:.0%} of its words can be read: its fonts do not say which letters they draw.", fix=_OCR
        )


def build() -> Reader:
    """Build the reader."""
    return PageByPage()
