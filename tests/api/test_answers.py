import json
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import server_settings

COST = {"question": "How much will the harbour wall repairs cost?"}
PROBLEM = "application/problem+json"


def events(body: str) -> Iterator[tuple[str, dict[str, object]]]:
    for block in body.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":"))
        if fields:
            yield fields["event"], json.loads(fields["data"])


def test_an_answer_cites_the_words_it_rests_on(client: TestClient):
    answer = client.post("/v1/answers", json=COST).json()
    assert answer["table"] is None
    assert (answer["abstained"], answer["reason"], answer["outcome"]) == (False, None, "answered")
    number, cited = next((n, c) for n, c in enumerate(answer["citations"], start=1) if "£2.4m" in c["quote"])
    assert (cited["document"], cited["meeting_date"], cited["page"]) == ("harbour.txt", "2025-03-11", None)
    assert any("£2.4m" in claim["text"] and number in claim["citations"] for claim in answer["claims"])
    assert answer["latency_ms"] > 0


def test_every_quote_can_be_read_again_in_its_passage(client: TestClient):
    for cited in client.post("/v1/answers", json={"question": "Who was present at the meeting?"}).json()["citations"]:
        where = {"start": cited["start"], "end": cited["end"]}
        passage = client.get(f"/v1/documents/{cited['document_id']}/passage", params=where).json()
        assert passage["quote"] == cited["quote"]
        assert passage["page"] == cited["page"]


def test_what_is_not_in_the_papers_is_an_abstention_and_no_error(client: TestClient):
    response = client.post("/v1/answers", json={"question": "What is the status of project Z9.7?"})
    answer = response.json()
    assert (response.status_code, answer["abstained"], answer["claims"]) == (200, True, [])
    assert answer["reason"] == "unknown_reference"
    assert "Z9.7" in answer["answer"]


def test_a_follow_up_is_understood_from_the_questions_before_it(client: TestClient):
    asked = {"question": "When was it inspected?", "history": ["What is planned for the harbour wall?"]}
    assert "14 January 2025" in client.post("/v1/answers", json=asked).json()["answer"]


def test_filters_narrow_what_is_looked_at(client: TestClient):
    early = client.post("/v1/answers", json={**COST, "filters": {"as_of": "2025-01-01"}}).json()
    assert "harbour.txt" not in {cited["document"] for cited in early["citations"]}
    named = client.post("/v1/answers", json={**COST, "filters": {"documents": ["harbour.txt"]}}).json()
    assert {cited["document"] for cited in named["citations"]} == {"harbour.txt"}


def test_the_stream_sends_each_claim_and_then_the_same_answer(client: TestClient):
    response = client.post("/v1/answers/stream", json=COST)
    assert response.headers["content-type"].startswith("text/event-stream")
    *parts, (last, answer) = list(events(response.text))
    claims = [part for part in parts if part[0] != "step"]
    assert [name for name, _ in parts[:2]] == ["step"] * 2
    assert [name for name, _ in claims] == ["claim"] * len(answer["claims"])  # type: ignore[arg-type]
    assert last == "answer"
    whole = client.post("/v1/answers", json=COST).json()
    assert {**answer, "latency_ms": 0} == {**whole, "latency_ms": 0}
    numbered = {cited["number"]: cited["quote"] for _, claim in claims for cited in claim["citations"]}  # type: ignore[attr-defined]
    assert numbered == {n: cited["quote"] for n, cited in enumerate(whole["citations"], start=1)}


def test_rows_that_were_counted_come_as_a_table_in_the_answer_and_in_the_stream(long_data: Path):
    asked = {"question": "Which actions are still open?"}
    with TestClient(create_app(server_settings(long_data))) as client:
        answer = client.post("/v1/answers", json=asked).json()
        *parts, (_, last) = list(events(client.post("/v1/answers/stream", json=asked).text))
    claims = [part for part in parts if part[0] == "claim"]
    table = answer["table"]
    assert last["table"] == table
    assert len(claims) == len(answer["claims"]) == 9
    assert table["claims"] == list(range(2, 10))
    assert table["columns"][:3] == ["Ref", "Action", "Lead officer"]
    for row in table["rows"]:
        assert answer["citations"][row["citations"][0] - 1]["quote"].startswith(row["cells"][0])


@pytest.mark.parametrize("path", ["/v1/answers", "/v1/answers/stream"])
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": "  "}, "question"),
        ({"question": "x" * 2001}, "question"),
        ({"question": "x", "history": ["y"] * 21}, "history"),
        ({"question": "x", "filters": {"as_of": "soon"}}, "filters.as_of"),
        ({"question": "x", "filters": {"commitees": ["Cabinet"]}}, "filters.commitees"),
        ({"question": "x", "as": "officer"}, "as"),
    ],
)
def test_a_wrong_request_is_a_problem_that_names_the_field(client: TestClient, path: str, body: object, field: str):
    response = client.post(path, json=body)
    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
    problem = response.json()
    assert problem["errors"][0]["field"] == field
    assert field in problem["detail"]


@pytest.mark.parametrize("body", [b"{", b'"x"', b"\xff", b"[" * 50_000])
def test_a_body_that_is_no_json_object_is_a_problem_that_says_what_to_send(client: TestClient, body: bytes):
    response = client.post("/v1/answers", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code // 100, response.headers["content-type"]) == (4, PROBLEM)
    assert "Send a JSON object" in response.json()["detail"]


def test_null_is_the_same_as_left_out(client: TestClient):
    asked = {"question": "How much will the harbour wall repairs cost?"}
    given = {**asked, "history": None, "filters": {"as_of": None, "committees": None}}
    plain, null, no_filters = (
        client.post("/v1/answers", json=body) for body in (asked, given, {**asked, "filters": None})
    )
    assert plain.status_code == null.status_code == no_filters.status_code == 200
    assert plain.json()["citations"] == null.json()["citations"] == no_filters.json()["citations"]


def test_a_body_beyond_the_limit_is_refused_whether_its_length_is_told_or_not(client: TestClient):
    large = json.dumps({"question": "x", "history": ["y" * 300_000]}).encode()
    told = client.post("/v1/answers", content=large)
    untold = client.post("/v1/answers", content=iter([large]))
    assert (told.status_code, untold.status_code) == (413, 413)
    assert told.headers["content-type"] == untold.headers["content-type"] == PROBLEM


def test_nothing_exempt_is_answered_or_hinted_at(client: TestClient):
    for question in ("How much did Tidewater Marine bid?", "What subsidy did Quillfeather Boats ask for?"):
        said = client.post("/v1/answers", json={"question": question}).text
        found = client.get("/v1/search", params={"q": question, "k": 50}).text
        for secret in ("2.31m", "77,000", "bids.txt", "lowest of four"):
            assert secret not in said
            assert secret not in found


def test_questions_asked_at_once_get_the_answers_they_get_alone(client: TestClient):
    questions = [COST["question"], "Who was present at the meeting?", "How many passengers did the ferry carry?"] * 3

    def answer(question: str) -> dict[str, object]:
        return {**client.post("/v1/answers", json={"question": question}).json(), "latency_ms": None}

    with ThreadPoolExecutor(len(questions)) as threads:
        at_once = list(threads.map(answer, questions))
    assert at_once == [answer(question) for question in questions]


def test_a_fault_of_the_server_is_a_problem_that_shows_nothing_of_its_insides(data: Path, tmp_path: Path):
    broken = shutil.copytree(data, tmp_path / "broken")
    with TestClient(create_app(server_settings(broken)), raise_server_exceptions=False) as client:
        with closing(sqlite3.connect(broken / "clerk.sqlite")) as connection:
            connection.execute("ALTER TABLE chunks RENAME TO lost")
        whole = client.post("/v1/answers", json=COST)
        assert (whole.status_code, whole.headers["content-type"]) == (500, PROBLEM)
        assert "script-src 'self'" in whole.headers["content-security-policy"]
        ((name, problem),) = events(client.post("/v1/answers/stream", json=COST).text)
        assert (name, problem["status"]) == ("error", 500)
        for told in (whole.text, str(problem)):
            assert "chunks" not in told
            assert "the server's log says why" in told


def test_a_reference_of_two_things_is_asked_back_with_questions_that_pick_one(two_plans: TestClient):
    answer = two_plans.post("/v1/answers", json={"question": "Who leads C1?"}).json()
    assert (answer["abstained"], answer["reason"], answer["outcome"]) == (False, None, "clarify")
    assert answer["lead"].startswith("Which C1 do you mean?")
    assert answer["claims"] == []
    for choice in answer["choices"]:
        assert answer["citations"][choice["citation"] - 1]["document"] in ("plan.html", "trees.html")
        picked = two_plans.post("/v1/answers", json={"question": choice["question"]}).json()
        assert picked["outcome"] == "answered"
        assert choice["title"] in picked["answer"]


def test_a_question_back_is_streamed_as_the_one_answer(two_plans: TestClient):
    body = two_plans.post("/v1/answers/stream", json={"question": "Who leads C1?"}).text
    ((name, data),) = events(body)
    assert (name, data["outcome"]) == ("answer", "clarify")
