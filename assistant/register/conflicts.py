"""What the papers of an answer contradict themselves about, where the answer is about that very thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.disagreeing.finding import Disagreements
from assistant.disagreeing.types import Disagreement
from assistant.query import Query
from assistant.timing import timed
from assistant.types import Claim, Route

MOST = 2


@timed("conflicts")
def conflicts_of(query: Query, claims: Sequence[Claim], finder: Disagreements) -> tuple[Claim, ...]:
    """Return the contradictions that a reader of these claims must know of, each with the words of every side.

    They are of a thing that the question names, or of a total that the claims themselves state.
    """
    if not claims or query.plan.route not in (Route.COUNT, Route.COMPARE, Route.STATUS, Route.NUMBER):
        return ()
    papers = list(dict.fromkeys(cited.document_id for claim in claims for cited in claim.citations))
    filters = query.plan.question.filters
    if query.plan.refs:
        found = finder.about(filters, documents=papers, refs=query.plan.refs)
    else:
        totals = finder.about(filters, documents=papers, words=query.plan.own)
        found = tuple(one for one in totals if _states(claims, one))
    return tuple(one.claim for one in found[:MOST])


def _states(claims: Sequence[Claim], one: Disagreement) -> bool:
    """Say whether a claim states one of the values as a number of its own."""
    said = set(re.findall(r"[\d,]+(?:\.\d+)?", " ".join(claim.text for claim in claims)))
    return any(side.value in said for side in one.sides)
