"""From settings to a language model, or to what is wrong with them."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from assistant.errors import CouldNotAnswer
from assistant.models.opening import ChatModel, open_model
from assistant.models.providers import is_loopback
from assistant.settings import AssistantSettings
from vectorstore.types import AccessLevel

KEYS = ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "ANTHROPIC_API_KEY", "OPENAI_BASE_URL", "OLLAMA_HOST")


@pytest.fixture(autouse=True)
def without_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)


def opened(model: str | None, **more: Any) -> ChatModel:
    return open_model(AssistantSettings.model_validate({"model": model, **more}))


def test_without_a_model_the_setting_is_named() -> None:
    with pytest.raises(CouldNotAnswer, match="set CLERK_MODEL, for example to openai:"):
        opened(None)


@pytest.mark.parametrize("model", ["no-provider-at-all", ":name", "openai:"])
def test_a_model_without_a_provider_or_a_name_is_refused_with_an_example(model: str) -> None:
    with pytest.raises(CouldNotAnswer, match=f"CLERK_MODEL={model} cannot be used: write provider:model"):
        opened(model)


def test_an_unknown_provider_is_refused_with_the_known_ones() -> None:
    with pytest.raises(CouldNotAnswer, match=r"CLERK_MODEL=nobody:nothing cannot be used: .*nobody.*azure_openai"):
        opened("nobody:nothing")


def test_a_package_that_is_missing_is_named_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_ollama", None)
    with pytest.raises(
        CouldNotAnswer, match=r"its package is not installed: pip install '\.\[ollama\]' -c constraints"
    ):
        opened("ollama:small")


def test_a_package_of_no_extra_is_named_in_langchains_own_words() -> None:
    with pytest.raises(CouldNotAnswer, match=r"langchain.mistralai"):
        opened("mistralai:small")


def test_a_missing_key_is_told_at_the_start() -> None:
    pytest.importorskip("langchain_openai")
    with pytest.raises(CouldNotAnswer, match=r"CLERK_MODEL=openai:gpt-x cannot be used: .*OPENAI_API_KEY"):
        opened("openai:gpt-x")


def test_an_openai_model_has_the_settings_and_never_shows_its_key() -> None:
    pytest.importorskip("langchain_openai")
    made = opened("openai:gpt-x", model_key="sk-secret", model_seconds=7, model_retries=3, model_tokens=50)
    chat: Any = made.chat
    assert (chat.model_name, chat.request_timeout, chat.max_retries, chat.max_tokens) == ("gpt-x", 7.0, 3, 50)
    assert chat.temperature == 0
    assert (made.name, made.seconds, made.ends, made.sees) == (
        "openai:gpt-x",
        7.0,
        ("finish_reason", "status"),
        AccessLevel.PUBLIC,
    )
    assert "sk-secret" not in repr(made) + AssistantSettings(model_key="sk-secret").model_dump_json()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("model", "name"), [("http://127.0.0.1:9/v1", "openai:default"), ("http://127.0.0.1:9/v1#qwen3", "openai:qwen3")]
)
def test_an_address_is_a_server_that_speaks_openais_protocol_and_needs_no_key(model: str, name: str) -> None:
    pytest.importorskip("langchain_openai")
    made = opened(model)
    assert made.name == name
    assert str(getattr(made.chat, "openai_api_base", "")) == "http://127.0.0.1:9/v1"


def test_a_key_of_openais_is_not_sent_to_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_openai")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-theirs")
    chat: Any = opened("http://127.0.0.1:9/v1").chat
    assert chat.openai_api_key.get_secret_value() == "none"


def test_an_azure_deployment_is_found_at_its_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_openai")
    monkeypatch.setenv("OPENAI_API_VERSION", "2025-01-01")
    made = opened("azure_openai:ours", model_url="https://ours.example.org", model_key="k")
    chat: Any = made.chat
    assert (chat.azure_endpoint, chat.model_name) == ("https://ours.example.org", "ours")
    assert made.sees is AccessLevel.PUBLIC


def test_an_anthropic_model_has_the_settings() -> None:
    pytest.importorskip("langchain_anthropic")
    chat: Any = opened("anthropic:claude-x", model_key="k", model_tokens=60, model_retries=2).chat
    assert (chat.model, chat.max_tokens, chat.max_retries, chat.temperature) == ("claude-x", 60, 2, 0)


def test_an_ollama_model_has_the_settings_under_its_own_names() -> None:
    pytest.importorskip("langchain_ollama")
    made = opened("ollama:qwen3:4b", model_tokens=60)
    chat: Any = made.chat
    assert (chat.model, chat.num_predict, chat.client_kwargs["timeout"]) == ("qwen3:4b", 60, 20.0)
    assert (made.ends, made.sees) == (("done_reason",), AccessLevel.CONFIDENTIAL)


def test_a_model_on_another_machine_sees_public_papers_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_ollama")
    monkeypatch.setenv("OLLAMA_HOST", "http://models.example.org:11434")
    assert opened("ollama:small").sees is AccessLevel.PUBLIC
    assert opened("ollama:small", model_sees="exempt").sees is AccessLevel.EXEMPT
    assert opened("ollama:small", model_url="http://localhost:1").sees is AccessLevel.CONFIDENTIAL


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9/v1", True),
        ("https://localhost/v1", True),
        ("http://[::1]:80/v1", True),
        ("127.0.0.1", True),
        ("localhost:11434", True),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://10.0.0.1", False),
        ("https://api.openai.com/v1", False),
        ("0.0.0.0", False),
        ("", False),
    ],
)
def test_only_this_machines_own_addresses_are_here(address: str, here: bool) -> None:
    assert is_loopback(address) is here
