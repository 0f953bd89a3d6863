"""Asks in parallel: worker processes, since an answer without a language model is all processor time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from evals.errors import CouldNotRun
from evals.running.bench import Bench
from evals.running.types import Asked, Spec
from evals.types import Row
from evals.variants import Variant

WORTH_A_WORKER = 24
"""So many questions keep a worker busy for about as long as it takes to start."""

_bench: Bench | None = None


def workers_for(questions: int, cores: int) -> int:
    """Return how many workers are worth starting."""
    return max(1, min(cores, questions // WORTH_A_WORKER))


def rows_of(bench: Bench, spec: Spec, variant: Variant, asked: Sequence[Asked], workers: int) -> Iterator[Row]:
    """Yield a row a question as each is answered; with one worker this process asks, in order.

    Raises CouldNotRun when a worker dies, from lack of memory say; the rows before it have been yielded.
    """
    if workers == 1:
        yield from (bench.row(variant, one) for one in asked)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(spec,))
    try:
        futures: list[Future[Row]] = [pool.submit(_ask, variant, one) for one in asked]
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool as error:
        raise CouldNotRun(
            "A worker process died, from lack of memory perhaps. The rows until then are kept: run the same command "
            "again, with fewer --workers, to go on."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(spec: Spec) -> None:
    """Set up a worker: Ctrl-C is the run's to handle, and no worker outlives it."""
    global _bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _bench = Bench(spec)


def _ask(variant: Variant, asked: Asked) -> Row:
    if _bench is None:
        raise RuntimeError("the worker was not started")
    return _bench.row(variant, asked)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
