from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.pdf import gate
from tests.ingest.papers import write_pdf


def test_a_sound_file_is_let_in_with_its_title_and_number_of_pages(tmp_path: Path) -> None:
    found = gate.admitted(write_pdf(tmp_path / "a.pdf", ["One"], ["Two"], title="Two pages"))
    assert (found.pages, found.faults, found.title) == (2, {}, "Two pages")


def test_a_page_of_too_many_drawing_instructions_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "MAX_CONTENT", 50)
    with pytest.raises(UnreadableFile) as caught:
        gate.admitted(write_pdf(tmp_path / "a.pdf", ["Words on a page"]))
    assert "Page 1" in caught.value.why and caught.value.fix


def test_a_file_of_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MAX_PAGES", 1)
    with pytest.raises(UnreadableFile, match="2 pages"):
        gate.admitted(write_pdf(tmp_path / "a.pdf", ["One"], ["Two"]))


def test_pypdfs_remarks_on_small_faults_stay_off_the_screen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = write_pdf(tmp_path / "a.pdf", ["Words on a page"]).read_bytes()
    path = tmp_path / "b.pdf"
    path.write_bytes(whole.replace(b"startxref\n", b"startxref\n9"))
    gate.admitted(path)
    assert capfd.readouterr().err == ""
