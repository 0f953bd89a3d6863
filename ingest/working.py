"""What a worker process does: have files read, embed texts, and end when the process that started it does."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Sequence
from multiprocessing.connection import wait
from multiprocessing.util import Finalize
from pathlib import Path

from ingest.guarding import Guard
from ingest.settings import IngestSettings
from ingest.types import Prepared
from vectorstore.embedders.base import Embedder, Vectors
from vectorstore.variants import load

_guard: Guard | None = None
_embedder: Embedder | None = None


def start(settings: IngestSettings) -> None:
    """Set up a fresh worker: a reading process, and one thread for the model, since there is a worker a core."""
    global _guard, _embedder
    _guard = Guard(settings)
    Finalize(None, _guard.close, exitpriority=1)
    _embedder = load("vectorstore.embedders", settings.embedder).build(settings.embedder_model, threads=1)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def read(path: Path, document_id: str) -> Prepared:
    """Read and cut one file in this worker's reading process; raises UnreadableFile."""
    if _guard is None:
        raise RuntimeError("the worker was not started")
    return _guard.read(path, document_id)


def embed(texts: Sequence[str]) -> tuple[str, Vectors]:
    """Return the embedder's name and an array of shape (len(texts), dimensions)."""
    if _embedder is None:
        raise RuntimeError("the worker was not started")
    return _embedder.name, _embedder.embed_documents(texts)


def _end_with_parent() -> None:
    """Leave at once when the parent dies, however it does: no orphan keeps a core or a file."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
