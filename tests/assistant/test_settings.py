"""Settings of the path of a question."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.settings import AssistantSettings


def test_settings_are_read_from_the_environment_under_their_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLERK_WRITER", "quoting")
    monkeypatch.setenv("CLERK_MODEL", "some:model")
    monkeypatch.setenv("CLERK_CANDIDATES", "7")
    monkeypatch.setenv("WRITER", "nobody")
    settings = AssistantSettings()
    assert (settings.writer, settings.model, settings.candidates) == ("quoting", "some:model", 7)


def test_a_size_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLERK_PASSAGES", "many")
    with pytest.raises(ValidationError, match="passages"):
        AssistantSettings()


def test_settings_do_not_change_under_way() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        AssistantSettings().writer = "quoting"


def test_equal_settings_have_one_digest() -> None:
    assert AssistantSettings().digest() == AssistantSettings().digest()
    assert len(AssistantSettings().digest()) == 12


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("writer", "quoting"),
        ("reranker", "keep"),
        ("retriever", "dense"),
        ("model", "some:model"),
        ("model_url", "http://127.0.0.1:1"),
        ("model_seconds", 21),
        ("model_retries", 2),
        ("model_tokens", 9),
        ("model_temperature", 0.5),
        ("model_sees", "exempt"),
        ("candidates", 61),
        ("passages", 21),
    ],
)
def test_a_change_of_any_setting_changes_the_digest(name: str, value: object) -> None:
    changed = AssistantSettings.model_validate({name: value})
    assert changed.digest() != AssistantSettings().digest()


@pytest.mark.parametrize(
    ("set_to", "used"),
    [
        ({}, "extractive"),
        ({"model": "some:model"}, "quoting"),
        ({"model": ""}, "extractive"),
        ({"model": "some:model", "writer": "extractive"}, "extractive"),
        ({"writer": "quoting"}, "quoting"),
    ],
)
def test_a_model_writes_where_one_is_set_and_no_other_writer_is(set_to: dict[str, str], used: str) -> None:
    assert AssistantSettings.model_validate(set_to).writer_name == used


def test_every_setting_is_told_by_the_digest() -> None:
    assert set(AssistantSettings.model_fields) >= {"writer", "reranker", "retriever", "model", "candidates", "passages"}
