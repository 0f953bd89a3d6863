"""The process that reads: one file at a time under limits, and nothing that a run could not lose with it.

`ingest.guarding` starts it. It imports no embedder and no store, so that it is there in a third of a second.
"""

from __future__ import annotations

import sys
import threading
import traceback
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

from ingest.children import confine, end_with_parent
from ingest.errors import UnreadableFile
from ingest.limits import Limits, setting
from ingest.noting import listen
from ingest.preparing import prepare
from ingest.settings import IngestSettings

SPLIT = "Split it into parts, or open it and save it again"


def main(connection: Connection) -> None:
    """Take settings, then (path, document id) after (path, document id); answer each with (result, sound).

    The numbers of pages come before an answer, as they are read. `sound` is False where the process should not be
    used for another file. Ends when nobody asks any more.
    """
    threading.Thread(target=end_with_parent, daemon=True).start()
    listen(connection.send)
    try:
        settings: IngestSettings = connection.recv()
        while True:
            path, document_id = connection.recv()
            confine(settings.limits)
            connection.send_bytes(answer(path, document_id, settings))
    except (EOFError, ConnectionError):
        return


def answer(path: Path, document_id: str, settings: IngestSettings) -> memoryview:
    """Read one file and pack the result: what was prepared, or an UnreadableFile whatever went wrong.

    The net is wide on purpose: a library that meets a file made to confuse it raises nearly anything.
    """
    result: UnreadableFile | None = None
    sound = False
    try:
        return ForkingPickler.dumps((prepare(path, document_id, settings), True))
    except UnreadableFile as error:
        result, sound = error, True
    except MemoryError:
        result = None  # What fills the memory goes only after this clause: until then there is none to say so with.
    except RecursionError:
        result = UnreadableFile("It is nested too deeply to be read.", fix=f"{SPLIT}.")
    except Exception as error:
        result = _failed(error)
    return ForkingPickler.dumps((result or too_much_memory(settings.limits), sound))


def too_much_memory(limits: Limits) -> UnreadableFile:
    """Say that reading a file took more memory than it may."""
    fix = f"{SPLIT}, or raise {setting('memory_mb')}."
    return UnreadableFile(f"Reading it took more than {limits.memory_mb:,} MB of memory.", fix=fix)


def _failed(error: Exception) -> UnreadableFile:
    """Say what was raised and where, for the person who is to mend the reader."""
    said = " ".join([type(error).__name__, *str(error).split()])[:120]
    at = traceback.extract_tb(error.__traceback__)[-1]
    why = f"Reading it failed ({said}; {Path(at.filename).name}, line {at.lineno})."
    return UnreadableFile(why, fix=f"{SPLIT}.")


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
