from typing import Any

import pytest
from fastapi.testclient import TestClient

PROBLEM = "application/problem+json"


def problem(client: TestClient, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.headers["content-type"] == PROBLEM
    return {**response.json(), "instance": None}


def test_the_list_holds_the_public_papers_newest_first_and_no_place_on_disk(client: TestClient):
    response = client.get("/v1/documents")
    names = [paper["name"] for paper in response.json()["documents"]]
    assert set(names) == {"harbour.txt", "ferry.txt", "2025-04-09_scrutiny_minutes.pdf"}
    assert names[-1] == "harbour.txt"
    assert "/" not in "".join(str(v) for paper in response.json()["documents"] for v in paper.values())


def test_one_paper_is_described_by_its_id(client: TestClient, ids: dict[str, str]):
    paper = client.get(f"/v1/documents/{ids['harbour.txt']}").json()
    assert (paper["committee"], paper["meeting_date"], paper["pages"]) == ("Cabinet", "2025-03-11", None)


@pytest.mark.parametrize("rest", ["", "/passage?start=0&end=10"])
def test_an_exempt_paper_answers_exactly_as_one_that_was_never_there(
    client: TestClient, ids: dict[str, str], rest: str
):
    exempt = problem(client, f"/v1/documents/{ids['bids.txt']}{rest}")
    unknown = problem(client, f"/v1/documents/0123456789abcdef{rest}")
    assert exempt == unknown
    assert exempt["status"] == 404


def test_a_file_name_is_not_an_id(client: TestClient):
    assert problem(client, "/v1/documents/harbour.txt")["status"] == 404


def test_withheld_words_of_a_public_paper_answer_exactly_as_words_beyond_its_end(
    client: TestClient, ids: dict[str, str], secret: tuple[int, int]
):
    base = f"/v1/documents/{ids['ferry.txt']}/passage"
    withheld = problem(client, f"{base}?start={secret[0]}&end={secret[1]}")
    beyond = problem(client, f"{base}?start=900000&end=900010")
    backwards = problem(client, f"{base}?start=20&end=10")
    countless = problem(client, f"{base}?start=1&end={10**30}")
    assert withheld == beyond == backwards == countless
    assert withheld["status"] == 404


def test_the_surroundings_of_public_words_stop_before_the_exempt_appendix(client: TestClient, ids: dict[str, str]):
    hits = client.get("/v1/search", params={"q": "ferry passengers 41,300"}).json()["hits"]
    hit = next(hit for hit in hits if "41,300" in hit["text"])
    where = {"start": hit["start"], "end": hit["end"]}
    passage = client.get(f"/v1/documents/{ids['ferry.txt']}/passage", params=where).json()
    assert passage["quote"] == hit["text"]
    assert "77,000" not in str(passage)
    assert "Quillfeather" not in str(passage)


def test_a_search_gives_verbatim_words_with_their_place_best_first(client: TestClient):
    body = client.get("/v1/search", params={"q": "harbour reserve", "k": 3}).json()
    assert body["query"] == "harbour reserve"
    assert body["hits"][0]["document"] == "harbour.txt"
    assert len(body["hits"]) <= 3


@pytest.mark.parametrize("query", ["", "?q=", "?q=x&k=0", "?q=x&k=1000", "?q=x&as_of=soon"])
def test_a_wrong_search_is_a_problem(client: TestClient, query: str):
    assert problem(client, f"/v1/search{query}")["status"] == 422
