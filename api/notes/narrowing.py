"""What a question was narrowed to, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

ALL = "All the papers that whoever asked may see."


def narrowed(filters: Mapping[str, Any]) -> str:
    """Say which papers were searched; `filters` are those of a kept answer, which say themselves in words."""
    said = filters.get("said") or ()
    return f"Papers narrowed to: {'; '.join(said)}." if said else ALL


def spoken(day: date | str) -> str:
    """Write a day as people in the United Kingdom do: 11 March 2025."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{value.day} {value:%B %Y}"
