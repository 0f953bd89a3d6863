"""What a worker process does: read files, embed texts, and end when the process that started it does."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Sequence
from multiprocessing.connection import wait
from pathlib import Path

from ingest.preparing import prepare
from ingest.settings import IngestSettings
from ingest.types import Prepared
from vectorstore.embedders.base import Embedder, Vectors
from vectorstore.variants import load

_settings: IngestSettings | None = None
_embedder: Embedder | None = None


def start(settings: IngestSettings) -> None:
    """Set up a fresh worker: one thread for the model, since there is a worker a core."""
    global _settings, _embedder
    _settings = settings
    _embedder = load("vectorstore.embedders", settings.embedder).build(settings.embedder_model, threads=1)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def read(path: Path, document_id: str) -> Prepared:
    """Read and cut one file; raises UnreadableFile."""
    if _settings is None:
        raise RuntimeError("the worker was not started")
    return prepare(path, document_id, _settings)


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
