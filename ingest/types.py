"""What an ingest run passes along and says at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from vectorstore.page_words import PageWords
from vectorstore.records import Record
from vectorstore.types import Block, Chunk, Document


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    COPY = "copy"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileReport:
    """One file's outcome.

    `why` and `fix` say what was wrong and what to do, `note` what to know of a file that was read. `seconds` is time on
    the clock since the file was begun.
    """

    path: Path
    outcome: Outcome
    why: str = ""
    fix: str = ""
    note: str = ""
    chunks: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class IngestReport:
    """Every file of a run, in the order of their paths."""

    files: tuple[FileReport, ...]
    seconds: float

    def count(self, outcome: Outcome) -> int:
        """How many files ended so."""
        return sum(file.outcome is outcome for file in self.files)

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if file.outcome is Outcome.FAILED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A file read and cut, before anything is embedded; it travels between processes."""

    document: Document
    blocks: tuple[Block, ...] = field(repr=False)
    chunks: tuple[Chunk, ...] = field(repr=False)
    note: str = ""
    records: tuple[Record, ...] = field(default=(), repr=False)
    sketch: tuple[int, ...] = field(default=(), repr=False)
    page_words: tuple[PageWords, ...] = field(default=(), repr=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is to be embedded, a text a window, in order."""
        return tuple(text for chunk in self.chunks for text in chunk.embedding_texts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A file that has to be read: its key in the store, the digest of its bytes, and how it is to be read."""

    path: Path
    key: str
    digest: str
    signature: str
    document_id: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a run is: `share` is 0 to 1 by the size of the files, `chunks` how many are embedded so far."""

    files_done: int
    files: int
    share: float
    chunks: int
    path: Path | None = None


OnProgress = Callable[[Progress], None]
