"""Reads files in a process of its own, so that a crash, a hang or a bomb loses one file and says which and why."""

from __future__ import annotations

import signal
import subprocess
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.children import ended, started
from ingest.errors import UnreadableFile
from ingest.limits import setting
from ingest.reading_process import SPLIT, too_much_memory
from ingest.settings import IngestSettings
from ingest.types import Prepared


class Guard:
    """One reading process, started at once and again after each that a file has brought down; for one thread."""

    def __init__(self, settings: IngestSettings) -> None:
        """Start the process without waiting for it: it gets ready while the caller does other things."""
        self._settings = settings
        self._page = 0
        self._running: tuple[subprocess.Popen[bytes], Connection] | None = self._started()

    def __enter__(self) -> Self:
        """Use the guard in a `with` statement."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self.close()

    def read(self, path: Path, document_id: str) -> Prepared:
        """Read and cut one file; raises UnreadableFile, also where reading it ended the process that did."""
        if self._running is None:
            self._running = self._started()
        process, connection = self._running
        self._page = 0
        try:
            connection.send((path, document_id))
            result, sound = self._reply(connection)
        except (EOFError, ConnectionError):
            result, sound = self._ended(process.wait()), False
        except BaseException:
            self.close()
            raise
        if not sound:
            self.close()
        if isinstance(result, UnreadableFile):
            raise result if sound or not self._page else self._placed(result)
        return result

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._running is None:
            return
        process, connection = self._running
        self._running = None
        ended(process, connection)

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        process, connection = started("ingest.reading_process")
        connection.send(self._settings)
        return process, connection

    def _reply(self, connection: Connection) -> tuple[Prepared | UnreadableFile, bool]:
        """Wait for what becomes of a file, noting the pages that are read meanwhile."""
        until = time.monotonic() + self._settings.limits.seconds
        while connection.poll(max(0.0, until - time.monotonic())):
            reply: int | tuple[Prepared | UnreadableFile, bool] = connection.recv()
            if not isinstance(reply, int):
                return reply
            self._page = reply
        return self._hung(), False

    def _placed(self, error: UnreadableFile) -> UnreadableFile:
        return UnreadableFile(f"{error.why} It was at page {self._page}.", fix=error.fix)

    def _hung(self) -> UnreadableFile:
        return UnreadableFile(
            f"Reading it took more than {self._settings.limits.seconds:g} seconds.",
            fix=f"{SPLIT}, or raise {setting('seconds')}.",
        )

    def _ended(self, code: int) -> UnreadableFile:
        """Say why a process is no more, by the signal that ended it; a system that is short of memory kills."""
        if code == -signal.SIGXCPU:
            return UnreadableFile(
                f"Reading it took more than {self._settings.limits.cpu_seconds:,} seconds of processor time.",
                fix=f"{SPLIT}, or raise {setting('cpu_seconds')}.",
            )
        if code == -signal.SIGKILL:
            return too_much_memory(self._settings.limits)
        how = f"signal {-code}" if code < 0 else f"status {code}"
        return UnreadableFile(
            f"Reading it ended the process that did ({how}): out of memory, or a fault in a library.", fix=f"{SPLIT}."
        )
