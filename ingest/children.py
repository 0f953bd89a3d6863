"""Processes of clerk's own in which untrusted files are opened: how one starts, is held to limits, and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from ingest.limits import MB, Limits


def started(module: str) -> tuple[subprocess.Popen[bytes], Connection]:
    """Start a module as a process and return it with our end of a pipe, the number of whose other end it is given.

    Its standard input is a pipe that it may watch: that one is closed when this process is no more.
    """
    ours, theirs = Pipe()
    with theirs:
        number = theirs.fileno()
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(number,),
            env=os.environ | {"PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path)},
        )
    return process, ours


def ended(process: subprocess.Popen[bytes], connection: Connection) -> None:
    """End a process, whatever it does."""
    connection.close()
    process.kill()
    process.communicate()


def confine(limits: Limits) -> None:
    """Set what this process may take from here on; the system ends it or refuses it memory past that.

    Where the system knows no such limits (macOS for memory), only the time on the clock is held, by the parent.
    """
    import resource  # Not known on every system, and only such a process needs it.

    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        memory = pages * resource.getpagesize() + limits.memory_mb * MB
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def end_with_parent() -> None:
    """Leave at once when the parent dies, however it does: it holds the other end of this process's input."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)
