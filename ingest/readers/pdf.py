"""Reads PDF files page by page: pypdf lets a file in, and `ingest.pdf` reads what PDFium finds on its pages."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.pdf.gate import AGAIN, admitted
from ingest.pdf.reading import read_pages
from ingest.readers.base import Reader, ReadFile

SHOWN_FAULTS = 5


class PageByPage:
    """The pages of the file, numbered from 1, with their tables; a page that cannot be read is without words."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The ending of PDF files."""
        return frozenset({".pdf"})

    def read(self, path: Path) -> ReadFile:
        """Return every page's words; raises UnreadableFile for encrypted and broken files.

        Pages without words, and garbled ones, stay as they are: `ingest.recognising` sees to them.
        """
        found = admitted(path)
        if len(found.faults) == found.pages:
            raise UnreadableFile(f"None of its {found.pages} pages can be read ({found.faults[0]}).", fix=AGAIN)
        notes = tuple(f"Page {index + 1} cannot be read ({fault})." for index, fault in found.faults.items())
        pages = tuple(read_pages(path, range(found.pages), found.faults))
        return ReadFile(pages=pages, title=found.title, notes=notes[:SHOWN_FAULTS])


def build() -> Reader:
    """Build the reader."""
    return PageByPage()
