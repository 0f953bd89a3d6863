"""Answers "Has A2.3 been completed?" by the cells of the one record that is surely meant, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from assistant.leads.asking import YesNo, without_asides
from assistant.leads.states import STATES, State, is_met
from assistant.leads.subjects import day_of, is_of_period, is_subject
from assistant.ledger.states import colour_of, said_first
from assistant.register.meaning import Sense
from assistant.rows import Row
from assistant.types import Claim, Plan
from vectorstore.index import Index
from vectorstore.records import Field, Record, RecordKind
from vectorstore.references import find_references

TELLING = ("status", "state", "assessment", "progress", "outcome", "comments", "response", "rating")
"""Fields that tell how a thing stands: all but the rating in words, of which some say a state and nothing else."""

_NO_THINGS = frozenset(
    {RecordKind.MOTION, RecordKind.RESOLUTION, RecordKind.MINUTE, RecordKind.TERM, RecordKind.PERSON}
)
_COLOURS = {sense.value: sense for sense in (Sense.RED, Sense.AMBER, Sense.GREEN, Sense.BLUE, Sense.YELLOW)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Whether a record meets what is asked, and the cells that say so."""

    yes: bool
    cells: tuple[Field, ...]


Test = Callable[[Record], Found | None]
"""Holds a record against what is asked; None where its cells do not say it for certain."""


def verdict_on_state(
    asked: YesNo, plan: Plan, claim: Claim, row: Row, index: Index, papers: Collection[str]
) -> bool | None:
    """Say whether the record that a claim tells meets what is asked, None where that or the record is not certain.

    `papers` are those that were found, in which no other record may be meant.
    """
    if row.record.kind in _NO_THINGS:
        return None
    for subject, test in _readings(asked, dated=bool(plan.periods)):
        found = test(row.record)
        if found is None or not _is_shown(found.cells, row, claim) or not is_subject(subject, row.record, plan):
            continue
        rivals = (test(other) for other in _rivals(subject, row.record, plan, index, papers))
        if is_of_period(plan, day_of(row.record, plan, index)) and all(
            other and other.yes is found.yes for other in rivals
        ):
            return found.yes
    return None


def _readings(asked: YesNo, *, dated: bool) -> Iterator[tuple[str, Test]]:
    """Yield the ways to part a question's words into the thing and the state asked of.

    What need not last is asked of now alone, unless the question says of when; when a thing that lasts came about is in
    no cell.
    """
    words = without_asides(asked.words)
    passing = not asked.agent and (asked.now or (asked.then and dated))
    for state in STATES:
        pattern = rf"(?:{state.asked})\s+(?P<of>.+)" if asked.agent else rf"(?P<of>.+?)\s+(?:{state.asked})"
        match = re.fullmatch(pattern, words, re.IGNORECASE) if (not asked.within if state.lasts else passing) else None
        if match:
            yield without_asides(match["of"]), _by_words(state)
    colour = re.fullmatch(rf"(?P<of>.+?)\s+(?P<colour>{'|'.join(_COLOURS)})", words, re.IGNORECASE) if passing else None
    if colour:
        yield without_asides(colour["of"]), _by_colour(_COLOURS[colour["colour"].casefold()])


def _by_words(state: State) -> Test:
    def test(record: Record) -> Found | None:
        told = [cell for cell in record.fields if cell.name in TELLING and cell.value]
        said = [(cell, is_met(state, cell.value, _beside(cell, told))) for cell in told if cell.name != "rating"]
        deciding = tuple(cell for cell, met in said if met is not None)
        met = {met for _, met in said if met is not None}
        return Found(yes=True in met, cells=deciding) if len(met) == 1 else None

    return test


def _by_colour(colour: Sense) -> Test:
    def test(record: Record) -> Found | None:
        cells = tuple(cell for cell in record.fields if cell.name == "rating")
        said = {colour_of(cell.value) for cell in cells}
        return Found(yes=said == {colour}, cells=cells) if len(said) == 1 and None not in said else None

    return test


def _beside(cell: Field, told: Collection[Field]) -> str:
    return " | ".join(other.value for other in told if other is not cell)


def _is_shown(cells: Collection[Field], row: Row, claim: Claim) -> bool:
    """Say whether the cells that decide are told in the claim, and quoted; a colour has no words to quote."""
    told = {id(part.field): part.words.casefold() for part in row.said}
    quoted = [cited.span for cited in claim.citations if cited.document_id == row.record.document_id]
    return all(
        said_first(cell.value).casefold() in told.get(id(cell), "")
        and all(any(span.overlaps(one) for one in quoted) for span in cell.spans[:1] if len(span))
        for cell in cells
    )


def _rivals(subject: str, record: Record, plan: Plan, index: Index, papers: Collection[str]) -> Iterator[Record]:
    """Yield the other records that could be meant: of the reference, or with such a title, unless told of before."""
    filters, own = plan.question.filters, day_of(record, plan, index)
    held = {found.id: found for found in index.register.find(filters, refs={record.ref})} if record.ref else {}
    if not find_references(subject, loose=True):
        wider = (found for paper in papers for found in index.register.of_document(paper, filters))
        held |= {found.id: found for found in wider if is_subject(subject, found, plan)}
    for other in held.values():
        if other.id == record.id or not _tells_a_state(other):
            continue
        day = day_of(other, plan, index)
        older = bool(other.scope == record.scope and day and own and day < own)
        if not older and is_of_period(plan, day):
            yield other


def _tells_a_state(record: Record) -> bool:
    return record.kind not in _NO_THINGS and any(cell.name in TELLING for cell in record.fields if cell.value)
