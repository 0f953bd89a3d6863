from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import server_settings
from tests.assistant.handmade import paper, row, say, stored
from vectorstore.records import RecordKind
from vectorstore.types import AccessLevel

PROBLEM = "application/problem+json"
ACTION = RecordKind.ACTION
SPRING, AUTUMN = date(2025, 3, 5), date(2025, 9, 10)
PAPERS = (
    paper("spring.pdf", [row(ACTION, "A2.3", title="Roofs", owner="Ann Ford", status="Late")], meeting=SPRING),
    paper(
        "autumn.pdf",
        [
            *(row(ACTION, f"A2.{n}", title=f"Roof {n}", owner="Ann Ford", status="Open") for n in range(1, 8)),
            say("Decision 24/00093 allows it, as Minute 36(ii) says."),
            say("Z9.9 went to Quillfeather.", level=AccessLevel.EXEMPT),
        ],
        meeting=AUTUMN,
    ),
    paper("tracker.pdf", [row(ACTION, "A2.7", title="Roof 7", owner="Ann Ford", status="Shut")], meeting=AUTUMN),
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLERK_EMBEDDER", "hashing")
        with stored(data, *PAPERS, store="chroma"):
            pass
        with TestClient(create_app(server_settings(data))) as running:
            yield running


def get(client: TestClient, path: str, **params: Any) -> dict[str, Any]:
    response = client.get(path, params=params)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def test_a_reference_is_given_with_its_things_mentions_and_changes(client: TestClient):
    body = get(client, "/v1/references/A2.3")
    (thing,) = body["things"]
    assert (body["reference"], [m["document"] for m in thing["mentions"]]) == ("A2.3", ["spring.pdf", "autumn.pdf"])
    assert thing["changes"][0] == {"what": "status", "before": "Late", "after": "Open", "earlier": 0, "later": 1}
    assert thing["mentions"][0]["citations"][0]["quote"] == "A2.3\tRoofs\tAnn Ford\tLate"


@pytest.mark.parametrize("ref", ["24/00093", "24%2F00093", "Minute 36(ii)", "minute%2036(ii)", "a2.3"])
def test_references_with_dots_slashes_and_spaces_can_be_asked_for(client: TestClient, ref: str):
    response = client.get(f"/v1/references/{ref}")
    assert response.status_code == 200, response.text


def test_dates_and_documents_narrow_a_reference(client: TestClient):
    (thing,) = get(client, "/v1/references/A2.3", as_of="2025-04-01")["things"]
    assert len(thing["mentions"]) == 1
    assert client.get("/v1/references/A2.4", params={"document": "spring.pdf"}).status_code == 404


def test_what_two_papers_of_one_day_say_differently_is_told_with_both_their_words(client: TestClient):
    (told,) = get(client, "/v1/references/A2.7")["disagreements"]
    assert told["what"] == "the status of A2.7"
    assert [(side["value"], side["citations"][0]["document"]) for side in told["sides"]] == [
        ("Open", "autumn.pdf"),
        ("Shut", "tracker.pdf"),
    ]
    assert get(client, "/v1/references/A2.3")["disagreements"] == []


def test_an_unknown_reference_is_a_problem_that_names_the_nearest(client: TestClient):
    response = client.get("/v1/references/A2")
    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)
    assert response.json()["near"][:2] == ["A2.1", "A2.2"]
    assert "A2.1" in response.json()["detail"]


def test_a_reference_of_a_withheld_part_answers_as_one_that_was_never_there(client: TestClient):
    told = [client.get(f"/v1/references/{ref}").json() for ref in ("Z9.9", "Z8.8")]
    details = [t.pop("detail").replace("Z9.9", "Z8.8") for t in told]
    assert details == ["No paper refers to Z8.8. GET /v1/records lists what there is."] * 2
    assert [t["near"] for t in told] == [[], []]


def test_records_are_counted_and_given_with_fields_and_words(client: TestClient):
    body = get(client, "/v1/records", kind="action", status="open")
    assert (body["total"], body["counts"], body["next"]) == (7, {"action": 7}, None)
    first = body["records"][0]
    assert (first["label"], first["document"], first["meeting_date"]) == ("A2.1", "autumn.pdf", "2025-09-10")
    assert first["fields"][1] == {"name": "title", "heading": "Title", "value": "Roof 1", "from": "text"}
    assert first["quotes"][0]["quote"] == "A2.1\tRoof 1\tAnn Ford\tOpen"


def test_a_quote_of_a_record_is_the_passage_at_its_place(client: TestClient):
    record = get(client, "/v1/records", ref="A2.3", document="spring.pdf")["records"][0]
    where = {name: record["quotes"][0][name] for name in ("start", "end")}
    passage = get(client, f"/v1/documents/{record['document_id']}/passage", **where)
    assert passage["quote"] == record["quotes"][0]["quote"]


def test_pages_of_records_follow_each_other_without_gap_or_repeat(client: TestClient):
    seen, cursor = [], None
    while True:
        body = get(client, "/v1/records", limit=3, **({"cursor": cursor} if cursor else {}))
        seen += [record["id"] for record in body["records"]]
        cursor = body["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == body["total"] == 9


@pytest.mark.parametrize(
    "params", [{"kind": "wish"}, {"limit": 0}, {"limit": 1000}, {"as_of": "soon"}, {"cursor": "gone"}]
)
def test_a_wrong_request_for_records_is_a_problem_that_names_the_field(client: TestClient, params: dict[str, Any]):
    response = client.get("/v1/records", params=params)
    assert (response.status_code, response.headers["content-type"]) == (422, PROBLEM)
    assert response.json()["errors"][0]["field"].startswith(next(iter(params)))


def test_records_of_a_paper_that_is_not_there_are_none(client: TestClient):
    assert get(client, "/v1/records", document="nothing.pdf")["total"] == 0
    assert "Quillfeather" not in str(get(client, "/v1/records"))


def test_an_empty_record_has_no_records(tmp_path: Path):
    with TestClient(create_app(server_settings(tmp_path / "new"))) as empty:
        assert get(empty, "/v1/records") == {"total": 0, "counts": {}, "records": [], "next": None}
        assert empty.get("/v1/references/A1").status_code == 404
