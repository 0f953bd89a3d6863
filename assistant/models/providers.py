"""What differs between the services that models come from; of others, the names that LangChain's models share hold."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from assistant.models.settings import ModelSettings

NO_KEY = "none"
"""What a server of one's own is sent as a key where none is set: OpenAI's client refuses to send nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """One provider: clerk's extra that installs its package, what its options are called, and how a whole reply ends.

    `ends` are the entries of a reply's last part that say why it ended; a reply with none of them was cut off. `home`
    is where the service is unless a setting or the environment variable `home_variable` says otherwise.
    """

    extra: str | None = None
    package: str = "langchain"
    url: str = "base_url"
    tokens: str = "max_tokens"
    ends: tuple[str, ...] = ()
    home: str = ""
    home_variable: str = ""

    def options(self, settings: ModelSettings, url: str | None) -> dict[str, Any]:
        """Return the keyword arguments of this provider's LangChain model."""
        options: dict[str, Any] = {"temperature": settings.model_temperature, self.tokens: settings.model_tokens}
        if self.extra == "ollama":
            options["client_kwargs"] = {"timeout": settings.model_seconds}
        else:
            options |= {"timeout": settings.model_seconds, "max_retries": settings.model_retries}
        if settings.model_key:
            options["api_key"] = settings.model_key.get_secret_value()
        return options | ({self.url: url} if url else {})

    def is_here(self, url: str | None) -> bool:
        """Say whether the service is on this machine, so that nothing it is sent leaves it."""
        return is_loopback(url or os.environ.get(self.home_variable, "") or self.home)


_OPENAI_ENDS = ("finish_reason", "status")
"""Of chat completions and of responses."""

ANY = Provider()
"""A provider that clerk has no extra for, asked with the names that LangChain's models share."""

PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(extra="openai", package="langchain_openai", ends=_OPENAI_ENDS, home_variable="OPENAI_BASE_URL"),
    "azure_openai": Provider(
        extra="openai",
        package="langchain_openai",
        url="azure_endpoint",
        ends=_OPENAI_ENDS,
        home_variable="AZURE_OPENAI_ENDPOINT",
    ),
    "anthropic": Provider(
        extra="anthropic", package="langchain_anthropic", ends=("stop_reason",), home_variable="ANTHROPIC_API_URL"
    ),
    "ollama": Provider(
        extra="ollama",
        package="langchain_ollama",
        tokens="num_predict",
        ends=("done_reason",),
        home="127.0.0.1",
        home_variable="OLLAMA_HOST",
    ),
}


def is_loopback(address: str) -> bool:
    """Say whether a URL, or a host with or without its port, is on this machine."""
    host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
