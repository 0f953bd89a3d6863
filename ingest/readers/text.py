"""Reads plain and Markdown-like text, since many councils' papers reach us as text with tables inside."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.readers.base import Reader, ReadFile, ReadPage

_STRUCK = re.compile(
    r"(?<![~\w])~~(?=[^\s~])[^\n~]+(?<=\S)~~(?!~)|<(del|s|strike)\b[^<>]*>(?:(?!\n\s*\n).)*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


class TextReader:
    """One page without a number: text files have no pages, whatever page markers stand in them."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Endings of plain and Markdown-like text."""
        return _SUFFIXES

    def read(self, path: Path) -> ReadFile:
        """Return the words as they stand, newlines included; raises UnreadableFile where no encoding fits."""
        text = decode(path.read_bytes())
        if not text.strip():
            raise UnreadableFile("It holds no words, only blank space.", fix="Check that the right file was saved.")
        return ReadFile(pages=(ReadPage(text=text, deletions=_struck(text)),))


def _struck(text: str) -> tuple[tuple[int, int], ...]:
    """Find words between ~~ and ~~, or in elements that strike them out."""
    return tuple(match.span() for match in _STRUCK.finditer(text))


def decode(data: bytes) -> str:
    """Turn bytes into text: the byte order mark's encoding, else UTF-8, else the likeliest legacy encoding.

    Raises UnreadableFile for bytes that are not text in any encoding that can be told.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"It is marked as {encoding} but byte {error.start} is not.", fix="Save it again as UTF-8 text."
        ) from error


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or b"\x00" in data:
        raise UnreadableFile("Its bytes are not text in any encoding that can be told.", fix="Save it as UTF-8 text.")
    return str(best)


def build() -> Reader:
    """Build the reader."""
    return TextReader()
