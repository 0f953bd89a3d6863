"""Taking answers along over HTTP: notes of an answer and of a conversation, and a conversation as data."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from docx import Document
from fastapi.testclient import TestClient

from api.routes.notes import attachment
from tests.api.kept_answers import COST, asked


@pytest.fixture(scope="module")
def kept(local: TestClient) -> tuple[str, str]:
    conversation, _ = asked(local)
    return asked(local, "When was it inspected?", conversation)


def test_the_note_of_an_answer_is_a_page_under_a_policy_of_its_own(local: TestClient, kept: tuple[str, str]) -> None:
    response = local.get(f"/turns/{kept[1]}/note.html")
    assert "14 January 2025" in response.text
    assert COST not in response.text
    assert response.headers["content-security-policy"].count("style-src 'sha256-") == 1
    assert "no-store" in response.headers["cache-control"]


def test_the_note_of_a_conversation_has_all_its_questions(local: TestClient, kept: tuple[str, str]) -> None:
    page = local.get(f"/conversations/{kept[0]}/note.html").text
    assert COST in page and "When was it inspected?" in page
    assert "http://127.0.0.1/documents/" in page


@pytest.mark.parametrize("of", ["turns", "conversations"])
def test_a_word_file_is_saved_under_its_title(local: TestClient, kept: tuple[str, str], of: str) -> None:
    response = local.get(f"/{of}/{kept[of == 'turns']}/note.docx")
    assert "attachment; filename=" in response.headers["content-disposition"]
    assert "Briefing note: " in Document(BytesIO(response.content)).paragraphs[0].text


def test_a_conversation_as_data_is_all_that_is_kept_of_it(local: TestClient, kept: tuple[str, str]) -> None:
    response = local.get(f"/conversations/{kept[0]}/export.json")
    told = json.loads(response.text)
    assert [turn["question"] for turn in told["turns"]] == [COST, "When was it inspected?"]
    assert told["turns"][0]["answer"]["citations"]
    assert told["turns"][0]["made_with"]["writer"] == "extractive"


def test_nobody_else_gets_any_of_it(client: TestClient, local: TestClient, kept: tuple[str, str]) -> None:
    assert client.get(f"/turns/{kept[1]}/note.html").status_code == 403
    assert local.get("/turns/none/note.docx").status_code == 404


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Briefing note: what’s red?", 'filename="Briefing note what s red.docx"'),
        ("../../etc", 'filename="etc.docx"'),
        ("???", 'filename="clerk.docx"'),
        ("Ünder", "filename*=UTF-8''%C3%9Cnder.docx"),
        ("日本", 'filename="clerk.docx"'),
    ],
)
def test_a_file_is_named_safely_after_its_title(title: str, name: str) -> None:
    assert name in attachment(title, "docx")
