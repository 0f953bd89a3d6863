"""What a question was narrowed to, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

ALL = "All the papers that whoever asked may see."


def narrowed(filters: Mapping[str, Any], title_of: Callable[[str], str] = str) -> str:
    """Say which papers were searched; `filters` are those of the address, `title_of` a document's id or name."""
    as_of = filters.get("as_of")
    said = [f"papers of meetings up to {spoken(as_of)}"] if as_of else []
    said += _listed("committee", _values(filters, "committee"))
    said += _listed("paper", [title_of(one) for one in _values(filters, "document")])
    said += _listed("kind", _values(filters, "kind"))
    said += _listed("reference", _values(filters, "ref"))
    return f"Narrowed to {'; '.join(said)}." if said else ALL


def _values(filters: Mapping[str, Any], name: str) -> list[str]:
    """Return what a filter was set to, once or several times."""
    given = filters.get(name) or ()
    return [given] if isinstance(given, str) else [str(one) for one in given]


def _listed(name: str, values: Sequence[str]) -> list[str]:
    return [f"{name if len(values) == 1 else name + 's'} {', '.join(values)}"] if values else []


def spoken(day: date | str) -> str:
    """Write a day as people in the United Kingdom do: 11 March 2025."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{value.day} {value:%B %Y}"
