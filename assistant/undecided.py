"""What a body decided at a meeting of which no decision is held: a near miss that would read like an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.authority import Force, asks_for_decision, of_evidence
from assistant.checks.decisions import DECIDING, decides
from assistant.ledger.due import last_day
from assistant.query import Query
from assistant.register.dating import meeting_of
from assistant.register.nouns import said_otherwise
from assistant.types import Evidence, Slot
from vectorstore.records import RecordKind
from vectorstore.references import find_dates
from vectorstore.types import BlockKind

_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def meeting_without_decision(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Say that no decision is held of the one meeting whose decisions are asked for; None where one may be.

    One may be where evidence is of the minutes of that day, or words of it tell of a decision and of the day.
    """
    asked = said_otherwise(query.plan.own)
    days = [period for period in query.plan.periods if _DAY.fullmatch(period)]
    if asked is None or RecordKind.RESOLUTION not in asked[1] or len(days) != 1:
        return None
    day = last_day(days[0])
    if day is None or any(_tells_of(item, days[0]) for item in chosen):
        return None
    return f"The papers found hold no decision of a meeting on {day.day} {day:%B %Y}."


def only_recommended(query: Query, chosen: Sequence[Evidence]) -> bool:
    """Say whether the day of a decision is asked for, and what was found only recommends it."""
    if Slot.DATE not in query.plan.slots or not asks_for_decision(query.plan):
        return False
    forces = {of_evidence(item) for item in chosen}
    return Force.RECOMMENDED in forces and Force.RESOLVED not in forces


def _tells_of(item: Evidence, day: str) -> bool:
    record, paper = item.row.record if item.row else None, item.document
    own = paper.meeting_date.isoformat() if paper.meeting_date else day
    if record is not None and record.kind is RecordKind.RESOLUTION:
        held = meeting_of(record, paper)
        return held is not None and held.isoformat() == day
    if paper.kind in DECIDING:
        return own == day
    if item.block.kind is BlockKind.MINUTE or item.block.locator.minute:
        return own > day  # minutes in the papers of a later meeting may be of any before it
    return decides(item.text) and any(found.value == day for found in find_dates(item.text))
