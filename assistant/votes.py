"""Completes a vote: who was for and against stands lines below what was moved, in words that no question shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.types import Evidence, Plan
from assistant.units import units_of
from vectorstore.index import Index
from vectorstore.types import Block, Document, Span

REACH = 9000
"""Characters below a motion in which its vote is looked for, in the same minute."""

LEADING, SHORT = 3, 300
NEARLY = 0.98
_ASKED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|against|in favour|abstain\w*|abstention\w*|carried|lost|defeated|passed|became of"
    r"|get through|got through|amendments?|motions?|moved|seconded|who was for)\b",
    re.IGNORECASE,
)
_SIDES = {
    "for": re.compile(r"\b(?:voted for|for (?:it|the)|in favour|supported|who was for|backed)\b", re.IGNORECASE),
    "against": re.compile(r"\b(?:against|opposed|wasn['’]t)\b", re.IGNORECASE),
    "abstain": re.compile(r"\babst(?:ain|ention)\w*\b", re.IGNORECASE),
}
_TALLY = re.compile(
    r"\W*(?:votes? )?(?P<side>for|against|in favour|abstain\w*|abstentions?|not voting)\b\W*(?:\(?\d{1,3}\)?)?\s*"
    r"(?:[:\n\t]|$)",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:LOST|CARRIED|(?i:amendment|motion) (?:was )?(?i:lost|carried|defeated|withdrawn))\b")
_NEXT = re.compile(r"\W*\(?\d{1,3}[).]\s+[A-Z]")


def completed(plan: Plan, found: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """Return the evidence with the vote on the likeliest motion beside it: the sides asked for and how it ended."""
    if not _ASKED.search(plan.own):
        return tuple(found)
    for leading in found[:LEADING]:
        votes = list(_votes_below(leading, plan, index))
        if votes:
            score = leading.score * NEARLY
            kept = {(item.document.id, item.span) for item in votes}
            rest = [item for item in found if (item.document.id, item.span) not in kept and not _is_vote(item.text)]
            told = [replace(item, score=score - place * 1e-4) for place, item in enumerate(votes)]
            return tuple(sorted([*told, *rest], key=lambda item: -item.score))
    return tuple(found)


def _votes_below(leading: Evidence, plan: Plan, index: Index) -> Iterator[Evidence]:
    """Yield the stretches of the first vote after what is moved, within its minute."""
    document, block = leading.document, leading.block
    if not block.locator.minute:
        return
    below = Span(start=block.span.start, end=min(len(document.text), block.span.end + REACH))
    blocks = index.catalogue.blocks(document.id, below, plan.question.filters.levels)
    minute = [other for other in blocks if other.locator.minute == block.locator.minute]
    sides = {side for side, pattern in _SIDES.items() if pattern.search(plan.own)}
    for vote, side in _first_vote(document, minute):
        if side is None or not sides or side in sides:
            for span in units_of(document, vote, vote.span)[:2]:
                yield replace(leading, label="", block=vote, span=span)


def _first_vote(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Block, str | None]]:
    """Yield each block of a vote with the side that it lists, None for how it ended; names carried over keep theirs."""
    side: str | None = None
    begun = False
    for block in blocks:
        text = document.quote(block.span)
        tally = _TALLY.match(text)
        if tally:
            side, begun = _side(tally["side"]), True
            yield block, side
        elif _is_outcome(text):
            yield block, None
            return
        elif begun and _NEXT.match(text):
            return
        elif begun:
            yield block, side


def _is_vote(text: str) -> bool:
    """Say whether words are of some vote: those of another motion beside this one's would be taken for its own."""
    return bool(_TALLY.match(text)) or _is_outcome(text)


def _is_outcome(text: str) -> bool:
    """Say whether a short line tells how a vote ended; a long one only speaks of it."""
    return len(text) <= SHORT and bool(_OUTCOME.search(text))


def _side(word: str) -> str:
    folded = word.casefold()
    return "for" if folded in ("for", "in favour") else "against" if folded == "against" else "abstain"
