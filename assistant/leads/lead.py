"""Puts the first line of an answer together: all that may be said without a citation, and no figure but a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.authority import Force, asks_for_decision, of_evidence
from assistant.leads.asking import yes_no
from assistant.leads.of_decisions import verdict_on_decision
from assistant.leads.of_states import verdict_on_state
from assistant.leads.of_votes import verdict_on_vote
from assistant.leads.papers import Paper, opening, papers_of
from assistant.standing import remarks_on, with_remarks
from assistant.types import Citation, Claim, Dropped, Evidence, Plan
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import DocumentKind, Hit


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an answer says: its claims, the evidence that they were chosen from, and the papers that were found.

    `disputed` says that papers contradict each other about it; `said` is the day that it counts from, if from any.
    """

    claims: Sequence[Claim]
    chosen: Sequence[Evidence]
    papers: Collection[str] = ()
    disputed: bool = False
    said: str = ""


def told_of(
    claims: Sequence[Claim],
    checked: Sequence[Claim | Dropped],
    chosen: Sequence[Evidence],
    hits: Sequence[Hit],
    said: str,
) -> Told:
    """Return what an answer says; claims beside those that were drafted and `checked` are of what papers dispute."""
    papers = frozenset(hit.chunk.document_id for hit in hits)
    disputed = len(claims) > sum(isinstance(item, Claim) for item in checked)
    return Told(claims=claims, chosen=chosen, papers=papers, disputed=disputed, said=said)


def lead_of(plan: Plan, told: Told, index: Index) -> str:
    """Return the line that opens an answer, with what to know of how its papers stand; empty where nothing is said."""
    if not told.claims:
        return ""
    cards = index.catalogue.documents(plan.question.filters)
    papers = papers_of(told.claims, cards)
    answered = verdict(plan, told, index)
    if answered is None:
        lead = acted(plan, told, papers)
    else:
        lead = f"{'Yes' if answered else 'No'}, in {papers_of(told.claims[:1], cards)[0].named}:"
    return f"{told.said} {with_remarks(lead, remarks_on(plan, told.claims, cards))}".strip()


def verdict(plan: Plan, told: Told, index: Index) -> bool | None:
    """Say whether the first claim answers a question with yes or with no, None wherever that is not certain."""
    asked = yes_no(plan.own)
    if asked is None or told.disputed or told.said:
        return None
    claim = told.claims[0]
    sources = [source for cited in claim.citations for source in _source(cited, told.chosen)]
    rows = {source.row.record.id: source.row for source in sources if source.row is not None}
    if not rows:
        return verdict_on_decision(asked, plan, claim, sources)
    if len(rows) > 1:
        return None
    (row,) = rows.values()
    if row.record.kind is RecordKind.MOTION:
        return verdict_on_vote(asked, plan, row, index, told.papers)
    return verdict_on_state(asked, plan, claim, row, index, told.papers)


def acted(plan: Plan, told: Told, papers: Sequence[Paper]) -> str:
    """Return which papers an answer is from, and whether they resolve, or recommend without a decision being held.

    What is called a decision needs no such word, and tells of more than what it resolves: costs, choices turned down.
    """
    lead = opening(papers)
    sources = [source for claim in told.claims for cited in claim.citations for source in _source(cited, told.chosen)]
    forces = [of_evidence(source) for source in sources]
    if not forces:
        return lead
    where = lead.removeprefix("In the ").removeprefix("From ").removesuffix(":")
    if len(papers) == 1 and papers[0].sort == DocumentKind.DECISION:
        return lead
    decided = asks_for_decision(plan)
    if set(forces) == {Force.RESOLVED} or (decided and forces[0] is Force.RESOLVED):
        return f"{sources[0].document.committee or 'It was'} resolved ({where}):"
    if decided and Force.RECOMMENDED in forces and Force.RESOLVED not in forces:
        return f"Recommended, but no decision on it was found ({where}):"
    if set(forces) != {Force.RECOMMENDED}:
        return lead
    return f"Recommended {lead[0].lower()}{lead[1:]}" if lead.startswith("In ") else f"Recommended ({where}):"


def _source(citation: Citation, chosen: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence that a citation is of: the first, or none where a claim was added to the answer."""
    found = (i for i in chosen if i.document.id == citation.document_id and i.span.overlaps(citation.span))
    return list(islice(found, 1))
