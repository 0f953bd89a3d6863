from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import CannotIngest
from ingest.pipeline import ingest_file, ingest_many
from ingest.settings import IngestSettings
from ingest.types import IngestReport, Outcome, Progress
from tests.ingest.papers import MINUTES, REPORT, write_docx, write_pdf, write_picture_pdf
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Filters

SETTINGS = IngestSettings(embedder="hashing", workers=2)
CLERK = (sys.executable, "-c", "from api.cli import main; main()")


def opened(folder: Path) -> Index:
    return open_index(StoreSettings(data=folder, embedder="hashing"))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, a PDF, a Word file and four that cannot be read."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "report.txt").write_text(REPORT)
    (papers / "minutes.md").write_text(MINUTES)
    write_pdf(papers / "quay.pdf", ["Cabinet", "11 June 2025", "1.1 The Quay will be sold."], ["1.2 In the autumn."])
    write_docx(papers / "parking.docx")
    (papers / "empty.txt").touch()
    (papers / "wrong.pdf").write_text("These are words and no PDF.")
    write_picture_pdf(papers / "scan.pdf")
    (papers / "sheet.ods").write_bytes(b"PK\x03\x04")
    return papers


def many_papers(folder: Path, count: int, length: int = 12) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        more = "\n".join(
            f"- 3.{i + 3} Paper {number} says this for the {i}th time, in as many words." for i in range(length)
        )
        (folder / f"paper{number:02}.txt").write_text(REPORT.replace("Next steps", f"{more}\n\nNext steps"))
    return folder


def outcomes(report: IngestReport) -> dict[str, str]:
    return {file.path.name: file.outcome.value for file in report.files}


def names(index: Index) -> list[str]:
    return sorted(info.name for info in index.catalogue.documents(Filters(levels=OFFICER_READER)))


def test_what_can_be_read_is_added_and_the_rest_reported_with_what_to_do(index: Index, folder: Path) -> None:
    report = ingest_many([folder], index, SETTINGS)
    assert outcomes(report) == {
        "empty.txt": "failed",
        "minutes.md": "added",
        "parking.docx": "added",
        "quay.pdf": "added",
        "report.txt": "added",
        "scan.pdf": "failed",
        "sheet.ods": "skipped",
        "wrong.pdf": "failed",
    }
    assert all(file.why and file.fix for file in report.failed)
    assert names(index) == ["minutes.md", "parking.docx", "quay.pdf", "report.txt"]


def test_the_same_files_again_are_unchanged_and_need_no_model(index: Index, folder: Path, tmp_path: Path) -> None:
    ingest_many([folder], index, SETTINGS)
    script = (
        "import sys\nfrom pathlib import Path\nfrom tests.ingest.test_pipeline import *\n"
        f"with opened(Path({str(tmp_path / 'data')!r})) as index:\n"
        f"    report = ingest_many([Path({str(folder)!r}) / 'report.txt'], index, SETTINGS)\n"
        "print([file.outcome.value for file in report.files], 'chromadb' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("['unchanged'] False")


def test_a_changed_file_replaces_its_old_chunks(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    ingest_file(path, index, SETTINGS)
    path.write_text(REPORT.replace("1,612", "1,377"))
    assert ingest_file(path, index, SETTINGS).outcome is Outcome.REPLACED
    assert index.lexical.search("1,612", 5, PUBLIC_READER) == []
    assert len(index.lexical.search("1,377", 5, PUBLIC_READER)) == 1
    assert index.check() == []


def test_the_same_content_under_another_path_is_a_copy(index: Index, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(REPORT)
    report = ingest_many([tmp_path / "one.txt", tmp_path / "two.txt"], index, SETTINGS)
    assert outcomes(report) == {"one.txt": "added", "two.txt": "copy"}
    assert len(index.catalogue.documents(Filters())) == 1


def test_a_paper_that_holds_the_words_of_another_is_reported_as_its_near_copy(index: Index, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    ingest_many([tmp_path / "report.txt"], index, SETTINGS)
    (tmp_path / "again.md").write_text(REPORT.replace("- ", "• "))
    (tmp_path / "later.txt").write_text(REPORT.replace("1,612", "1,377"))
    report = ingest_many([tmp_path], index, SETTINGS)
    notes = {file.path.name: file.note for file in report.files}
    assert notes["again.md"] == "Near-copy of report.txt: one of them answers, both can be opened."
    assert notes["later.txt"] == ""
    assert len(index.lexical.search("1,612", 5, PUBLIC_READER, index.catalogue.document_ids(Filters()))) == 1


def test_another_level_of_access_is_another_reading(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    ingest_file(path, index, SETTINGS)
    exempt = SETTINGS.model_copy(update={"access": AccessLevel.EXEMPT})
    assert ingest_file(path, index, exempt).outcome is Outcome.REPLACED
    assert index.catalogue.documents(Filters(levels=PUBLIC_READER)) == ()


def test_a_file_that_turns_bad_keeps_the_version_that_was_read(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    ingest_file(path, index, SETTINGS)
    path.write_text("")
    assert ingest_file(path, index, SETTINGS).outcome is Outcome.FAILED
    assert len(index.lexical.search("1,612", 5, PUBLIC_READER)) == 1


def test_nothing_that_exists_cannot_be_ingested(index: Index, tmp_path: Path) -> None:
    with pytest.raises(CannotIngest):
        ingest_many([tmp_path / "nothing"], index, SETTINGS)


def test_workers_store_what_one_process_stores(tmp_path: Path) -> None:
    papers = many_papers(tmp_path / "papers", 40, length=30)
    digests = []
    for workers in (1, 2):
        with opened(tmp_path / f"data{workers}") as index:
            report = ingest_many([papers], index, SETTINGS.model_copy(update={"workers": workers}))
            assert report.count(Outcome.ADDED) == 40
            digests.append(index.state_digest())
    assert digests[0] == digests[1]


def test_progress_only_grows_and_ends_at_the_whole(index: Index, tmp_path: Path) -> None:
    papers = many_papers(tmp_path / "papers", 40, length=30)
    stands: list[Progress] = []
    report = ingest_many([papers], index, SETTINGS, stands.append)
    assert stands[-1].files_done == stands[-1].files == 40
    assert stands[-1].share == pytest.approx(1)
    assert stands[-1].chunks == sum(file.chunks for file in report.files)
    assert [stand.files_done for stand in stands] == sorted(stand.files_done for stand in stands)


def test_workers_with_another_embedder_than_the_store_are_refused(index: Index, tmp_path: Path) -> None:
    papers = many_papers(tmp_path / "papers", 40, length=30)
    with pytest.raises(CannotIngest, match="CLERK_EMBEDDER"):
        ingest_many([papers], index, SETTINGS.model_copy(update={"embedder": "onnx"}))


@pytest.mark.skipif(sys.platform != "linux", reason="looks for orphans in /proc")
def test_a_run_killed_at_any_moment_and_run_again_ends_as_a_clean_run(tmp_path: Path) -> None:
    papers = many_papers(tmp_path / "papers", 30, length=40)
    with opened(tmp_path / "clean") as index:
        ingest_many([papers], index, SETTINGS)
        clean = index.state_digest()
    for stored in (0, 3, 17):
        data = tmp_path / f"killed-at-{stored}"
        ingested = _started(papers, data)
        _wait_for(stored, data, ingested)
        os.kill(ingested.pid, signal.SIGKILL)
        ingested.wait()
        _assert_no_orphans(ingested.pid)
        again = _started(papers, data)
        assert again.wait(timeout=120) == 0
        with opened(data) as index:
            assert index.state_digest() == clean
            assert index.check() == []


def _started(papers: Path, data: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"CLERK_EMBEDDER": "hashing"}
    command = [*CLERK, "ingest", str(papers), "--data", str(data), "--workers", "2"]
    return subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)


def _wait_for(stored: int, data: Path, ingested: subprocess.Popen[bytes]) -> None:
    """Return as soon as so many papers are in the catalogue of a run that still goes on."""
    while ingested.poll() is None:
        with contextlib.suppress(sqlite3.OperationalError):
            reading = sqlite3.connect(f"file:{data / 'clerk.sqlite'}?mode=ro", uri=True)
            with contextlib.closing(reading):
                if reading.execute("SELECT count(*) FROM sources").fetchone()[0] >= stored:
                    return
        time.sleep(0.01)
    pytest.fail("the run ended before it could be killed")


def _assert_no_orphans(session: int) -> None:
    """Every process of the session is gone within ten seconds."""
    until = time.monotonic() + 10
    while left := _of_session(session):
        assert time.monotonic() < until, f"processes {left} outlived their parent"
        time.sleep(0.1)


def _of_session(session: int) -> list[int]:
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def test_what_could_not_be_read_is_kept_with_what_to_do_until_it_is_read_or_gone(index: Index, folder: Path) -> None:
    ingest_many([folder, folder / "misspelt.txt"], index, SETTINGS)
    kept = {one.name: one for one in index.journal.failures()}
    assert sorted(kept) == ["empty.txt", "scan.pdf", "sheet.ods", "wrong.pdf"]
    assert all(one.why and one.fix for one in kept.values())
    assert [one.name for one in kept.values() if one.skipped] == ["sheet.ods"]
    (folder / "empty.txt").write_text(REPORT.replace("1,612", "1,377"))
    (folder / "wrong.pdf").unlink()
    (folder / "sheet.ods").rename(folder.parent / "moved.ods")
    ingest_many([folder / "report.txt"], index, SETTINGS)
    assert [one.name for one in index.journal.failures()] == ["empty.txt", "scan.pdf"]
    ingest_many([folder], index, SETTINGS)
    assert [one.name for one in index.journal.failures()] == ["scan.pdf"]


def test_a_file_that_is_read_again_as_it_was_is_no_failure_any_more(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    ingest_file(path, index, SETTINGS)
    path.write_text("")
    assert ingest_file(path, index, SETTINGS).outcome is Outcome.FAILED
    assert [one.version for one in index.journal.failures()] == [1]
    path.write_text(REPORT)
    assert ingest_file(path, index, SETTINGS).outcome is Outcome.UNCHANGED
    assert index.journal.failures() == ()
