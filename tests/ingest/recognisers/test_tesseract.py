from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.pdf.pages import opened
from ingest.pdf.pictures import drawn
from ingest.recognisers.base import NotRecognised, Picture
from ingest.recognisers.tesseract import build
from tests.ingest.papers import write_scan_pdf

WORDS = ("The Quay car park will close on Monday.", "It will open again in September 2025.")
BLANK = Picture(width=30, height=20, dpi=300, dots=b"\xff" * 600)


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program called tesseract first on the path."""
    (folder / "tesseract").write_text(f"#!{sys.executable}\nimport sys, time\n{script}\n")
    (folder / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def test_printed_words_are_recognised_line_by_line_and_surely(tesseract: str, tmp_path: Path) -> None:
    with opened(write_scan_pdf(tmp_path / "scan.pdf", WORDS)) as document:
        picture = drawn(document, 0)
    found = build("eng").recognise(picture)
    assert found.text.split("\n") == list(WORDS)
    assert found.confidence > 0.85
    assert [found.text[start:end] for start, end, *_ in found.places] == found.text.split()
    for _, _, left, top, right, bottom in found.places:
        rows = (picture.dots[row * picture.width :][left:right] for row in range(top, bottom))
        assert sum(dot < 128 for row in rows for dot in row) > 0.1 * (right - left) * (bottom - top)


def test_a_language_that_is_not_installed_is_named(tesseract: str) -> None:
    recogniser = build("eng+tlh")
    assert recogniser.obstacle == "To have it recognised here, install tesseract-ocr-tlh."
    assert recogniser.name == "none"


def test_where_the_program_is_missing_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    recogniser = build("eng")
    assert "apt-get install tesseract-ocr" in (recogniser.obstacle or "")
    assert recogniser.name == "none"


def test_words_are_put_together_by_line_and_paragraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["level\tpage_num", *(f"5\t1\t1\t{at}\t9\t9\t9\t9\t{said}" for at, said in (
        ("1\t1\t1", "90\tThe"), ("1\t1\t2", "96\tQuay"), ("1\t2\t1", "90\tcloses."), ("2\t1\t1", "60\tYes"),
        ("2\t1\t2", "-1\t "),
    ))]  # fmt: skip
    program(tmp_path, f"print({chr(10).join(rows)!r})", monkeypatch)
    found = build("eng").recognise(BLANK)
    assert found.text == "The Quay\ncloses.\n\nYes"
    assert [place[:2] for place in found.places] == [(0, 3), (4, 8), (9, 16), (18, 21)]
    assert found.places[0][2:] == (9, 9, 18, 18)
    assert found.confidence == pytest.approx((3 * 0.9 + 4 * 0.96 + 7 * 0.9 + 3 * 0.6) / 17, abs=0.001)


def test_a_program_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "sys.exit('no memory left')", monkeypatch)
    with pytest.raises(NotRecognised, match="no memory left"):
        build("eng").recognise(BLANK)


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "time.sleep(60)", monkeypatch)
    monkeypatch.setattr("ingest.recognisers.tesseract.SECONDS_A_PAGE", 0.3)
    with pytest.raises(NotRecognised, match="more than"):
        build("eng").recognise(BLANK)
