"""When two readings are the same: one digest over a file's bytes and over everything that decides how they are read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ingest.chunkers.base import Chunker
from ingest.recognising import recogniser_of
from ingest.settings import IngestSettings
from ingest.types import Job

# Raise it with any change to readers, structure, metadata or access that changes what is stored.
READING = "reading-3"
_CHUNK = 1 << 20


def job_of(path: Path, chunker: Chunker, settings: IngestSettings) -> Job:
    """Name a file's content and its reading. Raises OSError where it cannot be opened."""
    digest, size = _digest(path)
    parts = [digest, settings.access.value if settings.access else "", READING, chunker.name]
    if path.suffix.lower() == ".pdf":
        parts.append(recogniser_of(settings.recogniser, settings.recogniser_language).name)
    signature = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return Job(
        path=path, key=str(path.resolve()), digest=digest, signature=signature, document_id=signature[:16], size=size
    )


def _digest(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            digest.update(data)
            size += len(data)
    return digest.hexdigest(), size
