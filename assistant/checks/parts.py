"""Figures, dates, references and addresses of a claim: each has to stand in the quotes, in one spelling or another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vectorstore.references import date_supported, find_dates, find_figures, find_references

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|<[a-z!/][^>]*>|\]\([^)]*\)", re.IGNORECASE)


def unsupported_parts(claim: str, quotes: Sequence[str], named: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the figures, dates and references of a claim that stand in none of its quotes.

    `named` are what the cited rows and minutes are called, which bears out references and nothing else: minutes print
    "43" once over the parts of which one is Minute 43(i).
    """
    record = "\n".join(quotes)
    figures = {figure.value for figure in find_figures(record)}
    dates = [date.value for date in find_dates(record)]
    refs = {ref.canonical for text in (record, *named) for ref in find_references(text)}
    missing = [f.text for f in find_figures(claim) if f.value not in figures]
    missing += [d.text for d in find_dates(claim) if not any(date_supported(d.value, known) for known in dates)]
    missing += [r.text for r in find_references(claim) if r.canonical not in refs]
    return tuple(dict.fromkeys(missing))


def foreign_addresses(claim: str, quotes: Sequence[str]) -> list[str]:
    """Return the web and mail addresses, links and tags of a claim that are in none of its quotes, blanks aside.

    What a model writes is shown as text, but a reader may follow an address that no paper gave.
    """
    record = "".join("".join(quotes).casefold().split())
    return [match[0] for match in _ADDRESS.finditer(claim) if "".join(match[0].casefold().split()) not in record]
