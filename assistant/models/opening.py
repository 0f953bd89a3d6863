"""From the settings to a language model, or to what is wrong with them, before anyone has asked anything."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from assistant.errors import CouldNotAnswer
from assistant.models.providers import ANY, NO_KEY, PROVIDERS, Provider
from assistant.models.settings import ModelSettings
from vectorstore.types import AccessLevel

EXAMPLES = "openai:gpt-5-mini, ollama:qwen3 or http://127.0.0.1:8080/v1"


@dataclass(frozen=True, kw_only=True)
class ChatModel:
    """A LangChain model and what clerk has to know of it beside.

    `ends` are the entries of a reply that say why it ended, none where the provider is not known to say; `sees` is the
    strictest level of papers that it may be sent.
    """

    chat: BaseChatModel
    name: str
    seconds: float = 20.0
    ends: tuple[str, ...] = ()
    sees: AccessLevel = AccessLevel.PUBLIC


def open_model(settings: ModelSettings) -> ChatModel:
    """Return the model that the settings name.

    Raises CouldNotAnswer, saying what to install or to set, where they name none that can be had.
    """
    if not settings.model:
        raise CouldNotAnswer(f'the writer "quoting" needs a language model: set CLERK_MODEL, for example to {EXAMPLES}')
    provider_name, name, url = _named(settings.model, settings.model_url)
    provider = PROVIDERS.get(provider_name, ANY)
    own = {"api_key": NO_KEY} if _is_address(settings.model) else {}
    return ChatModel(
        chat=_made(settings.model, f"{provider_name}:{name}", own | provider.options(settings, url), provider),
        name=f"{provider_name}:{name}",
        seconds=settings.model_seconds,
        ends=provider.ends,
        sees=settings.model_sees or (AccessLevel.CONFIDENTIAL if provider.is_here(url) else AccessLevel.PUBLIC),
    )


def _named(model: str, url: str | None) -> tuple[str, str, str | None]:
    """Return the provider, the model's name and the address of the service that a setting means."""
    if _is_address(model):
        address, _, name = model.partition("#")
        return "openai", name or "default", address
    provider, colon, name = model.partition(":")
    if not (provider and colon and name):
        raise CouldNotAnswer(f"CLERK_MODEL={model} cannot be used: write provider:model, for example {EXAMPLES}")
    return provider, name, url or None


def _is_address(model: str) -> bool:
    return urlsplit(model).scheme in ("http", "https")


def _made(setting: str, model: str, options: dict[str, Any], provider: Provider) -> BaseChatModel:
    try:
        import_module(provider.package)
        made: BaseChatModel = init_chat_model(model, **options)
    except ImportError as error:
        extra = f"pip install '.[{provider.extra}]' -c constraints.txt" if provider.extra else str(error)
        raise CouldNotAnswer(f"CLERK_MODEL={setting} cannot be used: its package is not installed: {extra}") from error
    except Exception as error:  # each provider's library refuses missing keys and wrong options in its own way
        known = f" (with extras of clerk's own: {', '.join(PROVIDERS)})" if "provider" in str(error).casefold() else ""
        raise CouldNotAnswer(f"CLERK_MODEL={setting} cannot be used: {' '.join(str(error).split())}{known}") from error
    return made
