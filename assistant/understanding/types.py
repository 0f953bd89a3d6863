"""What is found out about the words of a question before it is planned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadAs:
    """Words of a question (`typed`) that were read as others (`read`): a slip of the keyboard, a date, a next row."""

    typed: str
    read: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Alike:
    """Words of a question and other wordings of the same: they find passages, and are never shown as a quote."""

    said: str
    forms: tuple[str, ...]
