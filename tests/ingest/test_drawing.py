from __future__ import annotations

import io
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from ingest.drawing import Drawer, NotDrawn
from ingest.limits import Limits
from ingest.pdf import drawing_process
from tests.ingest.papers import write_pdf, write_scan_pdf


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    drawer = Drawer()
    drawer.get_ready()
    yield drawer
    drawer.close()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(tmp_path_factory.mktemp("papers") / "paper.pdf", ["The first page"], ["The second page"])


def test_a_page_is_drawn_at_a_hundred_and_ten_dots_an_inch(drawer: Drawer, paper: Path) -> None:
    picture = Image.open(io.BytesIO(drawer.draw(paper, 2)))
    assert (picture.format, picture.width, picture.height) == ("WEBP", 910, 1287)


def test_a_huge_page_is_drawn_coarser(tmp_path: Path) -> None:
    path = write_scan_pdf(tmp_path / "huge.pdf", ["A map"], size=(9000, 9000))
    picture = Image.open(io.BytesIO(drawing_process.drawn(path, 0, 110)))
    assert picture.width * picture.height <= drawing_process.MAX_DOTS * 1.01


def test_the_process_answers_with_a_picture_or_with_what_was_raised(paper: Path) -> None:
    assert drawing_process.answer(paper, 0, 20)[8:12] == b"WEBP"
    said = drawing_process.answer(paper.with_name("gone.pdf"), 0, 20)
    assert isinstance(said, str) and "gone.pdf" in said


def test_a_file_that_is_no_pdf_and_a_page_that_is_none_are_refused_and_the_next_is_drawn(
    drawer: Drawer, paper: Path, tmp_path: Path
) -> None:
    (tmp_path / "torn.pdf").write_bytes(paper.read_bytes()[:200])
    for path, number in ((tmp_path / "torn.pdf", 1), (tmp_path / "gone.pdf", 1), (paper, 3)):
        with pytest.raises(NotDrawn):
            drawer.draw(path, number)
    assert drawer.draw(paper, 1)


def test_a_process_that_dies_loses_one_page_and_is_started_again(paper: Path) -> None:
    drawer = Drawer()
    drawer.draw(paper, 1)
    assert drawer._running
    victim = drawer._running[0]
    victim.send_signal(signal.SIGSTOP)
    threading.Timer(0.1, victim.kill).start()
    with pytest.raises(NotDrawn, match="ended the process"):
        drawer.draw(paper, 1)
    assert drawer.draw(paper, 1)
    drawer.close()


def test_a_process_that_died_while_it_waited_loses_nothing(drawer: Drawer, paper: Path) -> None:
    drawer.draw(paper, 1)
    assert drawer._running
    drawer._running[0].kill()
    drawer._running[0].wait()
    assert drawer.draw(paper, 1)


def test_a_page_that_takes_too_long_is_given_up(paper: Path) -> None:
    drawer = Drawer(Limits.model_validate({"seconds": 0.001}))
    with pytest.raises(NotDrawn, match=r"more than 0\.001 seconds"):
        drawer.draw(paper, 1)
    drawer.close()


def test_who_waits_too_long_for_others_is_told(paper: Path) -> None:
    drawer = Drawer(Limits.model_validate({"seconds": 0.01}))
    with drawer._lock:
        drawer.get_ready()
        with pytest.raises(NotDrawn, match="too many"):
            drawer.draw(paper, 1)
    assert drawer._running is None
