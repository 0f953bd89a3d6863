"""Runs jobs over worker processes: files are read and their texts embedded in parallel, and handed back one by one.

A large file's texts are spread over all workers in small batches, so that one huge paper keeps every core busy. At most
a few files are in flight, so that memory stays flat however large the folder is.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ingest import working
from ingest.errors import CannotIngest, UnreadableFile
from ingest.settings import IngestSettings
from ingest.types import Job, Prepared
from vectorstore.embedders.base import Vectors

BATCH = 24
SPARE = 2
MAX_WAITING_TEXTS = 4000


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """A job's end: what was read and its vectors, or the error that says why not."""

    job: Job
    seconds: float
    prepared: Prepared | None = None
    vectors: Vectors | None = field(default=None, repr=False)
    error: UnreadableFile | None = None


@dataclass(kw_only=True, slots=True)
class _Open:
    """A file between its first and its last batch."""

    job: Job
    begun: float
    prepared: Prepared | None = None
    batches: dict[int, Vectors] = field(default_factory=dict)
    wanted: int = 0

    @property
    def share(self) -> float:
        """How much of the file is embedded, 0 to 1."""
        return len(self.batches) / self.wanted if self.wanted else 0.0


class Pool:
    """Worker processes for one run; use it in a `with` statement. `embedder_name` is the store's, to be sure of it."""

    def __init__(self, settings: IngestSettings, *, embedder_name: str) -> None:
        """Start no process yet: the first job does."""
        self._settings = settings
        self._embedder_name = embedder_name
        self._executor = self._started()
        self._futures: dict[Future[Any], tuple[_Open, int]] = {}
        self._suspected: set[str] = set()

    def __enter__(self) -> Pool:
        """Use the pool in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Drop what was not begun and end the workers."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def run(self, jobs: Iterable[Job]) -> Iterator[Done | None]:
        """Yield each job's end as it comes, and None now and then while there is only progress to tell.

        A worker that a file brings down takes the run no further than that file: the others in flight are begun again.
        """
        waiting = deque(jobs)
        suspects: deque[Job] = deque()
        while waiting or suspects or self._futures:
            try:
                self._feed(waiting, suspects)
                done, _ = wait(self._futures, timeout=0.5, return_when=FIRST_COMPLETED)
                for future in done:
                    yield self._advance(future)
                if not done:
                    yield None
            except BrokenProcessPool:
                yield from self._recover(suspects)

    @property
    def under_way(self) -> tuple[float, float]:
        """Of the files that are begun and not ended: bytes and chunks that are embedded already, in proportion."""
        opened = {id(found): found for found, _ in self._futures.values()}.values()
        size = sum(found.job.size * found.share for found in opened)
        return size, sum(len(found.prepared.chunks) * found.share for found in opened if found.prepared)

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._settings.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=working.start,
            initargs=(self._settings,),
        )

    def _feed(self, waiting: deque[Job], suspects: deque[Job]) -> None:
        """Begin files while few are open; one that was in flight when a worker died runs alone, to know the culprit."""
        open_files = {id(opened) for opened, _ in self._futures.values()}
        if suspects:
            if not open_files:
                self._begin(suspects.popleft())
            return
        queued = len(self._futures) * BATCH
        while waiting and len(open_files) < self._settings.workers + SPARE and queued < MAX_WAITING_TEXTS:
            open_files.add(self._begin(waiting.popleft()))

    def _begin(self, job: Job) -> int:
        opened = _Open(job=job, begun=time.perf_counter())
        self._futures[self._executor.submit(working.read, job.path, job.document_id)] = (opened, -1)
        return id(opened)

    def _advance(self, future: Future[Any]) -> Done | None:
        opened, batch = self._futures[future]
        try:
            result = future.result()
        except UnreadableFile as error:
            del self._futures[future]
            return Done(job=opened.job, seconds=time.perf_counter() - opened.begun, error=error)
        del self._futures[future]
        if batch < 0:
            self._spread(opened, result)
        else:
            self._keep(opened, batch, *result)
        return self._finished(opened) if opened.prepared and len(opened.batches) == opened.wanted else None

    def _spread(self, opened: _Open, prepared: Prepared) -> None:
        """Give out a file's texts in batches over all the workers."""
        texts = prepared.texts
        opened.prepared = prepared
        opened.wanted = -(-len(texts) // BATCH)
        for number in range(opened.wanted):
            batch = texts[number * BATCH : (number + 1) * BATCH]
            self._futures[self._executor.submit(working.embed, batch)] = (opened, number)

    def _keep(self, opened: _Open, batch: int, name: str, vectors: Vectors) -> None:
        if name != self._embedder_name:
            raise CannotIngest(
                f"The workers embed with {name} but the store holds {self._embedder_name}. "
                "Set CLERK_EMBEDDER and CLERK_EMBEDDER_MODEL to those of the store."
            )
        opened.batches[batch] = vectors

    def _finished(self, opened: _Open) -> Done:
        ordered = [opened.batches[number] for number in range(opened.wanted)]
        vectors = np.concatenate(ordered) if ordered else np.empty((0, 0), dtype=np.float32)
        return Done(
            job=opened.job, seconds=time.perf_counter() - opened.begun, prepared=opened.prepared, vectors=vectors
        )

    def _recover(self, suspects: deque[Job]) -> Iterator[Done]:
        """Start new workers; the files that were in flight run again, one by one. Who does it twice is to blame."""
        flying = {opened.job.key: opened for opened, _ in self._futures.values()}
        self._futures.clear()
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started()
        for key, opened in flying.items():
            if key not in self._suspected:
                self._suspected.add(key)
                suspects.append(opened.job)
                continue
            error = UnreadableFile(
                "Reading it ended the process that did (out of memory, or a fault in a library).",
                fix="Open it and save it again, or split it into parts.",
            )
            yield Done(job=opened.job, seconds=time.perf_counter() - opened.begun, error=error)
