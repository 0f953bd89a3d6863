"""Why there is no answer, what the record does hold, and how that is said."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from assistant import gaps
from assistant.changes import read_as
from assistant.citing import cite
from assistant.query import Query, take_text_apart, unmet
from assistant.types import Abstention, AbstentionReason, Evidence, Slot
from vectorstore.references import find_references
from vectorstore.word_vectors import WordVectors

TOO_UNLIKELY = 0.05
"""Under this likelihood of the best stretch nothing in the record is near the question."""

UNMET_COST, LEAST_RELEVANCE = 8.2, -5.0
"""As `python -m evals.fit_relevance` finds them for each of three councils' papers by itself, with 2 in 100 answerable
questions under; for all three in one index it finds 5.9 and -3.3, under which more of them fall."""

SURE = 0.5
"""From this likelihood on, the stretch is what the reader means by a reference that is written otherwise there."""

NEAREST = 3

MOST_NAMED, LONGEST_NAMED = 4, 40
"""Words of the question that are said to be nowhere, and letters of one: more is a slip of the keyboard."""

_IDENTIFIERS = frozenset({"code", "recommendation", "saving", "minute", "action", "risk", "project"})
"""Kinds of reference that name a thing of the record, not a place in a paper or a part of an Act."""

_ASKED: Mapping[Slot, str] = {
    Slot.NUMBER: "a number",
    Slot.MONEY: "an amount of money",
    Slot.PERCENTAGE: "a percentage",
    Slot.DATE: "a date",
    Slot.PERSON: "who it is",
    Slot.NAME: "a name",
    Slot.COLOUR: "a colour or rating",
    Slot.DECISION: "a decision",
}


def why_not(
    query: Query, chosen: Sequence[Evidence], words: WordVectors, *, empty: bool, refs_known: bool
) -> Abstention | None:
    """Return the reason not to answer from this evidence, None where there is one to write from.

    `empty` says that there is no paper which the reader may see, `refs_known` that one holds a reference asked about.
    """
    if empty:
        return _abstain(AbstentionReason.EMPTY_INDEX, "No papers that you may see have been ingested yet.", ())
    blank = gaps.blank_cells(query, chosen) if chosen else None
    if blank:
        return _blank(blank)
    asked = _named(query)
    if chosen and asked and not refs_known and chosen[0].score < SURE:
        return _abstain(AbstentionReason.UNKNOWN_REFERENCE, f"No paper that you may see mentions {asked}.", chosen)
    if not chosen or not query.words or chosen[0].score < TOO_UNLIKELY:
        return _abstain(AbstentionReason.NOT_FOUND, _silent(query), chosen)
    if not refs_known and is_off_the_record(query, chosen, words):
        return _abstain(AbstentionReason.NOT_FOUND, _silent(query), chosen)
    slot = gaps.missing_slot(query, chosen)
    if slot:
        return _abstain(AbstentionReason.WEAK_EVIDENCE, f"The record does not give {_ASKED[slot]} for this.", chosen)
    return None


def is_off_the_record(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> bool:
    """Say whether the question is about things that the record is silent on, however much of the rest it shares.

    A logistic model of two features: the log-odds of the best stretch, and how much of the question is unmet.
    """
    log_odds = math.log(chosen[0].score / max(1.0 - chosen[0].score, 1e-9))
    lacking = unmet(query, [take_text_apart(read_as(item.document, item.span), words) for item in chosen])
    return log_odds - UNMET_COST * lacking < LEAST_RELEVANCE


def unsupported(chosen: Sequence[Evidence]) -> Abstention:
    """Return the abstention for a draft of which no claim passed its checks."""
    return _abstain(AbstentionReason.UNSUPPORTED, "The record does not support an answer.", chosen)


def nothing_fits() -> Abstention:
    """Return the abstention for a question narrowed to no paper at all: a misspelt name is no silence of the record."""
    return _abstain(
        AbstentionReason.NOT_FOUND,
        "No paper that you may see fits what the question was narrowed to: a date, committees, papers or references.",
        (),
    )


def nothing_asked() -> Abstention:
    """Return the abstention for words that direct the program and ask nothing of the papers."""
    return _abstain(
        AbstentionReason.NOT_FOUND,
        "This asks nothing of the council’s papers, and instructions change nothing here. Ask what the papers say.",
        (),
    )


def _silent(query: Query) -> str:
    """Say that there is nothing, and name the words of the question that no paper has."""
    unseen = [f"“{word}”" for word in query.words if word in query.unseen and 2 < len(word) <= LONGEST_NAMED]
    return (
        f"The record does not say. No paper mentions {' or '.join(unseen[:MOST_NAMED])}."
        if unseen
        else "The record does not say."
    )


def _named(query: Query) -> str:
    """Return the question's identifiers as the reader wrote them; places, "paragraph 3.6", are found by other means."""
    found = find_references(query.plan.text, loose=True)
    return ", ".join(dict.fromkeys(reference.text for reference in found if reference.kind in _IDENTIFIERS))


def _blank(blank: gaps.Blank) -> Abstention:
    """Say of a row which cell is blank, or lost its colour in this copy, and cite the row."""
    place = blank.row.block.locator.row or "that row"
    heads = " and ".join(f"“{head}”" for head in blank.columns)
    if blank.colour:
        said = f"This copy does not show what stands under {heads} for {place}: a colour would be lost in it."
        return _abstain(AbstentionReason.NOT_SHOWN, said, (blank.row,))
    return _abstain(AbstentionReason.BLANK, f"The record leaves {heads} blank for {place}.", (blank.row,))


def _abstain(reason: AbstentionReason, said: str, chosen: Sequence[Evidence]) -> Abstention:
    nearest = tuple(cite(item) for item in chosen[:NEAREST])
    instead = " The nearest that it does hold:" if nearest else ""
    return Abstention(reason=reason, text=said + instead, nearest=nearest)
