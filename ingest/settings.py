"""How files are read; read once, at the entry point, and passed down."""

from __future__ import annotations

import os

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.limits import Limits
from vectorstore.types import AccessLevel


def cores() -> int:
    """How many processor cores this process may use, which in a container is fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class IngestSettings(BaseSettings):
    """Who a paper is for, how it is cut, how many processes read; each is `CLERK_` plus its name in the environment.

    `access` overrides the marks of every paper of the run. `chunk_chars` is a size in characters.
    `embedder` and `embedder_model` are those of the store, for the worker processes that each load one; `limits` are
    what one file may cost. `recogniser` reads scanned pages ("off": none does), in a language by its own name for it.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_", frozen=True)

    access: AccessLevel | None = None
    allow_confidential: bool = False
    chunker: str = "structural"
    chunk_chars: int = Field(default=1000, ge=200, le=1200)
    workers: int = Field(default_factory=cores, ge=1)
    embedder: str = "onnx"
    embedder_model: str | None = None
    recogniser: str = "tesseract"
    recogniser_language: str = "eng"
    limits: Limits = Field(default_factory=Limits)
