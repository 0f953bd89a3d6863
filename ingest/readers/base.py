"""What a reader is: a file in, its pages and their words out; one file here is one format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPage:
    """One page as the file gives it; `number` is 1-based, None where the format has no pages.

    `headings` are (offset in `text`, level from 1) of lines that the format's own styles set as headings.
    """

    text: str
    number: int | None = None
    headings: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadFile:
    """What a reader got out of a file. `title` is what the file's own metadata says, a hint at most."""

    pages: tuple[ReadPage, ...]
    title: str | None = None


class Reader(Protocol):
    """Reads one format. Raises `ingest.errors.UnreadableFile`, which says what to do, for a file it cannot use."""

    @property
    def suffixes(self) -> frozenset[str]:
        """File name endings, lower case with the dot, that this reader takes."""

    def read(self, path: Path) -> ReadFile:
        """Return the file's pages, nothing repaired or dropped."""
