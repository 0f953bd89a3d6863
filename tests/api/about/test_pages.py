"""That the pages about clerk say what is so: of how it is set up, and of what nobody has set."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import server_settings

ROOT = Path(__file__).parents[3]
PAGE = {"Accept": "text/html"}
PAGES = ("/how", "/privacy", "/accessibility", "/transparency")


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of an evaluation run."""
    score = {"value": 0.913, "low": 0.8, "high": 1.0, "n": 170}
    scores = {"scores": {"all": {"quote_exactness": {**score, "value": 1.0}, "fact_recall": score}}}
    about = {
        "started": "2026-05-02T10:00:00+00:00",
        "settings_digest": "other",
        "versions": {"council-clerk": "0.1.0"},
        "counts": {"questions": 196},
    }
    (tmp_path / "scores.json").write_text(json.dumps(scores), encoding="utf-8")
    (tmp_path / "run.json").write_text(json.dumps(about), encoding="utf-8")
    return tmp_path


def pages(data: Path, *addresses: str) -> dict[str, str]:
    with TestClient(create_app(server_settings(data)), base_url="http://127.0.0.1", client=("127.0.0.1", 1)) as client:
        return {address: client.get(address, headers=PAGE).text for address in addresses}


def test_every_page_leads_to_the_pages_about_clerk(client: TestClient) -> None:
    home = client.get("/", headers=PAGE).text
    for address in PAGES:
        assert f'href="{address}"' in home
        assert client.get(address, headers=PAGE).status_code == 200


def test_what_is_not_set_is_said_with_the_setting(client: TestClient) -> None:
    statement = client.get("/accessibility", headers=PAGE).text
    for name in ("CONTACT", "COUNCIL", "PUBLISHED"):
        assert f"not given: set CLERK_PAGE_{name}" in statement
    assert "not given: set CLERK_PAGE_RESPONSIBLE" in client.get("/transparency", headers=PAGE).text


def test_what_is_set_is_said(data: Path, settings: pytest.MonkeyPatch) -> None:
    set_to = {"COUNCIL": "Wexcombe Council", "CONTACT": "clerk@wexcombe.test", "PHONE": "01632 960 100"}
    for name, value in {**set_to, "PUBLISHED": "2026-01-05", "NATION": "Northern Ireland"}.items():
        settings.setenv(f"CLERK_PAGE_{name}", value)
    told = pages(data, "/accessibility", "/privacy", "/transparency")
    statement = told["/accessibility"]
    for words in ("Wexcombe Council", 'href="mailto:clerk@wexcombe.test"', "01632 960 100", "5 January 2026"):
        assert words in statement
    assert "Equality Commission for Northern Ireland (ECNI)" in statement
    assert 'href="mailto:clerk@wexcombe.test"' in told["/privacy"]
    assert "clerk@wexcombe.test" in told["/transparency"]


def test_the_statement_has_what_the_regulations_ask_for(client: TestClient) -> None:
    statement = client.get("/accessibility", headers=PAGE).text
    for words in (
        "Compliance status",
        "partially compliant",
        "Non-accessible content",
        "Feedback and contact information",
        "Enforcement procedure",
        "Equality and Human Rights Commission (EHRC)",
        "Equality Advisory and Support Service (EASS)",
        "Preparation of this accessibility statement",
        "last reviewed on",
    ):
        assert words in statement


def test_without_a_language_model_nothing_is_said_to_be_sent(client: TestClient) -> None:
    assert "No language model is used, so nothing is made up" in client.get("/how", headers=PAGE).text
    assert "Nothing. No language model is used" in client.get("/privacy", headers=PAGE).text
    assert "nothing leaves the machine" in client.get("/transparency", headers=PAGE).text


@pytest.mark.parametrize(
    ("model", "named", "where"),
    [
        ("http://10.1.2.3:8080/v1#qwen3", "qwen3", "a server that the council names"),
        ("http://10.1.2.3:8080/v1", "default", "a server that the council names"),
        ("openai:gpt-5-mini", "openai:gpt-5-mini", "its provider"),
    ],
)
def test_with_one_its_name_is_said_but_not_where_its_server_is(
    data: Path, settings: pytest.MonkeyPatch, model: str, named: str, where: str
) -> None:
    pytest.importorskip("langchain_openai")
    settings.setenv("CLERK_MODEL", model)
    settings.setenv("CLERK_MODEL_KEY", "secret-key")
    told = pages(data, *PAGES, "/transparency.json")
    assert f"A language model ({named}) words the answer" in told["/how"]
    assert where in told["/privacy"]
    assert "quoting 3" in told["/transparency"]
    assert not any("10.1.2.3" in page or "secret-key" in page for page in told.values())


def test_how_long_things_are_kept_follows_the_setting(data: Path, settings: pytest.MonkeyPatch) -> None:
    settings.setenv("CLERK_KEEP_DAYS", "90")
    assert "for 90 days after they were last changed" in pages(data, "/privacy")["/privacy"]
    settings.setenv("CLERK_KEEP_DAYS", "0")
    assert "until somebody deletes them" in pages(data, "/privacy")["/privacy"]


def test_figures_of_a_run_are_given_with_their_day_and_whether_settings_changed(
    data: Path, settings: pytest.MonkeyPatch, run: Path
) -> None:
    settings.setenv("CLERK_PAGE_EVALUATION", str(run))
    told = pages(data, "/how", "/transparency")
    assert "Measured on 2 May 2026 on 196 questions" in told["/how"]
    assert "91.3 %" in told["/how"]
    assert "quotes that stand word for word in their paper: 100 % of 170" in told["/transparency"]
    assert "The settings are others by now." in told["/transparency"]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"scores": {"all": {"fact_recall": {}}}}'])
def test_a_run_that_cannot_be_read_is_said_to_be_so(
    data: Path, settings: pytest.MonkeyPatch, run: Path, broken: str
) -> None:
    (run / "scores.json").write_text(broken, encoding="utf-8")
    settings.setenv("CLERK_PAGE_EVALUATION", str(run))
    assert "CLERK_PAGE_EVALUATION names cannot be read" in pages(data, "/how")["/how"]


def test_without_papers_and_where_they_cannot_be_opened_the_pages_are_there(tmp_path: Path) -> None:
    assert "0 papers that the public may read" in pages(tmp_path, "/how")["/how"]
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "clerk.sqlite").write_text("no database " * 100, encoding="utf-8")
    told = pages(tmp_path / "broken", *PAGES)
    assert "0 papers that the public may read" in told["/how"]
    assert "the embedder that is set" in told["/transparency"]


def test_the_record_as_data_has_every_field_of_the_template_in_order(client: TestClient) -> None:
    told: dict[str, Any] = client.get("/transparency.json").json()
    numbers = [field["number"] for section in told["sections"] for field in section["fields"]]
    assert numbers[:4] == ["1", "2", "3", "4"]
    for number in ("1.4", "2.5", "3.5", "4.1.5", "4.2.8", "4.3.9", "4.4.5", "5.2"):
        assert number in numbers
    assert all(
        field["value"] and "{" not in field["value"] for section in told["sections"] for field in section["fields"]
    )


def test_the_record_in_the_docs_is_the_one_that_the_script_makes() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "api.about.markdown"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert made.stdout == (ROOT / "docs" / "atrs" / "record.md").read_text(encoding="utf-8")
