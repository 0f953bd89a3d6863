"""What was looked through for a question, in words: how many papers, and of what time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vectorstore.index import Index
from vectorstore.types import Filters, Hit


def searched(index: Index, filters: Filters) -> str:
    """Say how many papers were searched, and of which months: "Searched 5 papers, May 2023 to July 2024."."""
    cards = index.catalogue.documents(filters)
    days = sorted(card.meeting_date for card in cards if card.meeting_date)
    papers = f"{len(cards):,} papers" if len(cards) != 1 else "1 paper"
    undated = len(cards) - len(days)
    rest = f" ({undated:,} without a date)" if days and undated else ""
    return f"Searched {papers}{_span(days)}{rest}."


def newest(index: Index, filters: Filters) -> date | None:
    """Return the day of the newest paper that is searched, None where none has a day."""
    return max((card.meeting_date for card in index.catalogue.documents(filters) if card.meeting_date), default=None)


def _span(days: list[date]) -> str:
    if not days:
        return ""
    first, last = f"{days[0]:%B %Y}", f"{days[-1]:%B %Y}"
    return f", {first} to {last}" if first != last else f", {first}"


def searching(index: Index, filters: Filters) -> str:
    """Say how many papers are being searched: "Searching 31 papers"."""
    narrowed = index.catalogue.document_ids(filters)
    papers = index.catalogue.counts(filters.levels).documents if narrowed is None else len(narrowed)
    return f"Searching {papers:,} paper{'' if papers == 1 else 's'}"


def reading(hits: Sequence[Hit]) -> str:
    """Say what is being read of what was found: "Reading 5 papers and 3 tables"."""
    papers = len({hit.chunk.document_id for hit in hits})
    rows = [
        (hit.chunk.document_id, hit.chunk.locator) for hit in hits if hit.chunk.locator.table or hit.chunk.locator.row
    ]
    tables = len({(paper, place.table or place.headings) for paper, place in rows})
    told = [f"{n} {one}{'' if n == 1 else 's'}" for n, one in ((papers, "paper"), (tables, "table")) if n]
    return f"Reading {' and '.join(told)}" if told else "Looking at what the papers do hold"
