from __future__ import annotations

import threading
import time

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.commands.serve import listen
from api.serving import config_of
from api.settings import server_settings
from evals.errors import CouldNotRun
from evals.running.run import Run
from evals.sample_sets import load_samples
from evals.samples import Sample
from evals.store import read_run
from evals.systems.base import Given
from evals.systems.http import OverHttp, build
from evals.variants import Variant
from tests.evals.conftest import GOLD
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER

FOLLOWED = GOLD[0] | {
    "id": "followed",
    "question": "And who leads it?",
    "history": ["What is the depot improvement plan?"],
    "as_of": "2024-12-31",
}
UNTOLD = ("timings_ms", "stages_ms", "standalone", "tokens", "variant")
"""What a server does not tell, or takes its own time for."""


@pytest.fixture(scope="module")
def url(data):
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(config_of(create_app(server_settings(data))))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listener.close()


def rows(spec, gold, out, variant):
    spec = type(spec)(store=spec.store, variants=(variant,))
    (folder,) = Run(spec, [load_samples(gold(*GOLD, FOLLOWED))], out, workers=1).go()
    return read_run(folder)[1]


def test_a_server_gives_the_rows_that_the_assistant_gives(spec, gold, tmp_path, url):
    here = rows(spec, gold, tmp_path / "here", Variant())
    away = rows(spec, gold, tmp_path / "away", Variant(system="http", options={"url": url}))
    assert [told(row) for row in away] == [told(row) for row in here]
    assert all(row.timings_ms.keys() == {"answer", "search"} for row in away)


def told(row):
    names = [name for name in type(row).__slots__ if name not in (*UNTOLD, "hits")]
    return {name: getattr(row, name) for name in names} | {"hits": [hit.place for hit in row.hits]}


def test_a_server_of_another_record_is_refused(tmp_path, url):
    with (
        open_index(StoreSettings(data=tmp_path)) as index,
        pytest.raises(CouldNotRun, match=r"serves 2 papers, 2 of which are not in the data folder, and lacks 0"),
    ):
        build(Given(index=index, levels=PUBLIC_READER, options={"url": url}))


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"detail": "The record cannot be opened."}', "answered 503: The record cannot be opened."), ("gone", "gone")],
)
def test_what_a_server_says_of_a_fault_is_passed_on(content, said):
    served = httpx.MockTransport(lambda request: httpx.Response(503, text=content))
    sample = Sample(id="tram", question="Who won the tender?", type="unanswerable", answerable=False)
    with httpx.Client(transport=served, base_url="http://server") as client, pytest.raises(CouldNotRun, match=said):
        OverHttp(client).reply(sample)
