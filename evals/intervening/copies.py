"""Copies of a record, in which papers may be changed while the record itself is only read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evals.errors import CouldNotRun
from evals.intervening.rendition import Edit, file_of
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from ingest.types import Outcome
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, AccessLevel, Filters, Span

LEFT_OUT = shutil.ignore_patterns("verifiers", "*.lock")
"""What of a data folder is no part of the record."""


def copied(data: Path, to: Path) -> Path:
    """Copy a record to a folder that is not there yet, and return it."""
    shutil.copytree(data, to, ignore=LEFT_OUT)
    return to


def opened(data: Path) -> Index:
    """Open a record that exists."""
    return open_index(StoreSettings(data=data), create=False)


def plain_papers(index: Index) -> dict[str, DocumentInfo]:
    """Return the papers that are public through and through, by id: only these are ever written out again."""
    seen = index.catalogue.documents(Filters(levels=OFFICER_READER))
    public = [info for info in seen if info.access is AccessLevel.PUBLIC]
    return {info.id: info for info in public if not index.catalogue.document(info.id, OFFICER_READER).restrictions}


def written_out(data: Path, ids: Iterable[str], folder: Path, edits: Mapping[str, Sequence[Edit]]) -> tuple[str, ...]:
    """Take some papers of a record out and read them in again from files of what was read, edited where it is said.

    Returns the names of those files. Raises CouldNotRun where one cannot be read in again.
    """
    folder.mkdir(parents=True)
    with opened(data) as index:
        papers = plain_papers(index)
        files = []
        for info in (papers[one] for one in sorted(ids)):
            document = index.catalogue.document(info.id, OFFICER_READER)
            whole = Span(start=0, end=len(document.text))
            blocks = index.catalogue.blocks(info.id, whole, OFFICER_READER)
            files.append(file_of(document, blocks, edits.get(info.id, ()), folder))
            for key in (info.source, *info.copies):
                index.forget(key)
        read_in(index, files)
    return tuple(file.name for file in files)


def read_in(index: Index, files: Sequence[Path], settings: IngestSettings | None = None) -> None:
    """Ingest files.

    Raises CouldNotRun where one cannot be read.
    """
    report = ingest_many(files, index, settings or IngestSettings()) if files else None
    failed = [file for file in report.files if file.outcome is Outcome.FAILED] if report else []
    if failed:
        raise CouldNotRun(f"the copy {failed[0].path} could not be read: {failed[0].why}")


def files_of(index: Index) -> dict[Path, AccessLevel | None]:
    """Return the file that each paper was read from, in order, with the level to read it at again (None: by its marks).

    Raises CouldNotRun where one no longer lies there.
    """
    found: dict[Path, AccessLevel | None] = {}
    for info in index.catalogue.documents(Filters(levels=OFFICER_READER)):
        path = Path(info.source)
        if not path.is_file():
            raise CouldNotRun(f"{info.name} no longer lies where it was read from, so it cannot be read again: {path}")
        found[path] = None if info.access is AccessLevel.PUBLIC else info.access
    return found
