"""What a reader is told where the language model does not reply, on the page, over HTTP and in the terminal."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.commands.serve import refuse_wrong_model
from api.printing import print_answer
from api.settings import server_settings
from assistant.build import build_assistant
from assistant.errors import CouldNotAnswer
from assistant.settings import AssistantSettings
from assistant.types import Question
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

COST = "How much will the harbour wall repairs cost?"
NOTE = "The language model cannot be reached, so this answer is in the papers’ own words."


@pytest.fixture
def nobody_there(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A model is set whose server does not run."""
    pytest.importorskip("langchain_openai")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("CLERK_MODEL", f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
        monkeypatch.setenv("CLERK_MODEL_RETRIES", "0")
        yield


@pytest.fixture
def unreached(data: Path, nobody_there: None) -> Iterator[TestClient]:
    with TestClient(create_app(server_settings(data))) as client:
        yield client


def test_over_http_the_note_comes_with_the_answer_and_the_stream(unreached: TestClient) -> None:
    answer = unreached.post("/v1/answers", json={"question": COST}).json()
    assert answer["notes"] == [NOTE]
    assert "£2.4m" in answer["answer"]
    told = unreached.post("/v1/answers/stream", json={"question": COST}).text
    last = json.loads(told.strip().split("data: ")[-1])
    assert last["notes"] == [NOTE]


def test_the_page_shows_the_note_and_the_answer(unreached: TestClient) -> None:
    page = unreached.post("/ask", data={"question": COST}).text
    assert f'<p class="clerk-note">{NOTE}</p>' in page
    assert "£2.4m" in page


def test_the_page_shows_it_beside_an_abstention_too(unreached: TestClient) -> None:
    page = unreached.post("/ask", data={"question": "What is the status of project Z9.7?"}).text
    assert '<p class="clerk-note">' not in page  # nobody was asked


def test_the_terminal_shows_the_note_first(data: Path, nobody_there: None, capsys: pytest.CaptureFixture[str]) -> None:
    with open_index(StoreSettings(data=data)) as index:
        print_answer(build_assistant(AssistantSettings(), index).answer(Question(text=COST)))
    assert capsys.readouterr().out.startswith(NOTE)


def test_a_server_does_not_start_with_a_model_that_cannot_be_had() -> None:
    with pytest.raises(CouldNotAnswer, match="CLERK_MODEL=nobody:x cannot be used") as refused:
        refuse_wrong_model(AssistantSettings(model="nobody:x"))
    assert refused.value.exit_code == 2
    refuse_wrong_model(AssistantSettings(model="nobody:x", writer="extractive"))
    refuse_wrong_model(AssistantSettings())
