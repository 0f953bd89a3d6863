"""What is kept, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One question with its answer as it was given (the wire format of `assistant.presenting`), never made again.

    `filters` are those of the address (`as_of`, `committee`, ...); `made_with` says which models, prompts and settings
    answered; `created` is a moment in UTC, as ISO 8601 writes it.
    """

    id: str
    conversation_id: str
    number: int
    question: str
    filters: Mapping[str, Any]
    answer: Mapping[str, Any] = field(repr=False)
    made_with: Mapping[str, Any] = field(repr=False)
    created: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """A conversation of one owner; `turns` are in order, empty in lists, where `questions` counts them."""

    id: str
    owner: str
    role: str
    name: str
    created: str
    changed: str
    questions: int
    turns: tuple[Turn, ...] = field(default=(), repr=False)
