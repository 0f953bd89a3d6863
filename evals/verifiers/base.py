"""What a verifier is: a named, versioned judge of whether quotes support a sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from vectorstore.types import AccessLevel


class Label(StrEnum):
    """How far some words support a statement."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def weight(self) -> float:
        """1, one half or 0."""
        return {"full": 1.0, "partial": 0.5, "none": 0.0}[self.value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A statement and the words that are to support it, together."""

    statement: str
    texts: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What stands for the pair in the store of labels."""
        return hashlib.sha256(json.dumps([self.statement, *self.texts]).encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What a verifier said: a label and how sure, 0 to 1; or no label and why, which is neither a pass nor a zero."""

    label: Label | None
    score: float | None = None
    error: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifierSettings:
    """Which model a verifier runs: a folder, or for a language model its name as in CLERK_MODEL."""

    model: str | None = None


class Verifier(Protocol):
    """One way of telling support; one file here, made by its `build(settings)`."""

    @property
    def name(self) -> str:
        """What it is called in scores and cards: the file's name."""

    @property
    def version(self) -> str:
        """What its labels depend on beside the texts: rules, weights, prompt. Another version, other labels."""

    @property
    def sees(self) -> AccessLevel:
        """The strictest level of papers whose words it may be given."""

    def judge(self, pairs: Sequence[Pair]) -> Iterator[Judgement]:
        """Yield a judgement for each pair, in order; what fails for one pair is that pair's own error."""
