"""What was looked through for a question, in words: how many papers, and of what time."""

from __future__ import annotations

from datetime import date

from vectorstore.index import Index
from vectorstore.types import Filters


def searched(index: Index, filters: Filters) -> str:
    """Say how many papers were searched, and of which months: "Searched 5 papers, May 2023 to July 2024."."""
    cards = index.catalogue.documents(filters)
    days = sorted(card.meeting_date for card in cards if card.meeting_date)
    papers = f"{len(cards):,} papers" if len(cards) != 1 else "1 paper"
    undated = len(cards) - len(days)
    rest = f" ({undated:,} without a date)" if days and undated else ""
    return f"Searched {papers}{_span(days)}{rest}."


def _span(days: list[date]) -> str:
    if not days:
        return ""
    first, last = f"{days[0]:%B %Y}", f"{days[-1]:%B %Y}"
    return f", {first} to {last}" if first != last else f", {first}"
