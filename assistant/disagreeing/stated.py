"""Totals that a paper states of its own lists: "34 projects and 230 actions", "Of the 71 actions, ...".

Only bare totals count: "36 actions are led by ...", "about 40 actions" and "a further seven recommendations" say
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vectorstore._reference_patterns import WORD_NUMBERS
from vectorstore.records import RecordKind
from vectorstore.references import find_references
from vectorstore.types import Block, BlockKind, Document, Span

NOUNS = {
    "projects": RecordKind.PROJECT,
    "actions": RecordKind.ACTION,
    "recommendations": RecordKind.RECOMMENDATION,
    "risks": RecordKind.RISK,
    "milestones": RecordKind.MILESTONE,
    "deliverables": RecordKind.DELIVERABLE,
    "service plans": RecordKind.SERVICE_PLAN,
    "kpis": RecordKind.KPI,
}
LEAST = 5
"""Smaller totals are said of too many things: "the two actions" is hardly ever a whole list."""

_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})*|{'|'.join(WORD_NUMBERS)}"
_TOTAL = re.compile(rf"(?<![\w.£$€])(?P<number>{_NUMBER})\s+(?P<noun>{'|'.join(NOUNS)})\b", re.IGNORECASE)
_NO_TOTAL_BEFORE = re.compile(
    r"\b(?:about|around|approximately|nearly|almost|over|(?<!s )under|than|least|most|some|only|just|further|"
    r"additional|other|another|new|first|next|last|remaining|outstanding|extra|to|from|or|and a|x)\s+$",
    re.IGNORECASE,
)
_WHOLE_BEFORE = re.compile(
    r"(?:\b|^)(?:(?:each |all |any )?(?:of )?(?:the|its|our)|all|comprises|comprising|contains?|containing|"
    r"consists? of|made up of|total of|centred on|there (?:are|were)|detail of|(?:^|\band )of|has|have|had|at)\s+$",
    re.IGNORECASE,
)
_WHOLE_AFTER = re.compile(
    rf"\s*(?:$|[.;:,)]|and\s+(?:{_NUMBER})\s|(?:held |set out |contained |listed |included |shown )?"
    r"(?:in|within|under|across)\s+(?:the|this|its|our|appendix|annex|\d)|(?:is|are)\s+(?:set out |listed )?in\b|"
    r"(?:was|were)\s+\w+ed\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\S.*?(?:(?<=[.;:!?])(?=\s)|(?=\s*\n\s*(?:[-–•*✓▪]|\n))|\Z)", re.DOTALL)
_PART_AFTER = re.compile(r"\s*,?\s*(?:which|that|who|whose|all|both|none|each of which)\b", re.IGNORECASE)
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:previous(?:ly)?|original(?:ly)?|initial(?:ly)?|formerly|earlier|no longer|at launch|merged|compared|"
    r"(?:added|removed|reduced|increased|rose|fell|down|up)\b.{0,20}\b(?:from|to|since|by))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """One total as a sentence states it.

    `beside` are the totals of other kinds in the same sentence, `places` the appendices and tables that it names.
    """

    kind: RecordKind
    number: int
    noun: str
    sentence: Span
    block: Block
    beside: tuple[tuple[RecordKind, int], ...]
    places: frozenset[str]


def stated_totals(document: Document, blocks: Sequence[Block]) -> tuple[Stated, ...]:
    """Return the totals that the running text of a paper states, in order."""
    prose = [block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.MINUTE)]
    return tuple(found for block in prose for found in _of_block(document, block))


def _of_block(document: Document, block: Block) -> Iterator[Stated]:
    for sentence in sentences(document, block.span):
        words = " ".join(document.standing(sentence).split())
        if _OF_ANOTHER_TIME.search(words):
            continue
        totals = [
            (NOUNS[m["noun"].casefold()], _value(m["number"]), m["noun"])
            for m in _TOTAL.finditer(words)
            if _is_whole(m)
        ]
        named = [
            ref.canonical for ref in find_references(words) if ref.kind in ("appendix", "annex", "table", "schedule")
        ]
        for kind, number, noun in totals:
            if number >= LEAST:
                others = tuple((k, n) for k, n, _ in totals if k is not kind)
                yield Stated(
                    kind=kind,
                    number=number,
                    noun=noun,
                    sentence=sentence,
                    block=block,
                    beside=others,
                    places=frozenset(named),
                )


def sentences(document: Document, span: Span) -> Iterator[Span]:
    """Yield the sentences of a block whatever its line ends; none over a page's end or with words struck out."""
    for match in _SENTENCE.finditer(document.quote(span)):
        found = Span(start=span.start + match.start(), end=span.start + match.end())
        if document.page_of(found.start) == document.page_of(found.end) and document.runs(found) == (found,):
            yield found


def _is_whole(match: re.Match[str]) -> bool:
    """Say whether a number and a noun are a total, by the words on both sides."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _NO_TOTAL_BEFORE.search(before) or _PART_AFTER.match(after):
        return False
    listed = re.search(r"(?:,|\band|\bunder)\s+$", before) is not None
    return bool(_WHOLE_AFTER.match(after)) and (bool(_WHOLE_BEFORE.search(before)) or listed or not before.strip())


def _value(number: str) -> int:
    return int(WORD_NUMBERS.get(number.casefold(), number.replace(",", "")))
