from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from ingest import reading_process
from ingest.errors import UnreadableFile
from ingest.settings import IngestSettings
from ingest.types import Prepared
from tests.ingest.papers import REPORT

SETTINGS = IngestSettings(embedder="hashing")


def answered(path: Path) -> tuple[Prepared | UnreadableFile, bool]:
    result, sound = pickle.loads(reading_process.answer(path, "d1", SETTINGS))
    return result, sound


def test_a_file_that_is_read_leaves_the_process_sound(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    result, sound = answered(path)
    assert isinstance(result, Prepared) and sound


def test_a_file_that_its_reader_refuses_leaves_the_process_sound(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    result, sound = answered(path)
    assert isinstance(result, UnreadableFile) and sound


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "more than 1,024 MB of memory"),
        (RecursionError("maximum recursion depth exceeded"), "nested too deeply"),
        (KeyError("Kids"), "KeyError 'Kids'; test_reading_process.py, line"),
    ],
)
def test_whatever_a_library_raises_becomes_a_refusal_that_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, said: str
) -> None:
    def fail(*_: object) -> Prepared:
        raise error

    monkeypatch.setattr(reading_process, "prepare", fail)
    result, sound = answered(tmp_path / "paper.pdf")
    assert isinstance(result, UnreadableFile)
    assert said in result.why and result.fix
    assert not sound
