"""Puts a pool of passages on record as any paper is: a file each, read, cut, embedded and indexed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

from evals.errors import CouldNotRun
from evals.public.types import Passage
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from ingest.types import Outcome
from vectorstore.index import Index


def file_name(passage: Passage) -> str:
    """Return the file's name, from a digest of the id: ids hold what file names may not."""
    kind = "html" if passage.rows else "txt"
    return f"{hashlib.sha256(passage.id.encode()).hexdigest()[:16]}.{kind}"


def put(passages: Iterable[Passage], folder: Path, index: Index, settings: IngestSettings) -> None:
    """Write passages to a folder and ingest those not yet there; a table goes as a web page's, so it keeps its cells.

    Raises CouldNotRun where one cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for passage in passages:
        text = _page(passage) if passage.rows else passage.text
        (folder / file_name(passage)).write_text(text, encoding="utf-8")
    report = ingest_many([folder], index, settings)
    failed = [file for file in report.files if file.outcome is Outcome.FAILED]
    if failed:
        raise CouldNotRun(f"{len(failed)} passages could not be read, the first because: {failed[0].why}")


def _page(passage: Passage) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in passage.rows)
    return f"<!doctype html>\n<html><body><table>\n{rows}</table></body></html>\n"
