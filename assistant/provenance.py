"""How an answer came about: what explains it afterwards, and what its reader should know of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something for the reader about how the answer came about, such as a language model that did not reply."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What is being done now, for whoever waits: "Reading 5 papers and 3 tables"."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """What one call of a language model read and wrote, as its provider counts."""

    read: int
    written: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """How an answer came about: enough to explain it and to produce it again.

    `tokens` are those that a language model read and wrote, call by call, where its provider says so.
    """

    writer: str
    embedder: str
    settings_digest: str
    prompt_version: str | None = None
    tokens: tuple[Tokens, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
