"""With what force a thing is said: a report recommends, a committee resolves, and answers never confuse the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import islice

from assistant.presenting import titled
from assistant.types import Citation, Claim, Evidence, Plan, Slot
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
FROM = "From "
"""How a lead begins that only says where the claims are from."""

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
    """Return the force of a stretch of evidence."""
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


def lead_of(claims: Sequence[Claim]) -> str:
    """Say in one line which papers the claims are from, all that may be said without a citation."""
    papers = list(dict.fromkeys((c.title, c.meeting_date) for claim in claims for c in claim.citations))
    if not papers:
        return ""
    if len(papers) > 1:
        return f"{FROM}{len(papers)} papers:"
    return f"{FROM}{titled(*papers[0])}:"


def labelled(plan: Plan, claims: Sequence[Claim], chosen: Sequence[Evidence], lead: str) -> str:
    """Return the lead of an answer with what its claims do: resolve, or recommend without a decision being held."""
    sources = [source for claim in claims for cited in claim.citations for source in _source(cited, chosen)]
    forces = [of_evidence(source) for source in sources]
    if not lead or not forces:
        return lead
    decided = asks_for_decision(plan)
    if set(forces) == {Force.RESOLVED} or (decided and forces[0] is Force.RESOLVED):
        return _joined(f"{sources[0].document.committee or 'It was'} resolved", lead)
    if decided and Force.RECOMMENDED in forces and Force.RESOLVED not in forces:
        return _joined("Recommended, but no decision on it was found", lead)
    return _joined("The report recommends", lead) if set(forces) == {Force.RECOMMENDED} else lead


def _joined(act: str, lead: str) -> str:
    """Put what was done before where it stands: "Cabinet resolved (Minutes: Cabinet, 9 April 2025):"."""
    return f"{act} ({lead.removeprefix(FROM).removesuffix(':')}):" if lead.startswith(FROM) else f"{act}. {lead}"


def _source(citation: Citation, chosen: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence that a citation is of: the first, or none where a claim was added to the answer."""
    found = (i for i in chosen if i.document.id == citation.document_id and i.span.overlaps(citation.span))
    return list(islice(found, 1))


def _is_resolution(document: Document, span: Span) -> bool:
    """Say whether words resolve, or stand in the list that such a word opens."""
    if document.kind is DocumentKind.DECISION or _RESOLVED.search(document.standing(span)):
        return True
    before = document.quote(Span(start=max(span.start - BEFORE, 0), end=span.start))
    opened = [match.end() for match in _RESOLVED.finditer(before)]
    return bool(opened) and not re.search(r"\n\s*\n?\d{1,3}\.? [A-Z]{2,}", before[opened[-1] :])
