from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.limits import Limits
from ingest.opening import read_file
from ingest.preparing import prepare
from ingest.readers.base import ReadFile
from ingest.readers.pdf import build
from ingest.recognisers.base import NotRecognised, Picture, Recognised
from ingest.recognising import legible
from ingest.settings import IngestSettings
from tests.ingest.hostile import pdf_of_a_huge_picture, pdf_that_unpacks
from tests.ingest.papers import write_picture_pdf, write_scan_pdf
from vectorstore.errors import UnknownVariant

LINE = "The Quay car park will close on Monday."


class Reciting:
    """Recognises the same words on each page, and notes how large the pictures were."""

    name = "reciting"

    def __init__(self, *, obstacle: str | None = None, fails: bool = False, says: str = LINE) -> None:
        self.obstacle, self.fails, self.says = obstacle, fails, says
        self.seen: list[tuple[int, int]] = []

    def recognise(self, picture: Picture) -> Recognised:
        self.seen.append((picture.width, picture.height))
        if self.fails:
            raise NotRecognised("the lamp is out")
        return Recognised(text=self.says, confidence=0.9 if len(self.seen) > 1 else 0.8)


def read(path: Path, recogniser: Reciting, **limits: float) -> ReadFile:
    return legible(path, build().read(path), recogniser, Limits.model_validate(limits))


def refused(path: Path, recogniser: Reciting, **limits: float) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(path, recogniser, **limits)
    return caught.value


def test_only_the_scanned_pages_of_a_paper_are_recognised(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "mixed.pdf", "Words of the file itself", [LINE], "More words", [LINE], "")
    found = read(path, Reciting())
    assert [page.text for page in found.pages] == ["Words of the file itself", LINE, "More words", LINE, ""]
    assert [page.confidence for page in found.pages] == [None, 0.8, None, 0.9, None]
    assert found.notes == ("Recognised from scans: pages 2, 4 (85% sure, 80% on page 2).",)


def test_a_scan_under_a_stamped_page_number_is_recognised(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "stamped.pdf", [LINE], stamp="Page 45 of the agenda pack")
    assert read(path, Reciting()).pages[0].text == LINE


def test_a_small_picture_beside_few_words_is_no_scan(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "logo.pdf", [LINE], stamp="Cover of the agenda pack", share=0.3)
    assert read(path, Reciting()).pages[0].confidence is None


def test_a_page_is_drawn_at_three_hundred_dots_an_inch_and_a_huge_one_coarser(tmp_path: Path) -> None:
    recogniser = Reciting()
    read(write_scan_pdf(tmp_path / "a4.pdf", [LINE]), recogniser)
    read(write_scan_pdf(tmp_path / "huge.pdf", [LINE], size=(9000, 9000)), recogniser)
    assert recogniser.seen[0] == (2481, 3508)
    assert recogniser.seen[1][0] * recogniser.seen[1][1] < 41_000_000


def test_without_a_recogniser_a_scan_is_refused_with_how_to_get_one(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "scan.pdf", [LINE])
    error = refused(path, Reciting(obstacle="Install the lamp."))
    assert "no text layer" in error.why
    assert error.fix.startswith("Install the lamp. Make it searchable")


def test_without_a_recogniser_a_paper_that_is_a_scan_in_part_says_so(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "mixed.pdf", "Words of the file itself", [LINE])
    assert read(path, Reciting(obstacle="Install the lamp.")).notes == (
        "Scans without words: page 2. Install the lamp.",
    )


def test_a_page_that_fails_is_named_and_the_others_kept(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "mixed.pdf", "Words of the file itself", [LINE])
    assert read(path, Reciting(fails=True)).notes == ("Not recognised: page 2 (the lamp is out).",)
    scan = write_scan_pdf(tmp_path / "scan.pdf", [LINE])
    assert "Page 1 was not recognised: the lamp is out." in refused(scan, Reciting(fails=True)).why
    assert "no words on it" in refused(scan, Reciting(says="")).why


def test_no_more_pages_are_recognised_than_the_limits_allow(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "long.pdf", [LINE], [LINE], [LINE])
    found = read(path, Reciting(), scanned_pages=2)
    assert [page.text for page in found.pages] == [LINE, LINE, ""]
    assert "Not recognised: page 3 (beyond the limit CLERK_MAX_SCANNED_PAGES)." in found.notes
    assert "no time left" in refused(path, Reciting(), seconds=1e-9).why


def test_garbled_pages_are_recognised_from_how_they_look(tmp_path: Path) -> None:
    path = write_scan_pdf(
        tmp_path / "garbled.pdf", "xqzt bcdfg wrtpl kjhgf mnbvc zzxcv qwrtp plkjh gfdsb vcxzm nnbvc trwqp"
    )
    assert read(path, Reciting()).pages[0].text == LINE
    assert "of its words can be read: its fonts" in refused(path, Reciting(obstacle="Install the lamp.")).why


def test_a_picture_of_a_hundred_thousand_dots_a_side_is_not_unpacked(tmp_path: Path) -> None:
    recogniser = Reciting()
    assert "100,000 by 100,000 dots" in refused(pdf_of_a_huge_picture(tmp_path / "huge.pdf"), recogniser).why
    assert recogniser.seen == []


def test_a_page_that_the_gate_turned_away_is_not_opened_again(tmp_path: Path) -> None:
    path = pdf_that_unpacks(tmp_path / "bomb.pdf")
    with pytest.raises(UnreadableFile, match="None of its 1 pages"):
        build().read(path)


def test_a_drawing_without_a_picture_is_not_recognised(tmp_path: Path) -> None:
    recogniser = Reciting()
    assert "no text layer" in refused(write_picture_pdf(tmp_path / "drawing.pdf"), recogniser).why
    assert recogniser.seen == []


def test_a_scan_becomes_a_paper_whose_pages_know_how_surely_they_were_read(tesseract: str, tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "scan.pdf", [LINE, "The charge is £1.20 an hour."])
    prepared = prepare(path, "d1", IngestSettings(embedder="hashing"))
    confidence = prepared.document.pages[0].confidence
    assert confidence is not None and 0.8 < confidence <= 1
    assert LINE in prepared.document.text
    assert "Recognised from scans: page 1" in prepared.note
    assert "(pictures?)" not in prepared.note


def test_a_scan_is_left_as_it_is_where_recognition_is_switched_off(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "scan.pdf", [LINE])
    with pytest.raises(UnreadableFile, match="switched off"):
        read_file(path, IngestSettings(recogniser="off"))
    with pytest.raises(UnknownVariant, match="off, tesseract"):
        read_file(path, IngestSettings(recogniser="abacus"))


def test_a_real_scan_is_read_nearly_without_fault(tesseract: str, shared: Path) -> None:
    scans = sorted((shared / "pdfs").glob("*SCAN*.pdf"))
    if not scans:
        pytest.skip("no scan among the real papers")
    found = read_file(scans[0], IngestSettings(limits=Limits(scanned_pages=1)))
    assert (found.pages[0].confidence or 0) > 0.9
    assert len(found.pages[0].text.split()) > 200
