from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

from ingest.chunkers.structural import build
from ingest.identity import job_of
from ingest.pool import Done, Pool
from ingest.settings import IngestSettings
from tests.ingest.papers import REPORT
from vectorstore.embedders import hashing

SETTINGS = IngestSettings(embedder="hashing", workers=2)


def written(folder: Path, count: int) -> list[Path]:
    for number in range(count):
        (folder / f"paper{number}.txt").write_text(REPORT.replace("1,612", f"{number} and more"))
    return sorted(folder.glob("*.txt"))


def pool() -> Pool:
    return Pool(SETTINGS, embedder_name=hashing.build().name)


def test_every_job_ends_once_with_a_vector_a_window(tmp_path: Path) -> None:
    jobs = [job_of(path, build(), SETTINGS) for path in written(tmp_path, 9)]
    with pool() as running:
        done = [ended for ended in running.run(jobs) if ended]
    assert sorted(ended.job.key for ended in done) == sorted(job.key for job in jobs)
    for ended in done:
        assert ended.prepared is not None and ended.vectors is not None
        assert len(ended.vectors) == len(ended.prepared.texts)


def test_a_file_that_cannot_be_read_ends_with_its_error_and_the_rest_with_theirs(tmp_path: Path) -> None:
    paths = written(tmp_path, 3)
    paths[1].write_bytes(b"%PDF-1.4")
    jobs = [job_of(path, build(), SETTINGS) for path in paths]
    with pool() as running:
        done = {ended.job.path: ended for ended in running.run(jobs) if ended}
    assert [bool(done[path].error) for path in paths] == [False, True, False]


def test_a_worker_that_dies_takes_no_file_with_it(tmp_path: Path) -> None:
    jobs = [job_of(path, build(), SETTINGS) for path in written(tmp_path, 12)]
    done: list[Done] = []
    with pool() as running:
        for ended in running.run(jobs):
            if ended and not done:
                os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
            done += [ended] if ended else []
    assert sorted(ended.job.key for ended in done) == sorted(job.key for job in jobs)
    assert not any(ended.error for ended in done)
