"""How fast files become a record, beside the embedder and the PDF reader run bare on the very same texts and files."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.bench import bare
from evals.bench.memory import peak_mib
from evals.errors import CouldNotRun
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings, cores
from vectorstore.catalogue.database import Database
from vectorstore.catalogue.writing import chunk_ids
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Chunk, Filters


@dataclass(frozen=True, kw_only=True, slots=True)
class IngestSpeed:
    """What was ingested, how fast, and as what share of the bare speeds; memory in MiB.

    `of_embedder` is the ingest's speed over that of the embedder alone on the same texts, `of_reader_and_embedder` over
    that of pypdf's text extraction and the embedder; 1 is as fast as bare, and both count their start-up. `_warm`
    compares the ingest, start-up and all, with a bare run that is warm already. `_cpu` compares processor time, which
    counts no waiting: look at it on a machine that is busy with other things.
    """

    cores: int
    files: int
    failed: int
    pages: int
    chunks: int
    texts: int
    seconds: float
    cpu_seconds: float
    chunks_per_second: float
    pages_per_second: float
    bare_embedder_chunks_per_second: float
    bare_embedder_texts_per_second: float
    bare_embedder_cpu_seconds: float
    of_embedder: float
    of_embedder_warm: float
    of_embedder_cpu: float
    bare_reader_and_embedder_seconds: float | None
    bare_reader_and_embedder_cpu_seconds: float | None
    of_reader_and_embedder: float | None
    of_reader_and_embedder_warm: float | None
    of_reader_and_embedder_cpu: float | None
    peak_mib: float
    worker_peak_mib: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ingested:
    seconds: float
    cpu_seconds: float
    pages: int
    files: int
    failed: int
    chunks: tuple[Chunk, ...]
    pdfs: tuple[Path, ...]
    memory: tuple[float, float]


def measure(paths: Sequence[Path], store: StoreSettings, settings: IngestSettings) -> IngestSpeed:
    """Ingest files and folders into a data folder of its own, then run the bare parts on the same texts.

    Raises CouldNotRun when nothing in the paths could be ingested.
    """
    with tempfile.TemporaryDirectory(prefix="clerk-bench-") as folder:
        done = _ingest(paths, store.model_copy(update={"data": Path(folder)}), settings)
    if not done.chunks:
        raise CouldNotRun("Nothing in these paths could be ingested, so there is no speed to measure.")
    texts = tuple(text for chunk in done.chunks for text in chunk.embedding_texts)
    embedding = bare.best(bare.Load(pdfs=(), texts=texts), store)
    both = bare.best(bare.Load(pdfs=done.pdfs, texts=texts), store) if done.pdfs else None
    return IngestSpeed(
        cores=cores(),
        files=done.files,
        failed=done.failed,
        pages=done.pages,
        chunks=len(done.chunks),
        texts=len(texts),
        seconds=round(done.seconds, 2),
        cpu_seconds=round(done.cpu_seconds, 2),
        chunks_per_second=round(len(done.chunks) / done.seconds, 1),
        pages_per_second=round(done.pages / done.seconds, 1),
        bare_embedder_chunks_per_second=round(len(done.chunks) / embedding.warm_seconds, 1),
        bare_embedder_texts_per_second=round(len(texts) / embedding.warm_seconds, 1),
        bare_embedder_cpu_seconds=round(embedding.cpu_seconds, 2),
        of_embedder=round(embedding.seconds / done.seconds, 3),
        of_embedder_warm=round(embedding.warm_seconds / done.seconds, 3),
        of_embedder_cpu=round(embedding.cpu_seconds / done.cpu_seconds, 3),
        bare_reader_and_embedder_seconds=round(both.seconds, 2) if both else None,
        bare_reader_and_embedder_cpu_seconds=round(both.cpu_seconds, 2) if both else None,
        of_reader_and_embedder=round(both.seconds / done.seconds, 3) if both else None,
        of_reader_and_embedder_warm=round(both.warm_seconds / done.seconds, 3) if both else None,
        of_reader_and_embedder_cpu=round(both.cpu_seconds / done.cpu_seconds, 3) if both else None,
        peak_mib=done.memory[0],
        worker_peak_mib=done.memory[1],
    )


def _ingest(paths: Sequence[Path], store: StoreSettings, settings: IngestSettings) -> _Ingested:
    with open_index(store) as index:
        start, cpu = time.perf_counter(), _cpu_seconds()
        report = ingest_many(paths, index, settings)
        seconds, cpu = time.perf_counter() - start, _cpu_seconds() - cpu
        cards = index.catalogue.documents(Filters(levels=OFFICER_READER))
        return _Ingested(
            seconds=seconds,
            cpu_seconds=cpu,
            pages=sum(card.pages for card in cards),
            files=len(report.files),
            failed=len(report.failed),
            chunks=_stored_chunks(store.data, index),
            pdfs=tuple(Path(card.source) for card in cards if card.source.lower().endswith(".pdf")),
            memory=peak_mib(),
        )


def _cpu_seconds() -> float:
    """Return the processor time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _stored_chunks(folder: Path, index: Index) -> tuple[Chunk, ...]:
    """Return every stored chunk, in order of documents and their text."""
    cards = index.catalogue.documents(Filters(levels=OFFICER_READER))
    database = Database(folder, create=False)
    with database.reading() as connection:
        ids = [chunk_id for card in cards for chunk_id in chunk_ids(connection, card.id)]
    database.close()
    chunks = index.catalogue.chunks(ids)
    return tuple(chunks[chunk_id] for chunk_id in ids)
