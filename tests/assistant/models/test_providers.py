"""Each provider's own client, asked over real HTTP: one setting is enough, and a cut or an error is known as such."""

from __future__ import annotations

import pytest

from tests.assistant.models.conftest import Tell
from tests.assistant.models.scripted import Says, line, lines

CLAIM = "The second shift began because tenants could not be at home in the daytime."
RIGHT = lines(line(CLAIM, ("E1", "because tenants could not be at home in the daytime")))
OWN_WORDS = "so this answer is in the papers’ own words."


@pytest.fixture(params=["openai:scripted", "azure_openai:scripted", "anthropic:scripted", "ollama:scripted"])
def model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    name: str = request.param
    provider = name.partition(":")[0]
    pytest.importorskip(f"langchain_{provider.removeprefix('azure_')}")
    monkeypatch.setenv("OPENAI_API_VERSION", "2025-01-01")
    return {"model": name, "model_key": "k"} if provider != "ollama" else {"model": name}


@pytest.fixture
def told(tell: Tell, model: dict[str, object]) -> Tell:
    def asked(*script: Says, **more: object):  # type: ignore[no-untyped-def]
        return tell(*script, **{**model, **more})

    return asked


def test_claims_are_read_and_tokens_counted(told: Tell, model: dict[str, object]) -> None:
    answer, provider = told(Says(text=RIGHT, tokens=(812, 40)))
    assert [claim.text for claim in answer.claims] == [CLAIM]
    assert answer.notes == ()
    assert answer.provenance is not None
    assert answer.provenance.writer == f"quoting ({model['model']})"
    assert [(used.read, used.written) for used in answer.provenance.tokens] == [(812, 40)]
    assert len(provider.asked) == 1


@pytest.mark.parametrize("politely", [False, True])
def test_a_reply_that_is_cut_off_is_known_as_such(told: Tell, politely: bool) -> None:
    answer, _ = told(Says(text=RIGHT, size=len(RIGHT), cut=1, politely=politely))
    assert [claim.text for claim in answer.claims] == [CLAIM]
    (note,) = answer.notes
    assert note.startswith("The language model broke off, so this is what it had said by then")


@pytest.mark.parametrize(
    ("status", "happened"),
    [(401, "refused clerk’s key"), (429, "had too many requests or no credit left"), (500, "had an error")],
)
def test_an_error_of_its_is_told_in_the_same_words(told: Tell, status: int, happened: str) -> None:
    answer, _ = told(Says(status=status))
    assert answer.notes == (f"The language model {happened}, {OWN_WORDS}",)
    assert answer.claims


def test_its_time_is_limited(told: Tell) -> None:
    answer, _ = told(Says(text=RIGHT, wait=20), model_seconds=0.5)
    assert answer.notes == (f"The language model did not reply within 0.5 seconds, {OWN_WORDS}",)
