"""With what force a thing is said: a report recommends, a committee resolves, and answers never confuse the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.types import Evidence, Plan, Slot
from vectorstore.records import RecordKind
from vectorstore.types import Document, DocumentKind, Span

_RESOLVED = re.compile(
    r"\b(?:RESOLVED|AGREED|DECIDED|CARRIED)\b|\b(?:it was|were|was) (?:unanimously )?(?:resolved|agreed that|carried)\b"
)
_RECOMMENDED = re.compile(
    r"\b(?:(?:is|are) (?:asked|recommended|invited|requested) to|recommended (?:that|to)\b|recommends?\b)",
    re.IGNORECASE,
)
_HEADED = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_ASKS_DECISION = re.compile(
    r"\b(?:decid\w*|decision|resolv\w*|resolution|agree[ds]?|approv\w*|vote[ds]?|adopt\w*)\b", re.IGNORECASE
)
_ASKS_ADVICE = re.compile(
    r"\b(?:recommend\w*|propos\w*|officers?['’]? (?:view|advi[cs]e)|asked to (?:agree|approve|note))\b", re.IGNORECASE
)
NAMES_PEOPLE = "names_people"
"""The feature of a stretch that was chosen as the name that a paper prints beside a label."""

LESS = 0.8
"""What a recommendation counts beside a resolution where a decision is asked for."""

BEFORE = 600
"""Characters before a stretch in which the word that a resolution opens with is looked for."""


class Force(StrEnum):
    """What a stretch of a paper does."""

    RESOLVED = "resolved"
    RECOMMENDED = "recommended"
    TOLD = "told"


def force_of(document: Document, span: Span, headings: Sequence[str], kind: RecordKind | None = None) -> Force:
    """Return whether a stretch resolves, recommends or only tells; minutes that repeat advice do not resolve."""
    minuted = document.kind in (DocumentKind.MINUTES, DocumentKind.DECISION)
    if kind is RecordKind.RESOLUTION or (minuted and _is_resolution(document, span)):
        return Force.RESOLVED
    words = document.standing(span)
    advised = kind is RecordKind.RECOMMENDATION or _RECOMMENDED.search(words)
    if not minuted and (advised or any(_HEADED.search(heading) for heading in headings[-1:])):
        return Force.RECOMMENDED
    return Force.TOLD


def of_evidence(item: Evidence) -> Force:
    """Return the force of a stretch of evidence; a name beside its label decides nothing, wherever it stands."""
    if NAMES_PEOPLE in item.features:
        return Force.TOLD
    kind = item.row.record.kind if item.row else None
    return force_of(item.document, item.span, item.block.locator.headings, kind)


def asks_for_decision(plan: Plan) -> bool:
    """Say whether a question is about what was decided, and not about what was put forward."""
    asked = Slot.DECISION in plan.slots or bool(_ASKS_DECISION.search(plan.own))
    return asked and not _ASKS_ADVICE.search(plan.own)


def decisions_first(plan: Plan, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence with what recommends less likely than before, where a decision is asked for and one was found."""
    if not asks_for_decision(plan) or not any(of_evidence(item) is Force.RESOLVED for item in found):
        return tuple(found)
    weighed = [
        replace(item, score=item.score * LESS) if of_evidence(item) is Force.RECOMMENDED else item for item in found
    ]
    return tuple(sorted(weighed, key=lambda item: -item.score))


def _is_resolution(document: Document, span: Span) -> bool:
    """Say whether words resolve, or stand in the list that such a word opens."""
    if document.kind is DocumentKind.DECISION or _RESOLVED.search(document.standing(span)):
        return True
    before = document.quote(Span(start=max(span.start - BEFORE, 0), end=span.start))
    opened = [match.end() for match in _RESOLVED.finditer(before)]
    return bool(opened) and not re.search(r"\n\s*\n?\d{1,3}\.? [A-Z]{2,}", before[opened[-1] :])
