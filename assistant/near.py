"""Where an earlier question was answered from."""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.types import Hit, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """A place that the earlier question was answered from: its own stretches, and the passage that they stand in."""

    hit: Hit
    spans: tuple[Span, ...]
