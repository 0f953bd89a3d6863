"""The questions that did not end as they should, each with what it takes to see why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.types import Cited, GoldEvidence, Row
from evals.verdicts import Verdict, faults_of, verdict_of, where

_BROKEN = re.compile(r"(?<!\n)\n(?!\n)")
ORDER = (Verdict.WRONG, Verdict.NOT_REFUSED, Verdict.REFUSED_WRONGLY, Verdict.ASKED_BACK)
BLAMELESS = "Ended as it should, with a fault"

Pieces = tuple[tuple[str, str], ...]
"""Words in order with what they are: "" around a quote, "quote" in it, "proof" where they prove the gold answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Words of a paper as they stand there, what is around them, and where that is."""

    place: str
    pieces: Pieces


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One question with its answer, its faults, what it cited and what it should have cited; `anchor` links to it."""

    anchor: str
    row: Row
    verdict: Verdict
    faults: tuple[str, ...]
    cited: tuple[Passage, ...]
    proof: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The cases of one verdict."""

    anchor: str
    title: str
    cases: tuple[Case, ...]


def groups_of(rows: Sequence[Row]) -> tuple[Group, ...]:
    """Return every scored question with a fault, by verdict in the order of their weight; empty groups are left out."""
    faulty = [(number, row) for number, row in enumerate(rows, 1) if row.error is None and faults_of(row)]
    cases = [_case(number, row) for number, row in faulty]
    groups = [
        *((verdict.value.capitalize(), [case for case in cases if case.verdict is verdict]) for verdict in ORDER),
        (BLAMELESS, [case for case in cases if case.verdict.good]),
    ]
    return tuple(
        Group(anchor=f"group-{number}", title=title, cases=tuple(found))
        for number, (title, found) in enumerate(groups, 1)
        if found
    )


def _case(number: int, row: Row) -> Case:
    return Case(
        anchor=f"question-{number}",
        row=row,
        verdict=verdict_of(row),
        faults=faults_of(row),
        cited=tuple(_cited(one, row.evidence) for one in row.citations),
        proof=tuple(
            Passage(place=where(gold), pieces=_pieces(gold.before, [(gold.quote, "proof")], gold.after))
            for gold in row.evidence
        ),
    )


def _cited(cited: Cited, evidence: Sequence[GoldEvidence]) -> Passage:
    parts = [cited.document, f"page {cited.page}" if cited.page else "", "" if cited.stands else "NOT in this paper"]
    quote = list(_marked(cited, evidence))
    return Passage(place=", ".join(part for part in parts if part), pieces=_pieces(cited.before, quote, cited.after))


def _marked(cited: Cited, evidence: Sequence[GoldEvidence]) -> Iterator[tuple[str, str]]:
    """Yield a cited quote in pieces, those that are words of gold evidence as proof."""
    own = cited.place
    if len(cited.quote) != own.end - own.start:
        yield cited.quote, "quote"
        return
    every = (place for gold in evidence for place in gold.places if place.document_id == own.document_id)
    proving = [place for place in every if place.start < own.end and own.start < place.end]
    inside = [any(place.start <= at < place.end for place in proving) for at in range(own.start, own.end)]
    start = 0
    for at in range(1, len(inside) + 1):
        if at == len(inside) or inside[at] != inside[start]:
            yield cited.quote[start:at], "proof" if inside[start] else "quote"
            start = at


def _pieces(before: str, quote: Sequence[tuple[str, str]], after: str) -> Pieces:
    """Put words and what is around them in order, lines that only the paper's width broke joined again."""
    return tuple((_BROKEN.sub(" ", words), kind) for words, kind in ((before, ""), *quote, (after, "")) if words)
