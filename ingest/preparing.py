"""Reads one file as far as it goes without an embedder: document, blocks, chunks, and whether it may be stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from ingest.asides import told_of
from ingest.chunkers.base import Chunker
from ingest.errors import RefusedFile
from ingest.opening import read_file
from ingest.reading import structured
from ingest.records.building import records_of
from ingest.settings import IngestSettings
from ingest.types import Prepared
from vectorstore.likeness import sketch_of
from vectorstore.types import AccessLevel, Document, Span, strictest
from vectorstore.variants import load

SHOWN_PAGES = 12


def chunker_of(settings: IngestSettings) -> Chunker:
    """Build the chunker that the settings name."""
    module = load("ingest.chunkers", settings.chunker)
    return cast(Chunker, module.build(settings.chunk_chars))


def prepare(path: Path, document_id: str, settings: IngestSettings) -> Prepared:
    """Read and cut one file. Raises UnreadableFile, or RefusedFile for a confidential paper that was not asked for."""
    read = read_file(path, settings)
    document, blocks = structured(path, read, document_id=document_id, access=settings.access)
    _refuse_confidential(document, settings)
    return Prepared(
        document=document,
        blocks=blocks,
        chunks=chunker_of(settings).chunk(document, blocks),
        note=_note(document, read.notes),
        records=records_of(_as_it_stands(document), blocks),
        sketch=sketch_of(document),
        page_words=tuple(page.words for page in read.pages if page.words),
    )


def _as_it_stands(document: Document) -> Document:
    """Return the document without its deleted words, each place kept: the register holds what a paper says now."""
    whole = Span(start=0, end=len(document.text))
    return replace(document, text=document.blanked(whole)) if document.deletions else document


def _refuse_confidential(document: Document, settings: IngestSettings) -> None:
    levels = [document.access.level, *(part.access.level for part in document.restrictions)]
    if strictest(levels) is AccessLevel.CONFIDENTIAL and not settings.allow_confidential:
        whole = document.access.level is AccessLevel.CONFIDENTIAL
        raise RefusedFile(
            f"It is {'marked' if not settings.access else 'set as'} confidential{'' if whole else ' in part'}, "
            "and such papers are stored only when that is asked for.",
            fix="Ingest it again with --allow-confidential if this data folder may hold it.",
        )


def _note(document: Document, of_reader: Sequence[str]) -> str:
    """Say what the reader left out, which pages have no words, and what part is withheld from the public."""
    notes = list(of_reader)
    wordless = [page.number for page in document.pages if not document.quote(page.span).strip()]
    if wordless:
        listed = ", ".join(str(number) for number in wordless[:SHOWN_PAGES])
        more = f" and {len(wordless) - SHOWN_PAGES} more" if len(wordless) > SHOWN_PAGES else ""
        notes.append(f"No words on page{'s' if len(wordless) > 1 else ''} {listed}{more} (pictures?): not searchable.")
    if document.asides:
        notes.append(told_of(document))
    if document.access.level is not AccessLevel.PUBLIC:
        notes.append(f"{document.access.level.value.capitalize()}: not shown to the public.")
    elif document.restrictions:
        level = strictest(part.access.level for part in document.restrictions)
        notes.append(f"In part {level.value}: that part is not shown to the public.")
    return " ".join(notes)
