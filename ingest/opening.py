"""Chooses the reader for a file by its name, and refuses a file whose first bytes say that it is something else."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.gates import refuse_bomb, refuse_endless, refuse_large
from ingest.readers.base import Reader, ReadFile
from ingest.recognising import legible, recogniser_of
from ingest.settings import IngestSettings
from vectorstore.variants import load, names

_MAGIC: tuple[tuple[bytes, str, frozenset[str]], ...] = (
    (b"%PDF-", "a PDF", frozenset({".pdf"})),
    (b"PK\x03\x04", "a ZIP archive, as Word and Excel files are", frozenset({".docx", ".xlsx"})),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file", frozenset()),
    (b"\x89PNG", "a picture", frozenset()),
    (b"\xff\xd8\xff", "a picture", frozenset()),
    (b"{\\rtf", "rich text (RTF)", frozenset()),
)
_WANTED = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04"}
_SAVE_AS = {
    **dict.fromkeys((".doc", ".docm", ".dotx", ".odt", ".rtf", ".pages"), ("Word or LibreOffice", "DOCX")),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".numbers"), ("Excel or LibreOffice", "XLSX")),
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".odp", ".key"), ("the program that made it", "PDF")),
    **dict.fromkeys((".mht", ".mhtml"), ("a browser", "a web page (HTML)")),
}
"""Formats that no reader takes, with what opens them and what to save them as."""

_FOLDERS = {".docx": "word", ".xlsx": "xl"}
_HEAD = 1024


def read_file(path: Path, settings: IngestSettings | None = None) -> ReadFile:
    """Read a file with the reader for its ending; scanned pages are recognised where that can be done.

    Settings are those of the environment where none are given.

    Raises UnreadableFile, with what to do, for an ending that no reader takes, an empty file, a file that is not what
    its name says, one that may not be opened or is larger than the limits, and all that its reader refuses.
    """
    settings = settings or IngestSettings()
    limits = settings.limits
    reader = reader_for(path)
    if reader is None:
        raise untaken(path)
    try:
        _refuse_impostor(path)
        refuse_large(path, limits)
        refuse_bomb(path, limits)
        read = reader.read(path)
        refuse_endless(read, limits)
        if path.suffix.lower() == ".pdf":
            recogniser = recogniser_of(settings.recogniser, settings.recogniser_language)
            read = legible(path, read, recogniser, limits)
    except OSError as error:
        raise UnreadableFile(
            f"It cannot be opened ({error.strerror or error}).", fix="Check that you may read it."
        ) from error
    return read


def untaken(path: Path) -> UnreadableFile:
    """Return the error for a file whose ending no reader takes, saying what to save it as."""
    known = ", ".join(sorted(known_suffixes()))
    program, form = _SAVE_AS.get(path.suffix.lower(), ("", ""))
    fix = f"Open it in {program} and save it as {form}." if program else f"Save it as one of: {known}."
    return UnreadableFile(f"No reader takes {path.suffix or 'a name without an ending'}.", fix=fix)


def reader_for(path: Path) -> Reader | None:
    """Return the reader that takes the file's ending, None where there is none."""
    return next((reader for reader in _readers() if path.suffix.lower() in reader.suffixes), None)


def known_suffixes() -> frozenset[str]:
    """Every ending that some reader takes."""
    return frozenset(suffix for reader in _readers() for suffix in reader.suffixes)


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(load("ingest.readers", name).build() for name in names("ingest.readers"))


def _refuse_impostor(path: Path) -> None:
    """Compare the first bytes with the name; the sign of a PDF may stand a little in, as PDF readers forgive that."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    suffix = path.suffix.lower()
    if not head:
        raise UnreadableFile("It is empty (0 bytes).", fix="Fetch or save it again.")
    for sign, what, suffixes in _MAGIC:
        if head.startswith(sign) and suffix not in suffixes:
            remedy = f"Rename it to end in {_ending(path, suffixes)}." if suffixes else "Save it as PDF, DOCX or XLSX."
            raise UnreadableFile(f"It is named {suffix} but is {what}.", fix=remedy)
    wanted = _WANTED.get(suffix)
    if wanted and wanted not in head:
        is_text = b"\x00" not in head
        remedy = "Rename it to end in .txt." if is_text else "Fetch it again."
        raise UnreadableFile(f"It is named {suffix} but does not begin as one.", fix=remedy)


def _ending(path: Path, suffixes: frozenset[str]) -> str:
    """Return the one ending that fits the file, or all that may: a ZIP tells by its folders which program made it."""
    if len(suffixes) > 1 and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            folders = {name.partition("/")[0] for name in parts.namelist()}
        suffixes = frozenset({suffix for suffix in suffixes if _FOLDERS[suffix] in folders}) or suffixes
    return " or ".join(sorted(suffixes))
