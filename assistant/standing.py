"""How the papers of an answer stand: drafts, and papers that a later one of the same title has followed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Claim, Plan
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.references import find_dates

_DRAFT = re.compile(r"(?<![a-z])draft(?![a-z])", re.IGNORECASE)


def remarks_on(plan: Plan, claims: Sequence[Claim], cards: Sequence[DocumentInfo]) -> str:
    """Say which cited papers are drafts, and what later paper of their title `cards` hold; empty for none."""
    cited = {citation.document_id for claim in claims for citation in claim.citations}
    if not cited:
        return ""
    own = [card for card in cards if card.id in cited]
    drafts = [card for card in own if is_draft(card)]
    said = ["It is a draft." if len(own) == 1 else "One of them is a draft."] if drafts else []
    later = _later(own, cards) if not plan.periods else None
    if later is not None and later.meeting_date:
        said.append(f"A later paper of that title is of {later.meeting_date.day} {later.meeting_date:%B %Y}.")
    return " ".join(said)


def is_draft(card: DocumentInfo) -> bool:
    """Say whether a paper's title or file name calls it a draft."""
    return bool(_DRAFT.search(card.title) or _DRAFT.search(card.name))


def _later(own: Sequence[DocumentInfo], cards: Sequence[DocumentInfo]) -> DocumentInfo | None:
    """Return the newest paper of the one title that all cited papers share, None where it is cited or there is none."""
    stems = {_stem(card.title) for card in own}
    last = max((card.meeting_date for card in own if card.meeting_date), default=None)
    if len(stems) != 1 or last is None or not all(stems):
        return None
    series = [card for card in cards if _stem(card.title) in stems and card.meeting_date and card.meeting_date > last]
    return max(series, key=lambda card: str(card.meeting_date), default=None)


def _stem(title: str) -> str:
    """Return a title without its dates: what the papers of a series share; empty for minutes and agendas."""
    for day in reversed(find_dates(title)):
        title = title[: day.span.start] + title[day.span.end :]
    words = re.findall(r"\w+", title.casefold())
    return "" if words[:1] in (["minutes"], ["agenda"]) else " ".join(words)


def with_remarks(lead: str, remarks: str) -> str:
    """Return a lead that says before its colon how the papers stand."""
    return f"{lead.removesuffix(':')}. {remarks.removesuffix('.')}:" if lead and remarks else lead
