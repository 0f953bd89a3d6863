"""Where the stored things are and which variants keep them; read once, at the entry point, and passed down."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class StoreSettings(BaseSettings):
    """The data folder and the variants of store, lexical index and embedder; each is `CLERK_` plus its name.

    `embedder_model` is a path or a hub name, for embedders that take one; None is the embedder's own default.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_", frozen=True)

    data: Path = Path("data")
    embedder: str = "onnx"
    embedder_model: str | None = None
    store: str = "chroma"
    lexical: str = "sqlite_fts"
