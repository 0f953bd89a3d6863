"""The embedder and the PDF reader run bare: the speed that clerk's own ingest is held against.

Both are timed twice over: from nothing, with the start of the processes and the loading of the model that an ingest has
too, and from when every process is warm.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.settings import cores
from vectorstore import variants
from vectorstore.embedders.base import Embedder
from vectorstore.settings import StoreSettings

READY_SECONDS = 300  # another worker that broke must not leave this one waiting for ever


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What is read and embedded: PDF files, and the very texts that the ingest embedded."""

    pdfs: tuple[Path, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """Seconds until the last process is done, from nothing and from when all are warm; and of processor time."""

    seconds: float
    warm_seconds: float
    cpu_seconds: float


def best(load: Load, settings: StoreSettings) -> Taken:
    """Return what a load takes on all cores: the faster of one session of a thread a core and a process a core."""
    ways = [(1, cores()), (cores(), 1)] if cores() > 1 else [(1, 1)]
    taken = [measure(load, settings, processes=processes, threads=threads) for processes, threads in ways]
    return min(taken, key=lambda way: way.seconds)


def measure(load: Load, settings: StoreSettings, *, processes: int, threads: int) -> Taken:
    """Return what a load takes, shared out over processes of some threads each.

    Raises RuntimeError when a process breaks; its own message is on the terminal.
    """
    context = multiprocessing.get_context("spawn")
    barrier, done = context.Barrier(processes), context.SimpleQueue()
    shares = [
        context.Process(target=_work, args=(load, settings, share, processes, threads, barrier, done))
        for share in range(processes)
    ]
    begun = time.perf_counter()
    for process in shares:
        process.start()
    for process in shares:
        process.join()
    if any(process.exitcode for process in shares):
        raise RuntimeError("a bare worker failed; its own message is above")
    starts, ends, cpu = zip(*(done.get() for _ in shares), strict=True)
    return Taken(seconds=max(ends) - begun, warm_seconds=max(ends) - min(starts), cpu_seconds=sum(cpu))


def _work(load: Load, settings: StoreSettings, share: int, of: int, threads: int, barrier: Any, done: Any) -> None:
    """Read every `of`-th page and embed every `of`-th text, beginning with the one numbered `share`."""
    embedder = _embedder(settings, threads)
    embedder.embed_documents(["warm"])
    barrier.wait(READY_SECONDS)
    start = time.perf_counter()
    for pdf in load.pdfs:
        _read(pdf, share, of)
    embedder.embed_documents(load.texts[share::of])
    done.put((start, time.perf_counter(), time.process_time()))


def _embedder(settings: StoreSettings, threads: int) -> Embedder:
    built: Embedder = variants.load("vectorstore.embedders", settings.embedder).build(
        settings.embedder_model, threads=threads
    )
    return built


def _read(pdf: Path, share: int, of: int) -> None:
    from pypdf import PdfReader

    pages: Sequence[Any] = PdfReader(pdf).pages
    for number in range(share, len(pages), of):
        pages[number].extract_text()
