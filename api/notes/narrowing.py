"""What a question was narrowed to, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

ALL = "All the papers that whoever asked may see."


def narrowed(filters: Mapping[str, Any], title_of: Callable[[str], str] = str) -> str:
    """Say which papers were searched; `title_of` gives the title of a document's id or file name."""
    as_of = filters.get("as_of")
    said = [f"papers of meetings up to {spoken(as_of)}"] if as_of else []
    said += _listed("committee", filters.get("committees"))
    said += _listed("paper", [title_of(one) for one in filters.get("documents") or ()])
    said += _listed("kind of paper", [str(kind) for kind in filters.get("kinds") or ()], "kinds of paper")
    said += _listed("reference", filters.get("refs"))
    return f"Narrowed to {'; '.join(said)}." if said else ALL


def _listed(one: str, values: Sequence[str] | None, many: str = "") -> list[str]:
    if not values:
        return []
    return [f"{one if len(values) == 1 else many or one + 's'} {', '.join(values)}"]


def spoken(day: date | str) -> str:
    """Write a day as people in the United Kingdom do: 11 March 2025."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{value.day} {value:%B %Y}"
