"""Draws pages of PDFs in a process of its own, which stays for the next page and is replaced when a file ends it."""

from __future__ import annotations

import subprocess
import threading
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.children import ended, started
from ingest.limits import Limits

DPI, LARGE = 110, 220
"""Dots an inch: print is read at the first on a screen and takes about 100 KB a page, at the second larger."""
LIMITS = Limits(memory_mb=768, cpu_seconds=20, seconds=20)
"""For one page: thousands of times what an ordinary one takes."""


class NotDrawn(Exception):
    """A page of which there is no picture; the message says why, as the end of a sentence."""


class Drawer:
    """One drawing process; threads that want a page wait for each other."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Remember the limits; nothing is started yet."""
        self._limits = limits
        self._lock = threading.Lock()
        self._running: tuple[subprocess.Popen[bytes], Connection] | None = None

    def get_ready(self) -> None:
        """Start the process without waiting for it, where it does not run and nobody is using it."""
        if self._lock.acquire(blocking=False):
            try:
                self._process()
            finally:
                self._lock.release()

    def draw(self, path: Path, number: int, dpi: int = DPI) -> bytes:
        """Return page `number`, from 1, as WebP. Raises NotDrawn, also where drawing it ended the process that did."""
        if not self._lock.acquire(timeout=self._limits.seconds):
            raise NotDrawn("too many pages are being drawn")
        try:
            return self._drawn(path, number, dpi)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process, once the page that it draws is done."""
        with self._lock:
            self._let_go()

    def _process(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._running is not None and self._running[0].poll() is not None:
            self._let_go()
        if self._running is None:
            self._running = started("ingest.pdf.drawing_process")
            self._running[1].send(self._limits)
        return self._running

    def _drawn(self, path: Path, number: int, dpi: int) -> bytes:
        process, connection = self._process()
        try:
            connection.send((path, number - 1, dpi))
            if not connection.poll(self._limits.seconds):
                raise NotDrawn(f"it took more than {self._limits.seconds:g} seconds")
            picture: bytes | str = connection.recv()
        except (EOFError, ConnectionError) as error:
            self._let_go()
            raise NotDrawn(f"it ended the process that drew it (status {process.returncode})") from error
        except BaseException:
            self._let_go()
            raise
        if isinstance(picture, str):
            raise NotDrawn(picture)
        return picture

    def _let_go(self) -> None:
        if self._running is not None:
            ended(*self._running)
            self._running = None
