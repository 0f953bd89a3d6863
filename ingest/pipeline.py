"""From files to stored chunks: the one path, resumable at any point, since each file becomes current in one step.

Reading happens in processes of their own, embedding in worker processes where there is much; this process alone writes.
A run that was killed leaves each file either as it was or as it is now, and the next run does the rest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.chunkers.base import Chunker
from ingest.errors import UnreadableFile
from ingest.gates import refuse_large
from ingest.guarding import Guard
from ingest.identity import job_of
from ingest.pool import Done, Pool
from ingest.preparing import chunker_of
from ingest.settings import IngestSettings
from ingest.types import FileReport, IngestReport, Job, OnProgress, Outcome, Prepared, Progress
from ingest.walking import find_files
from vectorstore.embedders.base import Vectors
from vectorstore.index import Index, NewVersion

# Starting workers takes about two seconds, in which this process embeds as much by itself.
SMALL_RUN = 80_000


def ingest_file(path: Path, index: Index, settings: IngestSettings) -> FileReport:
    """Bring one file's stored version up to date; this process embeds it."""
    known = _known(path, index, chunker_of(settings), settings)
    if isinstance(known, FileReport):
        return known
    with Guard(settings) as guard:
        return _ingested(known, index, guard)


def _ingested(job: Job, index: Index, guard: Guard) -> FileReport:
    begun = time.perf_counter()
    try:
        prepared = guard.read(job.path, job.document_id)
    except UnreadableFile as error:
        return _failed(index, job.path, error, begun)
    vectors = index.embedder.embed_documents(prepared.texts)
    return replace(_stored(index, job, prepared, vectors), seconds=time.perf_counter() - begun)


def ingest_many(
    paths: Iterable[Path], index: Index, settings: IngestSettings, on_progress: OnProgress | None = None
) -> IngestReport:
    """Bring files and folders up to date; what cannot be read is reported and the rest still ingested.

    Raises CannotIngest where nothing that was named exists. What an earlier, killed run left undone is mended first.
    """
    begun = time.perf_counter()
    index.mend(thorough=False)
    found = find_files(paths)
    _strike_gone(index)
    for report in found.reports:
        skipped = report.outcome is Outcome.SKIPPED
        index.journal.failed(os.path.realpath(report.path), why=report.why, fix=report.fix, skipped=skipped)
    chunker = chunker_of(settings)
    reports: list[FileReport] = [*found.reports, *found.missing]
    jobs: list[Job] = []
    for path in found.files:
        known = _known(path, index, chunker, settings)
        reports.append(known) if isinstance(known, FileReport) else jobs.append(known)
    reports += _run(jobs, index, settings, on_progress or (lambda progress: None))
    return IngestReport(
        files=tuple(sorted(reports, key=lambda report: report.path)), seconds=time.perf_counter() - begun
    )


def _known(path: Path, index: Index, chunker: Chunker, settings: IngestSettings) -> FileReport | Job:
    """Report a file that is stored as it stands, under this path or another; else the job that it makes."""
    begun = time.perf_counter()
    try:
        refuse_large(path, settings.limits)
        job = job_of(path, chunker, settings)
    except UnreadableFile as error:
        return _failed(index, path, error, begun)
    except OSError as error:
        refused = UnreadableFile(f"It cannot be opened ({error.strerror or error}).", fix="Check that you may read it.")
        return _failed(index, path, refused, begun)
    state = index.source(job.key)
    if state is not None and state.signature == job.signature:
        index.journal.strike({job.key})
        return FileReport(path=path, outcome=Outcome.UNCHANGED, seconds=time.perf_counter() - begun)
    document_id = index.find(job.signature)
    return _linked(index, job, document_id, begun) if document_id else job


def _linked(index: Index, job: Job, document_id: str, begun: float) -> FileReport:
    outcome = Outcome(index.link(job.key, job.digest, job.signature, document_id))
    return FileReport(path=job.path, outcome=outcome, seconds=time.perf_counter() - begun)


def _run(jobs: Sequence[Job], index: Index, settings: IngestSettings, tell: OnProgress) -> Iterator[FileReport]:
    """Do the jobs, each content once: the second path of a content in the same run is a copy of the first."""
    first: dict[str, Job] = {}
    for job in jobs:
        first.setdefault(job.signature, job)
    twins = [job for job in jobs if first[job.signature] is not job]
    small = sum(job.size for job in first.values()) <= SMALL_RUN or settings.workers == 1
    yield from (_here if small else _in_pool)(list(first.values()), index, settings, tell)
    for job in twins:
        begun = time.perf_counter()
        document_id = index.find(job.signature)
        yield _linked(index, job, document_id, begun) if document_id else ingest_file(job.path, index, settings)


def _here(jobs: Sequence[Job], index: Index, settings: IngestSettings, tell: OnProgress) -> Iterator[FileReport]:
    if not jobs:
        return
    chunks = 0
    with Guard(settings) as guard:
        for done, job in enumerate(jobs, 1):
            report = _ingested(job, index, guard)
            chunks += report.chunks
            tell(Progress(files_done=done, files=len(jobs), share=done / len(jobs), chunks=chunks, path=job.path))
            yield report


def _in_pool(jobs: Sequence[Job], index: Index, settings: IngestSettings, tell: OnProgress) -> Iterator[FileReport]:
    """The largest files first, so that no core is left waiting for one at the end."""
    ordered = sorted(jobs, key=lambda job: (-job.size, job.key))
    total = sum(job.size for job in ordered) or 1
    done, size, chunks = 0, 0, 0
    with Pool(settings, embedder_name=index.embedder.name) as pool:
        for ended in pool.run(ordered):
            if ended is not None:
                report = _report_of(ended, index)
                done, size, chunks = done + 1, size + ended.job.size, chunks + report.chunks
                yield report
            more_size, more_chunks = pool.under_way
            share, so_far = (size + more_size) / total, chunks + round(more_chunks)
            tell(Progress(files_done=done, files=len(ordered), share=share, chunks=so_far))


def _report_of(ended: Done, index: Index) -> FileReport:
    if ended.error is not None:
        return replace(_failed(index, ended.job.path, ended.error), seconds=ended.seconds)
    assert ended.prepared is not None and ended.vectors is not None
    return replace(_stored(index, ended.job, ended.prepared, ended.vectors), seconds=ended.seconds)


def _stored(index: Index, job: Job, prepared: Prepared, vectors: Vectors) -> FileReport:
    new = NewVersion(
        source=job.key,
        digest=job.digest,
        signature=job.signature,
        document=prepared.document,
        blocks=prepared.blocks,
        chunks=prepared.chunks,
        vectors=vectors,
        records=prepared.records,
        sketch=prepared.sketch,
        page_words=prepared.page_words,
    )
    outcome = Outcome(index.put(new))
    note = " ".join(part for part in (prepared.note, _copies(index, prepared)) if part)
    return FileReport(path=job.path, outcome=outcome, chunks=len(prepared.chunks), note=note)


def _copies(index: Index, prepared: Prepared) -> str:
    """Say which stored papers hold the same words; whoever ingests a paper may see all of its level."""
    found = index.catalogue.document(prepared.document.id, {prepared.document.access.level}).copies
    names = dict.fromkeys(copy.name for copy in found if copy.document_id != prepared.document.id)
    return f"Near-copy of {', '.join(names)}: one of them answers, both can be opened." if names else ""


def _strike_gone(index: Index) -> None:
    """Forget failures of files that are no longer there; a paper that was read stays, whatever became of its file."""
    index.journal.strike({one.source for one in index.journal.failures() if not os.path.lexists(one.source)})


def _failed(index: Index, path: Path, error: UnreadableFile, begun: float | None = None) -> FileReport:
    """Report a file that could not be read, and note it for who asks later."""
    index.journal.failed(os.path.realpath(path), why=error.why, fix=error.fix)
    seconds = time.perf_counter() - begun if begun is not None else 0.0
    return FileReport(path=path, outcome=Outcome.FAILED, why=error.why, fix=error.fix, seconds=seconds)
