"""Why there is no answer, what the record does hold, and how that is said."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import gaps
from assistant.changes import read_as
from assistant.citing import cite
from assistant.confidence import is_unanswerable
from assistant.declining import SAID
from assistant.lacking import lacking
from assistant.missing import blanked, figure_lacking, named, silent, what_is_missing
from assistant.not_yet import after_the_record, asks_what_happened
from assistant.query import Query, take_text_apart, terms_of, unmet
from assistant.searched import newest
from assistant.signs import Signs, words_over
from assistant.types import Abstention, AbstentionReason, Evidence
from assistant.undecided import meeting_without_decision
from assistant.unheard import is_unheard_of
from vectorstore.index import Index
from vectorstore.references import broader
from vectorstore.word_vectors import WordVectors

TOO_UNLIKELY = 0.05
"""Under this likelihood of the best stretch nothing in the record is near the question."""

UNMET_COST, LEAST_RELEVANCE = 8.2, -5.0
"""As `python -m evals.fit_relevance` finds them for each of three councils' papers by itself, with 2 in 100 answerable
questions under; for all three in one index it finds 5.9 and -3.3, under which more of them fall."""

SURE = 0.5
"""From this likelihood on, the stretch is what the reader means by a reference that is written otherwise there."""

NEAREST = 3

_PLACED = frozenset({AbstentionReason.BLANK, AbstentionReason.NOT_SHOWN})
"""Reasons that name the place where an answer would stand: what else was searched is beside the point."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Whether a paper holds a reference asked about, or one that it is a part of; the day of the newest paper.

    The day is None where it does not matter, or no paper has one.
    """

    refs: bool = False
    newest: date | None = None


def why_not(
    query: Query,
    chosen: Sequence[Evidence],
    signs: Signs,
    words: WordVectors,
    *,
    known: Known,
    computed: bool = False,
) -> Abstention | None:
    """Return the reason not to answer from this evidence, None where there is one to write from.

    `computed` says that the evidence is rows of the register, which were looked up and not ranked by how likely they
    are.
    """
    found = None if computed else _far_off(query, chosen, words, refs_known=known.refs)
    if found is None:
        undecided = None if computed else meeting_without_decision(query, chosen)
        if other := undecided or after_the_record(query, chosen, known.newest):
            return _abstain(AbstentionReason.OTHER_PERIOD, other, chosen)
    if found is None and chosen and (missing := lacking(query, chosen, signs, computed=computed)):
        found = _abstain(*missing, chosen[:1] if missing[0] in _PLACED else chosen)
    if found is None and is_unanswerable(signs):
        reason, said = what_is_missing(query, chosen, signs, words)
        found = _abstain(reason, said, chosen[:1] if reason in _PLACED else chosen)
    return found


def known_of(query: Query, index: Index) -> Known:
    """Return what the papers that the reader may see have of a question."""
    wanted = {*query.plan.refs, *(part for ref in query.plan.refs for part in broader(ref))}
    filters = query.plan.question.filters
    timed = query.plan.periods and asks_what_happened(query.plan.own)
    return Known(
        refs=bool(wanted and index.catalogue.find_refs(sorted(wanted), filters, 1)),
        newest=newest(index, filters) if timed else None,
    )


def in_full(abstention: Abstention, searched: str) -> Abstention:
    """Return an abstention that says beside what is missing what was searched, and leads over to what comes nearest."""
    parts = [abstention.text]
    if abstention.reason not in _PLACED:
        parts.append(searched)
    if abstention.nearest:
        parts.append("The nearest that it does hold:")
    return replace(abstention, text=" ".join(part for part in parts if part))


def declining(reason: AbstentionReason, chosen: Sequence[Evidence]) -> Abstention:
    """Return the polite refusal of a question that is not for a record, with what the papers hold on its subject."""
    return in_full(_abstain(reason, SAID[reason], chosen), "")


def unsupported(chosen: Sequence[Evidence]) -> Abstention:
    """Return the abstention for a draft of which no claim passed its checks."""
    return _abstain(AbstentionReason.UNSUPPORTED, "The record does not support an answer.", chosen)


def nothing_held() -> Abstention:
    """Return the abstention where there is no paper at all which the reader may see."""
    return _abstain(AbstentionReason.EMPTY_INDEX, "No papers that you may see have been ingested yet.", ())


def nothing_fits() -> Abstention:
    """Return the abstention for a question narrowed to no paper at all: a misspelt name is no silence of the record."""
    return _abstain(
        AbstentionReason.NOT_FOUND,
        "No paper that you may see fits what the question was narrowed to: a date, committees, papers, kinds of "
        "paper or references.",
        (),
    )


def nothing_asked() -> Abstention:
    """Return the abstention for words that direct the program and ask nothing of the papers."""
    return _abstain(
        AbstentionReason.NOT_FOUND,
        "This asks nothing of the council’s papers, and instructions change nothing here. Ask what the papers say.",
        (),
    )


def _far_off(query: Query, chosen: Sequence[Evidence], words: WordVectors, *, refs_known: bool) -> Abstention | None:
    """Return the abstention for what plainly is not there: a blank cell, an unknown reference, a figure, all of it."""
    blank = gaps.blank_cells(query, chosen) or gaps.headed_blank(query, chosen) if chosen else None
    if blank:
        return _abstain(*blanked(blank), (blank.row,))
    asked = named(query)
    if chosen and asked and not refs_known and chosen[0].score < SURE:
        return _abstain(AbstentionReason.UNKNOWN_REFERENCE, f"No paper that you may see mentions {asked}.", chosen)
    if not chosen or not query.words or chosen[0].score < TOO_UNLIKELY:
        return _abstain(AbstentionReason.NOT_FOUND, silent(query), chosen)
    if not refs_known and shares_nothing(query, chosen):
        return _abstain(AbstentionReason.NOT_FOUND, silent(query), chosen)
    if not refs_known and (is_unheard_of(query, chosen, words) or is_off_the_record(query, chosen, words)):
        return _abstain(AbstentionReason.NOT_FOUND, silent(query), chosen)
    lacking = figure_lacking(query, chosen)
    return _abstain(*lacking, chosen) if lacking else None


def shares_nothing(query: Query, chosen: Sequence[Evidence]) -> bool:
    """Say whether no term of the question, in none of its other wordings, stands in or over any of the evidence.

    Among few papers rarity says little of a word, and the evidence may rank high for want of any better.
    """
    asked = {*query.terms, *(term for forms in query.alike.values() for form in forms for term in form)}
    held = (terms_of(text) for item in chosen for text in (read_as(item.document, item.span), words_over(item)))
    return bool(asked) and all(asked.isdisjoint(terms) for terms in held)


def is_off_the_record(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> bool:
    """Say whether the question is about things that the record is silent on, however much of the rest it shares.

    A logistic model of two features: the log-odds of the best stretch, and how much of the question is unmet.
    """
    log_odds = math.log(chosen[0].score / max(1.0 - chosen[0].score, 1e-9))
    lacking = unmet(query, [take_text_apart(read_as(item.document, item.span), words) for item in chosen])
    return log_odds - UNMET_COST * lacking < LEAST_RELEVANCE


def _abstain(reason: AbstentionReason, said: str, chosen: Sequence[Evidence]) -> Abstention:
    return Abstention(reason=reason, text=said, nearest=tuple(cite(item) for item in chosen[:NEAREST]))
