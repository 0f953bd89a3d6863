"""Lets a PDF in: opened with pypdf, whose own limits refuse files made to exhaust memory, before anything else."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 5000
MAX_CONTENT = 20_000_000
AGAIN = "Fetch it again, or open it and save it as PDF again."


@dataclass(frozen=True, kw_only=True, slots=True)
class Admitted:
    """A file that may be read: how many pages it has, what is wrong with some (by index), and its own title."""

    pages: int
    faults: dict[int, str]
    title: str | None


def admitted(path: Path) -> Admitted:
    """Open a file and look at every page's content. Raises UnreadableFile for encrypted, broken and outsized files."""
    with _quiet():
        reader, count = _opened(path)
        faults = {index: fault for index in range(count) if (fault := _fault(reader, index))}
        return Admitted(pages=count, faults=faults, title=_title(reader))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks on small faults from the screen: what reads well is no news, what does not is raised."""
    logger, silent = logging.getLogger("pypdf"), logging.NullHandler()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(silent)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.propagate = before
        logger.removeHandler(silent)


def _opened(path: Path) -> tuple[PdfReader, int]:
    """Open a file and count its pages. A broken file raises nearly anything inside pypdf, hence the wide net."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(path, strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFile(f"It is not a sound PDF ({said(error)}).", fix=AGAIN) from error
    if locked:
        raise UnreadableFile(
            "It is encrypted and asks for a password.", fix="Save a copy without a password, and ingest that."
        )
    if not count:
        raise UnreadableFile("It is a PDF without pages.", fix=AGAIN)
    if count > MAX_PAGES:
        raise UnreadableFile(f"It has {count} pages, more than {MAX_PAGES}.", fix="Split it and ingest the parts.")
    return reader, count


def _fault(reader: PdfReader, index: int) -> str | None:
    """Why a page cannot be read, None where it can."""
    try:
        size = _content_size(reader.pages[index])
    except MemoryError:
        raise
    except Exception as error:
        return said(error)
    if size > MAX_CONTENT:
        raise UnreadableFile(
            f"Page {index + 1} holds {size / 1e6:.0f} MB of drawing instructions.", fix="Print it to PDF again."
        )
    return None


def _content_size(page: PageObject) -> int:
    content = page.get_contents()
    return len(content.get_data()) if content is not None else 0


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:
        return None
    return title.strip() or None if isinstance(title, str) else None


def said(error: Exception) -> str:
    """An error in a line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
