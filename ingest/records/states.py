"""Reads how far an action is from the words that open its comments: "To be discharged: sent in May", "Ongoing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.rows import words_of
from vectorstore.records import Field, FieldSource
from vectorstore.types import Document, Span

_STATE = re.compile(
    r"\W*(?:this (?:is|has been)\s+)?(?P<state>to be discharged|discharged|on-?going|completed?|closed|in progress"
    r"|not (?:yet )?started|outstanding|overdue|done|deferred|superseded|awaiting \w+|due)\b(?=\s*(?:$|[-–—:.,;(]))",
    re.IGNORECASE,
)


def with_state(document: Document, fields: Sequence[Field]) -> tuple[Field, ...]:
    """Add the status that comments or progress open with to fields without one; a blank comment says none."""
    if any(field.name == "status" for field in fields):
        return tuple(fields)
    told = next((field for field in fields if field.name in ("comments", "progress")), None)
    if told is None:
        return tuple(fields)
    if not told.value:
        blank = Field(name="status", heading=told.heading, value="", spans=told.spans[:1], source=FieldSource.BLANK)
        return (*fields, blank)
    match = _STATE.match(document.quote(told.spans[0]))
    if match is None:
        return tuple(fields)
    start = told.spans[0].start
    span = Span(start=start + match.start("state"), end=start + match.end("state"))
    return (*fields, Field(name="status", heading=told.heading, value=words_of(match["state"]), spans=(span,)))
