"""Pictures of pages for whoever may see them: drawn from the file as it was read, and kept on disk for a while."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Collection, Sequence
from enum import StrEnum
from pathlib import Path

from ingest.drawing import DPI, LARGE, Drawer
from vectorstore.catalogue.on_pages import StoredFile

FOLDER = "pictures"
ENOUGH = 256 * 1024 * 1024
"""Bytes of pictures that are kept: about 2,500 pages."""
_CHUNK = 1 << 20

log = logging.getLogger(__name__)


class Missing(StrEnum):
    """Why no picture can be drawn of a file's pages."""

    GONE = "gone"
    CHANGED = "changed"


class Pictures:
    """Safe to share between threads; `folder` may be deleted at any time."""

    def __init__(self, data: Path, drawer: Drawer | None = None, enough: int = ENOUGH) -> None:
        """Keep pictures below the data folder, up to `enough` bytes of them; nothing is made before the first."""
        self._folder = data / FOLDER
        self._drawer = drawer or Drawer()
        self._enough = enough
        self._held: int | None = None
        self._digests: dict[str, tuple[tuple[int, int], str]] = {}
        self._lock = threading.Lock()

    def file_of(self, files: Sequence[StoredFile]) -> Path | Missing:
        """Return a file that still holds what was read, else why there is none; and have the drawer get ready."""
        changed = False
        for file in files:
            digest = self._digest(file.path)
            if digest == file.digest:
                self._drawer.get_ready()
                return Path(file.path)
            changed = changed or digest is not None
        return Missing.CHANGED if changed else Missing.GONE

    def picture(self, document_id: str, file: Path, number: int, *, large: bool = False) -> bytes:
        """Return page `number` of a document as WebP, `large` to be looked at closely; raises `drawing.NotDrawn`.

        Whoever asks has made sure that the reader may see the whole page, and that `file` is what was read.
        """
        kept = self._folder / document_id / f"{number}{'-large' if large else ''}.webp"
        try:
            picture = kept.read_bytes()
            os.utime(kept)
        except OSError:
            picture = self._drawer.draw(file, number, LARGE if large else DPI)
            self._keep(kept, picture)
        return picture

    def sweep(self, known: Collection[str]) -> None:
        """Remove the pictures of papers other than the known: one that was taken out leaves no trace."""
        for folder in self._folder.glob("*/"):
            if folder.name not in known:
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """End the process that draws."""
        self._drawer.close()

    def _digest(self, path: str) -> str | None:
        """Return the digest of a file's bytes, None where it cannot be read; the same while size and time stay."""
        try:
            state = os.stat(path)
            known = self._digests.get(path)
            seen = (state.st_size, state.st_mtime_ns)
            if known is None or known[0] != seen:
                with open(path, "rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                known = self._digests[path] = (seen, digest)
        except OSError:
            return None
        return known[1]

    def _keep(self, kept: Path, picture: bytes) -> None:
        """Write a picture down; where that fails, a full disk say, it is drawn again the next time."""
        fresh = kept.with_suffix(f".{threading.get_ident()}.part")
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(picture)
            fresh.replace(kept)
            with self._lock:
                self._held = len(picture) + (self._size() if self._held is None else self._held)
                if self._held > self._enough:
                    self._make_room()
        except OSError as error:
            log.warning("A picture of a page cannot be kept in %s (%s).", self._folder, error.strerror)

    def _size(self) -> int:
        return sum(file.stat().st_size for file in self._folder.glob("*/*"))

    def _make_room(self) -> None:
        """Remove the pictures that nobody has looked at for longest, a quarter of them all by size."""
        states = sorted((file.stat().st_mtime_ns, file.stat().st_size, file) for file in self._folder.glob("*/*"))
        held = sum(size for _, size, _ in states)
        for _, size, file in states:
            if held <= self._enough * 3 // 4:
                break
            file.unlink(missing_ok=True)
            held -= size
        self._held = held
