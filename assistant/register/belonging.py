"""Whether a row is of a reference that a question names: it has it, is a part of it, or stands under it."""

from __future__ import annotations

import re

from assistant.register.pools import context_of, refs_over
from vectorstore.records import Record

_FAMILIES = frozenset(
    {"workstream", "theme", "priority", "section", "strand", "objective", "outcome", "part", "project"}
)
"""Kinds whose number begins the references of their rows: workstream A has A1, theme 2 has 2.1.3."""

PLACES = frozenset({"appendix", "annex", "schedule", "table", "page", "figure", "chapter"})


def belongs(record: Record, ref: str) -> bool:
    """Say whether a record is of a canonical reference, or of a part of it."""
    own = record.ref or ""
    if own == ref or own.startswith((f"{ref}.", f"{ref}(")):
        return True
    kind, _, number = ref.partition(" ")
    if number and kind in _FAMILIES and re.match(re.escape(number) + (r"(?=\d)" if number.isalpha() else r"\."), own):
        return True
    if kind == "minute" and (record.locator.minute or "") == number:
        return True
    return ref in refs_over(context_of(record)) or (kind == "plan" and _is_numbered(record, number))


def _is_numbered(record: Record, number: str) -> bool:
    """Say whether a heading over the row begins with the number ("15. Mending the roofs"), as plans are listed."""
    opening = re.compile(rf"\W*{re.escape(number)}[.)]\s")
    return any(opening.match(heading) for heading in (*record.locator.headings, record.table or ""))
