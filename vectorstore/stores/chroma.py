"""The embedded default: Chroma inside this process, one collection an access level and embedder."""

from __future__ import annotations

import hashlib
import re
import threading
import time
import warnings
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
from chromadb.api.collection_configuration import CreateCollectionConfiguration, UpdateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from vectorstore.embedders.base import Vectors
from vectorstore.errors import ClerkError
from vectorstore.stores._chroma_nearest import among, nearest
from vectorstore.stores.base import VectorStore
from vectorstore.stores.grouping import best_chunks
from vectorstore.types import AccessLevel

LEVELS = tuple(AccessLevel)
BATCH = 5_000  # Chroma refuses more than 5,461 at once
DELETED_AT_ONCE = 100
REOPENED_AFTER = 2.0  # seconds
LOGGED = 1_000  # changes that Chroma logs before it writes its graph: its default, quick while much is written
LEAST_LOGGED = 2  # the fewest it takes
BUFFERED = 100  # of these, how many it keeps beside the graph: its default too
# Measured at 50,000 vectors: the defaults find 0.91 of the true 20 nearest, these more than 0.98 in 4 ms.
GRAPH = CreateCollectionConfiguration(
    hnsw={
        "space": "cosine",
        "ef_construction": 100,
        "ef_search": 200,
        "max_neighbors": 32,
        "sync_threshold": LOGGED,
        "batch_size": BUFFERED,
    }
)


def build(folder: Path, embedder: str, dimensions: int) -> VectorStore:
    """Open, or make, the vectors kept in `folder` for one embedder; raises `ClerkError` where that fails."""
    return ChromaStore(folder, f"{embedder}-{dimensions}")


class ChromaStore:
    """A public search looks into the public collection alone, so that it needs no filter for access.

    Chroma keeps its graph in memory and does not see what another process writes (1.5.9 even fails on ids that were
    deleted there), so the folder is opened anew when its file has changed; a lock keeps that from a running search.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        """Open the folder; a collection is made when its first vector comes."""
        self._folder = folder
        self._suffix = suffix
        self._lock = threading.RLock()
        self._written = False
        self._open()

    def upsert(self, level: AccessLevel, ids: Sequence[str], documents: Sequence[str], vectors: Vectors) -> None:
        """Store vectors under `ids`, replacing any of the same id; `documents` names each one's document id."""
        with self._writing():
            collection = self._collection(level, create=True)
            for start in range(0, len(ids), BATCH):
                part = slice(start, start + BATCH)
                metadatas: list[Any] = [{"document": document} for document in documents[part]]
                collection.upsert(ids=list(ids[part]), embeddings=vectors[part], metadatas=metadatas)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        """Forget every vector of these documents, in every level."""
        gone = sorted(document_ids)
        with self._writing():
            for collection in self._existing(LEVELS):
                for start in range(0, len(gone), DELETED_AT_ONCE):
                    collection.delete(where=among(gone[start : start + DELETED_AT_ONCE]))

    def search(
        self, vector: Vectors, k: int, levels: Collection[AccessLevel], documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to `k` (chunk id, cosine), best first, each chunk once by its best window, within `levels`."""
        if k < 1 or (documents is not None and not documents):
            return []
        wanted = None if documents is None else frozenset(documents)
        with self._lock:
            self._see_changes()
            try:
                return self._search(vector, k, levels, wanted)
            except ChromaError:
                # Another process deleted what this graph still knows; once opened anew, a second failure is real.
                self._reopen()
                return self._search(vector, k, levels, wanted)

    def cosines(self, vector: Vectors, level: AccessLevel, ids: Sequence[str]) -> dict[str, float]:
        """Return how near `vector` each stored vector of these ids and this level is."""
        found: dict[str, float] = {}
        for held, vectors in self._rows(level, ids):
            found.update(zip(held, map(float, vectors @ vector), strict=True))
        return found

    def stored(self, level: AccessLevel, ids: Sequence[str]) -> Vectors:
        """Return the stored vectors of these ids and this level, a row each."""
        found = [vectors for _, vectors in self._rows(level, ids)]
        return np.concatenate(found) if found else np.zeros((0, 0), dtype=np.float32)

    def _rows(self, level: AccessLevel, ids: Sequence[str]) -> list[tuple[list[str], Vectors]]:
        """Read stored vectors with their ids, a batch at a time; ids that are not stored are passed over."""
        with self._lock:
            self._see_changes()
            batches = [
                collection.get(ids=list(ids[start : start + BATCH]), include=["embeddings"])
                for collection in self._existing([level])
                for start in range(0, len(ids), BATCH)
            ]
        return [(rows["ids"], np.asarray(rows["embeddings"], dtype=np.float32)) for rows in batches if rows["ids"]]

    def document_ids(self) -> dict[str, int]:
        """Return each stored document's id and its number of vectors."""
        counted: Counter[str] = Counter()
        with self._lock:
            self._see_changes()
            for collection in self._existing(LEVELS):
                for start in range(0, collection.count(), BATCH):
                    rows = collection.get(limit=BATCH, offset=start, include=["metadatas"])["metadatas"] or []
                    counted.update(str(row["document"]) for row in rows)
        return dict(counted)

    def count(self) -> int:
        """Return how many vectors are stored, in every level."""
        with self._lock:
            return sum(collection.count() for collection in self._existing(LEVELS))

    def close(self) -> None:
        """Let go of files and memory; what was written is settled first, so that every later run finds the same."""
        with self._lock:
            if self._written:
                self._settle()
            self._release()

    def _release(self) -> None:
        self._collections.clear()
        cast(Any, self._client).close()  # the declared type lacks what the client has

    def _settle(self) -> None:
        """Have the graph written whole; a process that is killed before leaves that to the next one that writes.

        What is still in Chroma's log is added to the graph anew at every opening, by threads in no fixed order: the
        same search would find slightly different neighbours from one run to the next.
        """
        self._written = False
        self._log_at_most(LEAST_LOGGED)
        self._reopen()
        for collection in self._existing(LEVELS):
            stored = collection.get(limit=1, include=["embeddings"])["embeddings"]
            if stored is not None and len(stored):
                collection.query(query_embeddings=cast(Any, stored), n_results=1, include=[])  # reads log and graph
        self._log_at_most(LOGGED)

    def _log_at_most(self, changes: int) -> None:
        limits: Any = {"sync_threshold": changes, "batch_size": min(changes, BUFFERED)}
        # Chroma warns of every collection that is given its vectors instead of an embedding function.
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            for collection in self._existing(LEVELS):
                collection.modify(configuration=UpdateCollectionConfiguration(hnsw=limits))

    def _open(self) -> None:
        self._collections: dict[AccessLevel, chromadb.Collection] = {}
        settings = Settings(anonymized_telemetry=False)
        try:
            self._client = chromadb.PersistentClient(path=str(self._folder), settings=settings)
        except (ChromaError, OSError, ValueError) as error:
            raise ClerkError(
                f"The vectors in {self._folder} cannot be opened ({error}). They can be made again from the catalogue: "
                f"move {self._folder} away, then run: clerk check --mend"
            ) from error
        self._seen = self._stamp()
        self._opened_at = time.monotonic()

    def _reopen(self) -> None:
        self._release()
        self._open()

    def _stamp(self) -> tuple[int, int]:
        """Return what changes whenever anyone writes; searching changes nothing."""
        file = (self._folder / "chroma.sqlite3").stat()
        return file.st_mtime_ns, file.st_size

    def _see_changes(self) -> None:
        """Open the folder anew where another process has written; while one writes on and on, not at every search."""
        if self._stamp() != self._seen and time.monotonic() - self._opened_at >= REOPENED_AFTER:
            self._reopen()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write alone, and know the change for one's own afterwards."""
        with self._lock:
            self._written = True
            yield
            self._seen = self._stamp()

    def _search(
        self, vector: Vectors, k: int, levels: Collection[AccessLevel], documents: frozenset[str] | None
    ) -> list[tuple[str, float]]:
        found = [hit for collection in self._existing(levels) for hit in nearest(collection, vector, k, documents)]
        return best_chunks(found, k)

    def _existing(self, levels: Collection[AccessLevel]) -> Iterator[chromadb.Collection]:
        """Give the collections of `levels` that have been made, strictest last."""
        for level in sorted(levels, key=lambda level: level.rank):
            try:
                yield self._collection(level, create=False)
            except NotFoundError:
                continue

    def _collection(self, level: AccessLevel, *, create: bool) -> chromadb.Collection:
        if level not in self._collections:
            name = _name(f"{level.value}-{self._suffix}")
            self._collections[level] = (
                self._client.get_or_create_collection(name, configuration=GRAPH, embedding_function=None)
                if create
                else self._client.get_collection(name, embedding_function=None)
            )
        return self._collections[level]


def _name(wanted: str) -> str:
    """Return a name that Chroma takes (3 to 512 of letters, digits, . _ -), still different for different wishes."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", wanted)
    if plain == wanted and len(plain) < 200:
        return plain
    return f"{plain[:150]}-{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"
