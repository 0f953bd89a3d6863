"""What a question wants of the register: an operation over records of a kind, and the fields it asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.register.nouns import LEAST, MOST, is_sum, noun_of, said_otherwise
from assistant.register.scoping import letters_in, stated_count
from assistant.types import Plan, Route
from assistant.understanding.ranges import ranges_in
from vectorstore.records import RecordKind
from vectorstore.references import equivalents, find_references


class Operation(StrEnum):
    """What is done with the rows that fit."""

    LIST = "list"
    COUNT = "count"
    MOST = "most"
    LEAST = "least"


EXTREMES = frozenset({Operation.MOST, Operation.LEAST})


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """A question as the register reads it.

    `kinds` are the sorts of record that its noun can mean (none: any), `noun` that noun as the reader said it; `refs`
    the canonical references whose rows, and rows under them, are meant; `quoted` words in quotation marks; `wanted` the
    fields asked for; `several` that it is asked of several rows.
    """

    operation: Operation
    kinds: frozenset[RecordKind] = frozenset()
    noun: str = ""
    refs: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    several: bool = False
    stated: int | None = None


_WANTED: Mapping[str, tuple[str, ...]] = {
    r"\bwho(?:se|m|'?s)?\b|\bowns?\b|\bowner|\bleads?\b|\bresponsible\b|\baccountable\b|\bin charge\b|\bchase\b": (
        "owner",
        "lead",
        "accountable",
        "responsible",
        "author",
        "sponsor",
        "role",
        "name",
        "contact",
    ),
    r"\bwhen\b|\bdeadlines?\b|\bdue\b|\bdates?\b|\bby what\b|\btimescales?\b|\bforecast\b": (
        "due",
        "completed",
        "date",
        "start",
        "forecast",
        "baseline",
        "period",
    ),
    r"\bstatus\b|\bprogress\b|\brat(?:ing|ed)\b|\bB?RAG\b|\bon (?:track|course)\b|\bstill\b|\byet\b|\bdone\b"
    r"|\bfinished\b|\bcompleted?\b|\bopen\b|\bclosed\b|\bup to\b|\bassess(?:ed|ment)\b|\bhappen(?:ed|ing)\b"
    r"|\bget(?:ting)?\b": (
        "status",
        "rating",
        "progress",
        "assessment",
        "state",
        "outcome",
        "comments",
        "response",
    ),
    r"\bdeliver(?:ed|ables?)\b|\boutputs?\b|\bcom(?:e|ing) out of\b": ("deliverable", "measure", "outcome"),
    r"\btargets?\b|\bbaselines?\b": ("target", "baseline", "value", "due"),
    r"\bhow (?:much|many|far)\b|\bcosts?\b|£|\bbudgets?\b|\bsavings?\b|\bstaff(?:ing)?\b": (
        "amount",
        "value",
        "budget",
        "staffing",
        "target",
        "variance",
    ),
    r"\bscor(?:e|ed|ing)\b|\blikelihood\b|\bimpact\b": ("score", "likelihood", "impact", "residual"),
    r"\bmitigat": ("mitigation",),
    r"\bwitness\w*\b|\b(?:giv(?:e|es|ing|en)|gave|tak(?:e|es|ing)|hear(?:s|ing|d)?) evidence\b": ("witnesses",),
    r"\bhow (?:often|frequently)\b|\breview(?:ed|s)?\b": ("review",),
    r"\b(?:mov(?:ed?|ers?)|propos(?:ed|er)|second(?:ed|er)|tabled|put forward)\b": ("mover", "seconder"),
    r"\b(?:vot(?:e|es|ed|ing)|get through|got through|became of|carried|lost|passed|support)\b": (
        "outcome",
        "for",
        "against",
        "abstained",
    ),
}
_WANTED_PATTERNS = tuple((re.compile(words, re.IGNORECASE), names) for words, names in _WANTED.items())

_POINTING = re.compile(
    r"\b(?:it|its|that|those|these|them|they|their|this|there|same|one|ones|others?)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“]([^\"”]{2,80})[\"”]|(?<!\w)['‘]([^'’]{2,80})['’](?!\w)")


def read_ask(plan: Plan) -> Ask:
    """Read what the question wants; a question that lists or counts nothing is asked of no table at all."""
    text = plan.own
    noun, kinds, asked = said_otherwise(text) or noun_of(text)
    operation = _operation(plan, text, kinds)
    plural = noun.endswith("s") or operation in EXTREMES
    listed = plan.route in (Route.LIST, Route.COUNT) or noun.endswith("tracker") or (asked and plural)
    listed = listed and (plan.route is Route.COUNT or not is_sum(text, noun))
    if plan.route in (Route.COMPARE, Route.EXPLAIN) and not (kinds == {RecordKind.MOTION} and operation in EXTREMES):
        listed = listed and len(plan.refs) == 1
    quoted = tuple(first or second for first, second in _QUOTED.findall(text))
    ranges = ranges_in(text)
    return Ask(
        operation=operation,
        several=bool(ranges) or (listed and bool(noun or quoted)),
        kinds=kinds,
        noun=noun,
        refs=tuple(dict.fromkeys([*_refs_meant(plan), *ranges, *letters_in(text)])),
        quoted=quoted,
        wanted=wanted_fields(text),
        stated=stated_count(text, noun),
    )


def wanted_fields(text: str) -> tuple[str, ...]:
    """Return the names of the fields that a question asks for, in the order in which it is likely to mean them."""
    return tuple(dict.fromkeys(name for pattern, names in _WANTED_PATTERNS if pattern.search(text) for name in names))


def _operation(plan: Plan, text: str, kinds: frozenset[RecordKind]) -> Operation:
    of_votes = kinds == {RecordKind.MOTION} and bool(MOST.search(text) or LEAST.search(text))
    if plan.route is Route.COUNT and not of_votes:
        return Operation.COUNT
    if MOST.search(text):
        return Operation.MOST
    return Operation.LEAST if LEAST.search(text) else Operation.LIST


def _refs_meant(plan: Plan) -> Sequence[str]:
    """Return the references that the rows must be of: those of earlier turns only where the question points to them."""
    if not plan.context or _POINTING.search(plan.own):
        return plan.refs
    own = {form for found in find_references(plan.own, loose=True) for form in equivalents(found.canonical)}
    return [ref for ref in plan.refs if ref in own]
