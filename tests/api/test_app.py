import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from pydantic import BaseModel

from api import schemas, schemas_register
from api.app import create_app
from api.settings import server_settings

PROBLEM = "application/problem+json"
Clerk = Callable[..., subprocess.CompletedProcess[str]]
SLIPWAY = """WEXCOMBE BOROUGH COUNCIL

Report to: Harbour Committee
Date of meeting: 2 December 2025
Subject: The public slipway

1. Reopening

1.1 The slipway reopens on 3 May 2026 once the new handrail has been fitted.
"""


def test_a_route_that_is_not_there_says_where_the_routes_are(client: TestClient):
    for path in ("/v1/nothing", "/nothing", "/healthz/nothing"):
        response = client.get(path)
        assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)
        assert "/openapi.json" in response.json()["detail"]
    assert client.get("/v1/answers").status_code == 405


def test_a_browser_gets_its_errors_as_a_page(client: TestClient):
    response = client.get("/documents/0123456789abcdef", headers={"Accept": "text/html"})
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<h1 class="govuk-heading-l">Not Found</h1>' in response.text


def test_every_response_forbids_other_scripts_and_sets_no_cookie(client: TestClient):
    for path in ("/", "/documents", "/v1/documents", "/v1/nothing", "/static/clerk.js"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers


def test_pages_hold_no_inline_script_or_style(client: TestClient, ids: dict[str, str]):
    for path in ("/", "/documents", f"/documents/{ids['harbour.txt']}"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/static/')


def test_the_description_gives_an_example_of_every_body_that_goes_in_or_out(client: TestClient):
    described = client.get("/openapi.json").json()
    own = {name: schema for name, schema in described["components"]["schemas"].items() if name.endswith("Body")}
    assert len(own) >= 12
    assert [name for name, schema in own.items() if not schema.get("examples")] == []
    assert described["components"]["schemas"]["AnswerRequest"]["examples"]
    assert "/v1/answers/stream" in described["paths"]


def test_every_example_is_what_its_model_takes():
    told = {schemas.__name__, schemas_register.__name__}
    models = [model for model in BaseModel.__subclasses__() if model.__module__ in told]
    shown = [(model, example) for model in models for example in (model.model_json_schema().get("examples") or ())]
    assert len(shown) >= 12
    for model, example in shown:
        assert model.model_validate(example).model_dump(mode="json", exclude_unset=True) == example


def test_every_error_is_described_as_the_problem_it_is(client: TestClient):
    described = client.get("/openapi.json").json()
    for path, routes in described["paths"].items():
        for route in routes.values():
            errors = {code: told["content"] for code, told in route["responses"].items() if code >= "400"}
            for code, content in errors.items():
                assert set(content) == {"application/problem+json"}, (path, code)
                assert content["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/ProblemBody"}


def test_health_is_of_the_process_and_readiness_of_the_record(client: TestClient):
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert (ready["status"], ready["empty"], ready["documents"]) == ("ready", False, 3)
    assert ready["chunks"] > 3


def test_an_empty_record_is_ready_and_says_how_to_fill_it(tmp_path: Path):
    with TestClient(create_app(server_settings(tmp_path / "new"))) as client:
        assert client.get("/readyz").json()["empty"] is True
        assert "ingest FOLDER" in client.get("/").text
        assert "ingest FOLDER" in client.get("/documents").text
        assert client.post("/v1/answers", json={"question": "Anything?"}).json()["reason"] == "empty_index"
        assert client.get("/v1/search", params={"q": "anything"}).json()["hits"] == []


def test_a_record_that_cannot_be_opened_is_not_ready_and_says_why(tmp_path: Path):
    (tmp_path / "clerk.sqlite").write_text("this is no database, whatever its name says", encoding="utf-8")
    with TestClient(create_app(server_settings(tmp_path)), raise_server_exceptions=False) as client:
        assert client.get("/healthz").status_code == 200
        for response in (client.get("/readyz"), client.post("/v1/answers", json={"question": "Anything?"})):
            assert (response.status_code, response.headers["content-type"]) == (503, PROBLEM)
            assert "clerk.sqlite" in response.json()["detail"]


def test_papers_read_by_another_process_are_answered_from_without_a_restart(tmp_path: Path, clerk: Clerk):
    paper = tmp_path / "slipway.txt"
    paper.write_text(SLIPWAY, encoding="utf-8")
    asked = {"question": "When does the slipway reopen?"}
    with TestClient(create_app(server_settings(tmp_path / "record"))) as client:
        assert client.post("/v1/answers", json=asked).json()["reason"] == "empty_index"
        assert clerk("ingest", paper, "--data", tmp_path / "record").returncode == 0
        assert "3 May 2026" in client.post("/v1/answers", json=asked).json()["answer"]
        paper.write_text(SLIPWAY.replace("3 May 2026", "9 June 2026"), encoding="utf-8")
        assert clerk("ingest", paper, "--data", tmp_path / "record").returncode == 0
        answer = client.post("/v1/answers", json=asked).json()
        assert "9 June 2026" in answer["answer"]
        assert "3 May 2026" not in str(answer)
        assert len(client.get("/v1/documents").json()["documents"]) == 1


def test_a_data_folder_that_is_made_anew_under_the_server_is_opened_again(tmp_path: Path, clerk: Clerk):
    (tmp_path / "slipway.txt").write_text(SLIPWAY, encoding="utf-8")
    (tmp_path / "later.txt").write_text(SLIPWAY.replace("3 May 2026", "9 June 2026"), encoding="utf-8")
    record, asked = tmp_path / "record", {"question": "When does the slipway reopen?"}
    assert clerk("ingest", tmp_path / "slipway.txt", "--data", record).returncode == 0
    with TestClient(create_app(server_settings(record))) as client:
        assert "3 May 2026" in client.post("/v1/answers", json=asked).json()["answer"]
        shutil.rmtree(record)
        assert client.post("/v1/answers", json=asked).json()["reason"] == "empty_index"
        assert clerk("ingest", tmp_path / "later.txt", "--data", record).returncode == 0
        assert "9 June 2026" in client.post("/v1/answers", json=asked).json()["answer"]
        assert client.get("/readyz").json()["documents"] == 1
