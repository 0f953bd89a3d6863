from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.limits import Limits
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from ingest.types import FileReport, IngestReport, Outcome
from tests.ingest.hostile import HOSTILE, MB
from tests.ingest.papers import MINUTES, REPORT
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER, Filters

SETTINGS = IngestSettings(embedder="hashing", workers=1, limits=Limits(memory_mb=512, cpu_seconds=10, seconds=60))
SAID = {
    "bomb.docx": r"unpacks to far more than its size \(60 MB, mostly word/document\.xml\)",
    "parts.docx": r"11,003 parts, more than 10,000",
    "entities.docx": r"word/document\.xml declares entities",
    "nested.docx": r"Excessive depth|nested too deeply",
    "columns.xlsx": r"more than 512 MB of memory",
    "bomb.xlsx": r"unpacks to far more than its size",
    "endless.pdf": r"cyclic page references",
    "deep.pdf": r"page tree depth",
    "unpacks.pdf": r"None of its 1 pages can be read \(Limit reached while decompressing",
    "long.pdf": r"Page 1 holds 33 MB of drawing instructions",
    "itself.pdf": r"ended the process that did.*It was at page 1\.",
    "picture.pdf": r"no text layer",
    "pages.pdf": r"10,?000 pages, more than 5,?000",
    "gigabyte.txt": r"1,024 MB large, more than 200 MB",
    "endless.txt": r"25\.0 million characters, more than 20 million",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every hostile file, and two honest ones among them."""
    papers = tmp_path_factory.mktemp("papers")
    for name, write in HOSTILE.items():
        write(papers / name)
    (papers / "minutes.md").write_text(MINUTES)
    (papers / "report.txt").write_text(REPORT)
    return papers


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with open_index(StoreSettings(data=tmp_path_factory.mktemp("data"), embedder="hashing")) as found:
        yield found


@pytest.fixture(scope="module")
def report(folder: Path, index: Index) -> IngestReport:
    """Read the folder, in which one hostile file's path held a paper before."""
    turned = folder / "endless.txt"
    hostile = turned.read_bytes()
    turned.write_text(REPORT.replace("1,612", "1,377"))
    ingest_many([turned], index, SETTINGS)
    turned.write_bytes(hostile)
    return ingest_many([folder], index, SETTINGS)


def of(report: IngestReport, name: str) -> FileReport:
    return next(file for file in report.files if file.path.name == name)


def test_the_files_are_small_but_for_those_that_are_only_long(folder: Path) -> None:
    assert (folder / "unpacks.pdf").stat().st_size < 4096
    assert all(path.stat().st_size < 3 * MB for path in folder.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_fails_alone_with_what_happened_and_what_to_do(report: IngestReport, name: str) -> None:
    file = of(report, name)
    assert file.outcome is Outcome.FAILED
    assert file.why and file.fix
    assert file.seconds < 15


@pytest.mark.parametrize("name", SAID)
def test_what_happened_is_said_in_words_of_its_own(report: IngestReport, name: str) -> None:
    assert re.search(SAID[name], of(report, name).why)


def test_the_honest_files_of_the_run_are_stored(report: IngestReport, index: Index) -> None:
    assert of(report, "minutes.md").outcome is Outcome.ADDED
    assert of(report, "report.txt").outcome is Outcome.ADDED
    assert len(index.catalogue.documents(Filters())) == 3


def test_what_a_path_held_before_it_turned_hostile_goes_on_answering(report: IngestReport, index: Index) -> None:
    assert of(report, "endless.txt").outcome is Outcome.FAILED
    assert len(index.lexical.search("1,377", 5, PUBLIC_READER)) == 1
    assert index.check() == []


def test_a_damaged_paper_is_refused(shared: Path, index: Index) -> None:
    damaged = sorted((shared / "pdfs").glob("*CORRUPT*.pdf"))
    if not damaged:
        pytest.skip("no damaged paper among the real ones")
    report = ingest_many(damaged, index, SETTINGS)
    assert len(report.failed) == len(damaged)
    assert all(file.why and file.fix for file in report.failed)
