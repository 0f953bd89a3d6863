from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.errors import CannotIngest
from ingest.types import Outcome
from ingest.walking import find_files


def test_folders_are_walked_in_order_of_path_without_hidden_entries(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.md", "a/.hidden.txt", ".git/three.txt", "b/~$four.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert find_files([tmp_path]).files == (tmp_path / "a/one.md", tmp_path / "b/two.txt")


def test_endings_that_no_reader_takes_are_skipped_in_a_folder_and_kept_when_named(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.ods"
    sheet.touch()
    in_folder = find_files([tmp_path])
    assert in_folder.files == ()
    assert [(report.path, report.outcome) for report in in_folder.reports] == [(sheet, Outcome.SKIPPED)]
    assert find_files([sheet]).files == (sheet,)


def test_a_path_that_is_not_there_is_reported_and_the_rest_still_found(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.touch()
    found = find_files([tmp_path / "nothing", paper, tmp_path])
    assert found.files == (paper,)
    assert found.reports == ()
    assert [report.outcome for report in found.missing] == [Outcome.FAILED]


def test_a_name_that_cannot_be_written_down_is_reported_and_the_rest_still_found(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").touch()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).touch()
    found = find_files([tmp_path])
    assert found.files == (tmp_path / "paper.txt",)
    (report,) = found.reports
    assert (report.path.name, report.outcome) == ("caf\N{REPLACEMENT CHARACTER}.txt", Outcome.FAILED)
    assert "Rename" in report.fix


def test_nothing_that_exists_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotIngest, match="does not exist"):
        find_files([tmp_path / "nothing"])
