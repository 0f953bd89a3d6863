"""How questions are answered; read once, at the entry point, and passed down."""

from __future__ import annotations

import hashlib

from pydantic import Field, field_validator
from pydantic_settings import SettingsConfigDict

from assistant.models.settings import ModelSettings
from assistant.parts import Part


class AssistantSettings(ModelSettings):
    """Variants and sizes on the path of a question; each is `CLERK_` plus its name in the environment.

    `writer`, `reranker` and `retriever` name files of their folders. `candidates` chunks are found, the best `passages`
    of them are read for the sentences and rows that answer. Without `writer`, a language model writes where one is set.
    `without` is a JSON list of parts to leave out, to measure what they are worth; nothing is left out unasked.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_", frozen=True)

    retriever: str = "hybrid"
    reranker: str = "learned"
    writer: str | None = None
    candidates: int = Field(default=60, ge=1)
    passages: int = Field(default=20, ge=1)
    without: tuple[Part, ...] = ()

    @field_validator("without")
    @classmethod
    def _in_one_order(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(sorted(set(parts)))

    @property
    def writer_name(self) -> str:
        """The writer that is used: the one set, else the language model's where there is a model."""
        return self.writer or ("quoting" if self.model else "extractive")

    def digest(self) -> str:
        """Return 12 hex digits that change whenever a setting does, to tell which settings gave an answer."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]
