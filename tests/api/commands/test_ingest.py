from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ingest.errors import CannotIngest
from tests.ingest.papers import REPORT
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import Filters

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLERK_EMBEDDER", "hashing")


def run(command: str, *arguments: object) -> Result:
    return RUNNER.invoke(import_module(f"api.commands.{command}").app, [str(argument) for argument in arguments])


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


def test_a_paper_is_added_and_then_unchanged(paper: Path, tmp_path: Path) -> None:
    first = run("ingest", paper, "--data", tmp_path / "data")
    assert (first.exit_code, first.output.split(":")[0]) == (0, "added")
    second = run("ingest", paper, "--data", tmp_path / "data")
    assert (second.exit_code, second.output) == (0, "1 unchanged\n")


def test_a_run_in_which_a_file_fails_ends_with_one(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    done = run("ingest", tmp_path / "empty.pdf", paper, "--data", tmp_path / "data")
    assert done.exit_code == 1
    assert "empty.pdf: It is empty (0 bytes)." in done.output
    assert "1 added, 1 failed" in done.output


def test_a_run_that_cannot_begin_ends_with_two(tmp_path: Path) -> None:
    done = run("ingest", tmp_path / "nothing", "--data", tmp_path / "data")
    assert isinstance(done.exception, CannotIngest)
    assert done.exception.exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_data_folder_that_cannot_be_written_is_refused(paper: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o500)
    assert isinstance(run("ingest", paper, "--data", data).exception, CannotIngest)


def test_a_data_folder_that_is_a_file_is_refused(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    assert isinstance(run("ingest", paper, "--data", tmp_path / "data").exception, CannotIngest)


def test_the_level_of_access_can_be_set(paper: Path, tmp_path: Path) -> None:
    assert run("ingest", paper, "--access", "exempt", "--data", tmp_path / "data").exit_code == 0
    assert run("documents", "--json", "--data", tmp_path / "data").output == "[]\n"
    assert '"access": "exempt"' in run("documents", "--json", "--as", "officer", "--data", tmp_path / "data").output


def test_confidential_papers_wait_to_be_asked_for(paper: Path, tmp_path: Path) -> None:
    refused = run("ingest", paper, "--access", "confidential", "--data", tmp_path / "data")
    assert refused.exit_code == 1
    assert "--allow-confidential" in refused.output
    allowed = run("ingest", paper, "--access", "confidential", "--allow-confidential", "--data", tmp_path / "data")
    assert allowed.exit_code == 0


def test_documents_are_listed_with_what_is_known_of_them(paper: Path, tmp_path: Path) -> None:
    run("ingest", paper, "--data", tmp_path / "data")
    line = run("documents", "--data", tmp_path / "data").output.rstrip("\n").split("\t")
    assert line[:4] == [
        "report.txt",
        "Repairs and damp in council homes",
        "Housing Overview and Scrutiny Committee",
        "2025-03-05",
    ]
    assert line[4:6] == ["report", "public"]


def test_a_sound_record_checks_out_and_a_missing_one_cannot_be_checked(paper: Path, tmp_path: Path) -> None:
    run("ingest", paper, "--data", tmp_path / "data")
    checked = run("check", "--data", tmp_path / "data")
    assert (checked.exit_code, checked.output) == (0, "All that is stored agrees.\n")
    missing = run("check", "--data", tmp_path / "nothing")
    assert isinstance(missing.exception, CannotIngest)


def test_vectors_that_are_gone_are_found_and_mended(paper: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("ingest", paper, "--data", data)
    with open_index(StoreSettings(data=data)) as index:
        index.vectors.delete_documents([info.id for info in index.catalogue.documents(Filters())])
    assert run("check", "--data", data).exit_code == 1
    mended = run("check", "--mend", "--data", data)
    assert mended.exit_code == 0
    assert "mended" in mended.output
