"""Reads Word files: paragraphs with the numbers Word prints, merged and filled cells of tables, tracked changes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.readers.base import Reader, ReadFile
from ingest.readers.docx_body import BodyWriter, Notes
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_tables import Theme
from ingest.readers.docx_xml import Element, W, value

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class WordReader:
    """One page without a number: a Word file has pages only once it is printed."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The ending of Word files of today; the old .doc is another format."""
        return frozenset({".docx"})

    def read(self, path: Path) -> ReadFile:
        """Return the body, a blank line before paragraphs, none before list items, tabs between cells.

        Headers and footers are left out; footnotes and text boxes stand after the paragraph or table they belong to.
        """
        document = _opened(path)
        try:
            writer = _writer(document)
            writer.write(document.element.body)
        except (ValueError, RecursionError) as error:
            raise _unsound(error) from error
        page = writer.draft.page()
        if not page.text.strip():
            raise UnreadableFile("It holds no words.", fix="Check that the right file was saved.")
        return ReadFile(pages=(page,), title=(document.core_properties.title or "").strip() or None)


def _opened(path: Path) -> WordDocument:
    import docx

    try:
        with zipfile.ZipFile(path) as parts:
            sizes = [(part.file_size, part.compress_size) for part in parts.infolist()]
        unpacked, packed = sum(size for size, _ in sizes), sum(size for _, size in sizes) or 1
        if unpacked > MAX_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MAX_RATIO):
            raise UnreadableFile("It unpacks to far more than its size.", fix="Save it again from Word.")
        return docx.Document(str(path))
    except (OSError, MemoryError, UnreadableFile):
        raise
    except Exception as error:
        raise _unsound(error) from error


def _unsound(error: Exception) -> UnreadableFile:
    said = " ".join(str(error).split())[:120] or type(error).__name__
    return UnreadableFile(f"It is not a sound Word file ({said}).", fix="Open it in Word and save it again.")


def _writer(document: WordDocument) -> BodyWriter:
    return BodyWriter(
        styles=Styles(_part(document, "styles")),
        numbering=Numbering(_part(document, "numbering")),
        notes={**_notes(document, "footnote"), **_notes(document, "endnote")},
        theme=_theme(document),
    )


def _part(document: WordDocument, name: str) -> Element | None:
    """Return the XML of one of the parts beside the body ("styles", "footnotes"), None where the file has none."""
    from docx.oxml import parse_xml

    kinds = (rel for rel in document.part.rels.values() if rel.reltype.endswith(f"/{name}") and not rel.is_external)
    part = next((rel.target_part for rel in kinds), None)
    return parse_xml(part.blob) if part is not None else None


def _notes(document: WordDocument, kind: str) -> Notes:
    root = _part(document, f"{kind}s")
    found = root.iter(W + kind) if root is not None else ()
    return {(kind, value(note, "", "id") or ""): note for note in found}


def _theme(document: WordDocument) -> Theme:
    """Return the colours that the file's theme names, each as hexadecimal digits."""
    root = _part(document, "theme")
    scheme = root.find(f".//{_DRAWING}clrScheme") if root is not None else None
    found: Theme = {}
    for colour in scheme if scheme is not None else ():
        for given in colour:
            digits = given.get("val") if given.tag == f"{_DRAWING}srgbClr" else given.get("lastClr")
            found[str(colour.tag).removeprefix(_DRAWING)] = digits or ""
    return found


def build() -> Reader:
    """Build the reader."""
    return WordReader()
