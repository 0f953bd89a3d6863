"""What is looked at before a file is opened and after it was read: sizes, and what an Office file unpacks to."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO
from xml.parsers import expat

from ingest.errors import UnreadableFile
from ingest.limits import MB, Limits, setting
from ingest.readers.base import ReadFile

MAX_RATIO = 200
RATIO_FROM = 10 * MB
_XML = (".xml", ".rels", ".vml")
_ZIP = b"PK\x03\x04"
_STEP = 1 << 16
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError)


def refuse_large(path: Path, limits: Limits) -> None:
    """Refuse what is no file, or by its size alone no paper. Raises OSError where it cannot be looked at."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile("It is a pipe or a device, not a file.", fix="Give the file itself.")
    size = found.st_size
    if size > limits.file_mb * MB:
        raise UnreadableFile(
            f"It is {size // MB:,} MB large, more than {limits.file_mb:,} MB.", fix=_split_or_raise("file_mb")
        )


def refuse_bomb(path: Path, limits: Limits) -> None:
    """Refuse a zip (a Word or Excel file is one) by what it says it holds, before anything of it is unpacked.

    What a part says of its size can be trusted this far: unpacking stops there. Entities can only be declared in a
    document type, which Office files must not have (ECMA-376, part 2, on markup in packages). A file that is no sound
    zip is left to its reader, which says so.
    """
    with path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            return
    try:
        with zipfile.ZipFile(path) as parts:
            _refuse_sizes(parts.infolist(), limits)
            _refuse_entities(parts)
    except _BROKEN:
        return


def refuse_endless(read: ReadFile, limits: Limits) -> None:
    """Refuse what came out, where it is more than the rest of the path should be given."""
    if len(read.pages) > limits.pages:
        raise UnreadableFile(
            f"It has {len(read.pages):,} pages, more than {limits.pages:,}.", fix=_split_or_raise("pages")
        )
    characters = sum(len(page.text) for page in read.pages) / 1e6
    if characters > limits.characters:
        raise UnreadableFile(
            f"It holds {characters:,.1f} million characters, more than {limits.characters:g} million.",
            fix=_split_or_raise("characters"),
        )


def _split_or_raise(name: str) -> str:
    return f"Split it and ingest the parts, or raise {setting(name)}."


def _refuse_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise UnreadableFile(
            f"It is packed of {len(parts):,} parts, more than {limits.parts:,}.",
            fix=f"Save it again from Word or Excel, or raise {setting('parts')}.",
        )
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts) or 1
    if unpacked > limits.unpacked_mb * MB or (unpacked > RATIO_FROM and unpacked / packed > MAX_RATIO):
        largest = max(parts, key=lambda part: part.file_size)
        raise UnreadableFile(
            f"It unpacks to far more than its size ({unpacked // MB:,} MB, mostly {largest.filename[:80]}).",
            fix=f"Save it again from Word or Excel; if it is honest, split it or raise {setting('unpacked_mb')}.",
        )


def _refuse_entities(parts: zipfile.ZipFile) -> None:
    for part in parts.infolist():
        if part.filename.lower().endswith(_XML):
            with parts.open(part) as file:
                if _declares_type(file):
                    raise UnreadableFile(
                        f"Its part {part.filename[:80]} declares entities, as files made to exhaust memory do.",
                        fix="Open it in Word or Excel and save it again.",
                    )


def _declares_type(file: IO[bytes]) -> bool:
    """Say whether a document type stands before the first element; reads no further than that."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _stop(declared=True)
    parser.StartElementHandler = _stop(declared=False)
    try:
        while data := file.read(_STEP):
            parser.Parse(data)
    except _PrologEnded as ended:
        return ended.declared
    except expat.ExpatError:
        return False  # It is not sound XML, which its reader says.
    return False


class _PrologEnded(Exception):
    """Stops the parser: what follows is not looked at."""

    def __init__(self, *, declared: bool) -> None:
        super().__init__()
        self.declared = declared


def _stop(*, declared: bool) -> Callable[..., None]:
    def stop(*_: object) -> None:
        raise _PrologEnded(declared=declared)

    return stop
