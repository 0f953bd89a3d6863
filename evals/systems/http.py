"""A running server, asked over HTTP as any client asks it; the reader is the public."""

from __future__ import annotations

from time import perf_counter
from typing import Any
from weakref import finalize

import httpx

from evals.errors import CouldNotRun
from evals.samples import Sample
from evals.systems.base import HITS, Given, Reply, System
from vectorstore.types import PUBLIC_READER, Filters

SECONDS = 120.0
"""How long one answer may take: a language model on a slow machine, and then some."""


class OverHttp:
    """Asks POST /v1/answers and GET /v1/search."""

    def __init__(self, client: httpx.Client) -> None:
        """Ask through this client, which threads may share."""
        self._client = client

    def reply(self, sample: Sample) -> Reply:
        """Return the answer and the first hits."""
        filters = {"as_of": sample.as_of.isoformat()} if sample.as_of else {}
        history = list(sample.history)
        start = perf_counter()
        answer = self._json("POST", "/v1/answers", json=_body(sample.question, history, filters))
        answered = perf_counter()
        asked = {"q": sample.question, "k": HITS, "history": history, **filters}
        hits = self._json("GET", "/v1/search", params=asked)["hits"]
        taken = {"answer": (answered - start) * 1000, "search": (perf_counter() - answered) * 1000}
        return Reply(answer=answer, hits=hits, timings_ms=taken)

    def _json(self, method: str, path: str, **sent: Any) -> Any:
        response = self._client.request(method, path, **sent)
        if response.is_error:
            raise CouldNotRun(f"{method} {path} answered {response.status_code}: {_detail(response)}")
        return response.json()


def build(given: Given) -> System:
    """Return the system at `options["url"]`.

    Raises CouldNotRun where no server answers there, or where it serves other papers than the data folder holds: gold
    evidence and citations are looked up there.
    """
    url = str(given.options.get("url", ""))
    client = httpx.Client(base_url=url, timeout=SECONDS, headers={"Accept": "application/json"})
    try:
        served = _served(client)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError) as error:
        client.close()
        raise CouldNotRun(f"{url}: no clerk server answers there ({error}). Start one with: clerk serve") from error
    held = {info.id for info in given.index.catalogue.documents(Filters(levels=PUBLIC_READER))}
    if served != held:
        client.close()
        raise CouldNotRun(
            f"{url} serves {len(served)} papers, {len(served - held)} of which are not in the data folder, and lacks "
            f"{len(held - served)} that are. Give the folder of the record that it serves with --data."
        )
    system = OverHttp(client)
    finalize(system, client.close)
    return system


def _served(client: httpx.Client) -> set[str]:
    response = client.get("/v1/documents").raise_for_status()
    return {document["id"] for document in response.json()["documents"]}


def _body(question: str, history: list[str], filters: dict[str, str]) -> dict[str, Any]:
    return {"question": question, "history": history} | ({"filters": filters} if filters else {})


def _detail(response: httpx.Response) -> str:
    """Return what a problem document says, else the beginning of whatever came."""
    try:
        return str(response.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return response.text[:200]
