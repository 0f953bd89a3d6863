"""The embedder and the PDF reader run bare: the speed that clerk's own ingest is held against.

Each worker is warm before the clock starts, so the bare figure leaves out start-up that the ingest's own figure has in
it: the comparison is against clerk, never for it.
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


def best_seconds(load: Load, settings: StoreSettings) -> float:
    """Return the seconds for a load on all cores: the better of one session of a thread a core and a process a core."""
    ways = [(1, cores()), (cores(), 1)] if cores() > 1 else [(1, 1)]
    return min(seconds(load, settings, processes=processes, threads=threads) for processes, threads in ways)


def seconds(load: Load, settings: StoreSettings, *, processes: int, threads: int) -> float:
    """Return the seconds from when all processes are warm to when the last has done its share."""
    context = multiprocessing.get_context("spawn")
    barrier, done = context.Barrier(processes), context.SimpleQueue()
    shares = [
        context.Process(target=_work, args=(load, settings, share, processes, threads, barrier, done))
        for share in range(processes)
    ]
    for process in shares:
        process.start()
    for process in shares:
        process.join()
    if any(process.exitcode for process in shares):
        raise RuntimeError("a bare worker failed; its own message is above")
    times = [done.get() for _ in shares]
    return float(max(end for _, end in times) - min(start for start, _ in times))


def _work(load: Load, settings: StoreSettings, share: int, of: int, threads: int, barrier: Any, done: Any) -> None:
    """Read every `of`-th page and embed every `of`-th text, beginning with the one numbered `share`."""
    embedder = _embedder(settings, threads)
    embedder.embed_documents(["warm"])
    barrier.wait(READY_SECONDS)
    start = time.perf_counter()
    for pdf in load.pdfs:
        _read(pdf, share, of)
    embedder.embed_documents(load.texts[share::of])
    done.put((start, time.perf_counter()))


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
