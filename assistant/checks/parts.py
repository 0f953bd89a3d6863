"""Figures, dates, references and addresses of a claim: each has to stand in the quotes, in one spelling or another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vectorstore.references import date_supported, find_dates, find_figures, find_references

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|<[a-z!/][^>]*>|\]\([^)]*\)", re.IGNORECASE)


def unsupported_parts(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Return the figures, dates, references and addresses of a claim that stand in none of its quotes."""
    record = "\n".join(quotes)
    figures = {figure.value for figure in find_figures(record)}
    dates = [date.value for date in find_dates(record)]
    refs = {ref.canonical for ref in find_references(record)}
    missing = [f.text for f in find_figures(claim) if f.value not in figures]
    missing += [d.text for d in find_dates(claim) if not any(date_supported(d.value, known) for known in dates)]
    missing += [r.text for r in find_references(claim) if r.canonical not in refs]
    missing += [match[0] for match in _ADDRESS.finditer(claim) if match[0].casefold() not in record.casefold()]
    return tuple(dict.fromkeys(missing))
