"""Motions told apart by who moved them, and compared: "Mr Ames's or Mrs Cole's, which had more against it?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.query import Query
from assistant.register.one_vote import Candidate, candidates, surely
from assistant.register.vote_asking import SIDES, VoteAsk, is_of_a_vote, surnames_in
from assistant.register.votes_compared import compared_votes, votes_of
from assistant.types import DraftClaim, Evidence
from vectorstore.index import Index
from vectorstore.records import Record
from vectorstore.references import find_figures
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors

_COMPARES = re.compile(
    r"\b(?:which|whose|more|fewer|less|most|least|difference|compared?|closer|bigger|both)\b", re.IGNORECASE
)
_FEWER = re.compile(r"\b(?:fewer|less|least|lowest|closer|closest|narrow\w*)\b", re.IGNORECASE)
_AMENDMENT = re.compile(r"\bamendments?\b", re.IGNORECASE)


_SIDES_SAID = {"for": "votes for it", "against": "votes against it", "abstained": "abstentions"}
_RANKED = {
    (False, False): ("more", "the most"),
    (False, True): ("fewer", "the fewest"),
    (True, True): ("the closer", "the closest"),
}
"""How the first of two, and of more, is said to stand to the others, by whether margins are compared and few wanted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """The sentence that compares two or more motions, and their records in the order of that sentence."""

    text: str
    records: tuple[Record, ...]
    values: tuple[str, ...]

    def draft(self, rows: Sequence[Sequence[Evidence]]) -> DraftClaim:
        """Return the sentence as a claim; `rows` are the citable stretches of each motion."""
        quotes = tuple((item.label, item.text) for items in rows for item in items)
        return DraftClaim(text=self.text, quotes=quotes, values=self.values)


def votes_compared(query: Query, hits: Sequence[Hit], index: Index, words: WordVectors) -> Compared | None:
    """Return the motions of two or more movers whose votes a question compares, None where any may be another."""
    own = query.plan.own
    surnames = surnames_in(own)
    if len(surnames) < 2 or not _COMPARES.search(own) or not is_of_a_vote(f"{query.plan.context} {own}"):
        return None
    ask = VoteAsk(wanted=SIDES, member=None, amending=bool(_AMENDMENT.search(own)) or None, final=False)
    every = candidates(query, ask, hits, index, words)
    meant = {name: _moved_by(name, own, every) for name in sorted(surnames)}
    found = {one.record.id: one.record for same in meant.values() for one in same[:1]}
    return _compared(own, tuple(found.values())) if len(found) == len(surnames) else None


def _moved_by(surname: str, text: str, every: Sequence[Candidate]) -> list[Candidate]:
    """Return the one motion that somebody moved, with the votes that the question states where it states some.

    Who moved it names it well enough, whatever else the question says, unless they moved two.
    """
    own = [one for one in every if surname in one.record.value("mover").casefold().split()]
    stated = {Decimal(figure.value) for figure in find_figures(text) if figure.value.isdigit()}
    told = [one for one in own if stated & {votes_of(one.record.value(side)) for side in SIDES}]
    return surely(told or own, least=0.0)


def _compared(text: str, records: Sequence[Record]) -> Compared | None:
    told = compared_votes(text, records)
    if len(told.values) < len(records):
        return None
    fewer = bool(_FEWER.search(text)) or told.margin
    order = sorted(told.values, key=lambda place: told.values[place], reverse=not fewer)
    ranked = tuple(records[place] for place in order)
    names = [record.value("mover") for record in ranked]
    counts = [_said(record, told.name, margin=told.margin) for record in ranked]
    side = "vote" if told.margin else _SIDES_SAID[told.name]
    same = told.values[order[0]] == told.values[order[1]]
    word = "as many" if same else _RANKED[told.margin, fewer][len(ranked) > 2]
    rest = ", ".join(f"that of {name} had {count}" for name, count in zip(names[1:], counts[1:], strict=True))
    return Compared(
        text=f"That of {names[0]} had {word} {side}: {counts[0]}; {rest}.",
        records=ranked,
        values=tuple(dict.fromkeys([*names, *counts])),
    )


def _said(record: Record, name: str, *, margin: bool) -> str:
    return f"{record.value('for')} for, {record.value('against')} against" if margin else record.value(name)
