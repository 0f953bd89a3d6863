from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from evals.bench import bare
from vectorstore.settings import StoreSettings


@pytest.fixture
def load(tmp_path) -> bare.Load:
    path = tmp_path / "minutes.pdf"
    canvas = Canvas(str(path))
    for page in range(3):
        canvas.drawString(72, 720, f"Page {page}: the committee noted the report.")
        canvas.showPage()
    canvas.save()
    return bare.Load(pdfs=(path,), texts=tuple(f"Saving {n} was agreed." for n in range(9)))


@pytest.mark.parametrize(("processes", "threads"), [(1, 2), (2, 1)])
def test_every_way_of_using_two_cores_takes_a_time(load, processes, threads):
    taken = bare.measure(load, StoreSettings(), processes=processes, threads=threads)
    assert taken.seconds > 0
    assert taken.cpu_seconds > 0


def test_a_worker_that_breaks_breaks_the_measurement(capfd):
    load = bare.Load(pdfs=(Path("nowhere.pdf"),), texts=("words",))
    with pytest.raises(RuntimeError, match="a bare worker failed"):
        bare.measure(load, StoreSettings(), processes=1, threads=1)
    assert "nowhere.pdf" in capfd.readouterr().err
