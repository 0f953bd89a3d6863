"""Reads Word files in plain form: paragraphs and tables in the order of the document, heading styles kept as hints."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.readers.base import Reader, ReadFile, ReadPage

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
_HEADING = re.compile(r"(?:heading|title)\s*(\d?)", re.IGNORECASE)


class WordReader:
    """One page without a number: a Word file has pages only once it is printed."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The ending of Word files of today; the old .doc is another format."""
        return frozenset({".docx"})

    def read(self, path: Path) -> ReadFile:
        """Return the words, a blank line before paragraphs, none before list items, tabs between cells."""
        document = _opened(path)
        text, headings = _joined(document)
        if not text.strip():
            raise UnreadableFile("It holds no words.", fix="Check that the right file was saved.")
        title = (document.core_properties.title or "").strip() or None
        return ReadFile(pages=(ReadPage(text=text, headings=headings),), title=title)


def _opened(path: Path) -> WordDocument:
    import docx

    try:
        with zipfile.ZipFile(path) as parts:
            sizes = [(part.file_size, part.compress_size) for part in parts.infolist()]
        unpacked, packed = sum(size for size, _ in sizes), sum(size for _, size in sizes) or 1
        if unpacked > MAX_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MAX_RATIO):
            raise UnreadableFile("It unpacks to far more than its size.", fix="Save it again from Word.")
        return docx.Document(str(path))
    except (OSError, UnreadableFile):
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableFile(
            f"It is not a sound Word file ({said}).", fix="Open it in Word and save it again."
        ) from error


def _joined(document: WordDocument) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text, and where in it each heading begins, with the level of its style."""
    from docx.table import Table

    text = ""
    headings: list[tuple[int, int]] = []
    for item in document.iter_inner_content():
        words = "\n".join(_rows(item)) if isinstance(item, Table) else _words(item)
        if not words.strip():
            continue
        in_list = not isinstance(item, Table) and _style(item).startswith("List")
        text += ("\n" if in_list else "\n\n") if text else ""
        level = None if isinstance(item, Table) else _level(item)
        if level is not None:
            headings.append((len(text), level))
        text += words
    return text, tuple(headings)


def _words(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\t", " ").strip()


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


def _level(paragraph: Paragraph) -> int | None:
    found = _HEADING.match(_style(paragraph))
    return int(found[1] or 1) if found else None


def _rows(table: Table) -> Iterator[str]:
    """Each row's cells between tabs; a merged cell is said once, with blank cells for the rest of its width."""
    for row in table.rows:
        seen: set[int] = set()
        cells: list[str] = []
        for cell in row.cells:
            said = " ".join(cell.text.split()) if id(cell._tc) not in seen else ""
            seen.add(id(cell._tc))
            cells.append(said)
        yield "\t".join(cells)


def build() -> Reader:
    """Build the reader."""
    return WordReader()
