"""A row of the register as an answer says it: which fields, and how much of each."""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.records import Field, Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A field of a row and the words of it that are said, fewer than all where it is long."""

    field: Field
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of the register and what of it is said, in the order of its fields."""

    record: Record
    said: tuple[Said, ...]
