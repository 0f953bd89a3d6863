"""Which language model writes, if any, and how long it may take; no other setting is needed to use one."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from vectorstore.types import AccessLevel


class ModelSettings(BaseSettings):
    """A language model; each setting is `CLERK_` plus its name in the environment.

    `model` is "provider:name", such as "openai:gpt-5-mini", or the base URL of a server that speaks OpenAI's protocol,
    "http://127.0.0.1:8080/v1#name". `model_url` is where a provider's service is, `model_key` its key; without them the
    provider's own environment variables count. A reply may take `model_seconds` and `model_tokens`, and is asked for
    again `model_retries` times where the provider is busy. `model_sees` is the strictest level of papers that may be
    sent to it; unset, it is confidential for a model on this machine and public for any other.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_", frozen=True)

    model: str | None = None
    model_url: str | None = None
    model_key: SecretStr | None = None
    model_seconds: float = Field(default=20.0, gt=0)
    model_retries: int = Field(default=1, ge=0)
    model_tokens: int = Field(default=1000, ge=1)
    model_temperature: float = Field(default=0.0, ge=0)
    model_sees: AccessLevel | None = None
