"""What a question wants of the register: an operation over records of a kind, and the fields it asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Plan, Route
from vectorstore.records import RecordKind
from vectorstore.references import canonical

K = RecordKind


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


UNDERTAKINGS = frozenset({K.PROJECT, K.ACTION, K.DELIVERABLE, K.TRACKER_ACTION})

_KINDS: Mapping[str, tuple[RecordKind, ...]] = {
    r"projects?": (K.PROJECT,),
    r"actions?|tasks?|to-?dos?": (K.ACTION, K.TRACKER_ACTION, K.DELIVERABLE),
    r"recommendations?|recs?": (K.RECOMMENDATION,),
    r"resolutions?|decisions?": (K.RESOLUTION,),
    r"minutes": (K.MINUTE,),
    r"savings?(?: lines?| proposals?)?": (K.SAVING, K.BUDGET_LINE),
    r"kpis?|indicators?|(?:performance )?measures?": (K.KPI,),
    r"risks?": (K.RISK,),
    r"issues?": (K.ISSUE,),
    r"milestones?": (K.MILESTONE,),
    r"deliverables?|priorit(?:y|ies)": (K.DELIVERABLE,),
    r"(?:service |business )?plans?": (K.SERVICE_PLAN,),
    r"(?:agenda )?items?": (K.AGENDA_ITEM, K.WORK_ITEM),
    r"(?:work[- ]programme )?(?:entries|topics?)": (K.WORK_ITEM,),
    r"budget lines?|budgets?": (K.BUDGET_LINE,),
    r"terms?|acronyms?|abbreviations?": (K.TERM,),
    r"officers?|people|members?": (K.PERSON,),
    r"(?:action |scrutiny )?tracker": (K.TRACKER_ACTION,),
}
_NOUNS = tuple(
    (re.compile(rf"\b(?:{words})\b(?! ?(?:no\.? ?)?\d|['’]s\b)", re.IGNORECASE), kinds)
    for words, kinds in _KINDS.items()
)
_ANY_NOUN = re.compile(
    r"\b(?:rows?|lines?|entries|ones|schemes?|things|bits|modifications?|amendments?)\b", re.IGNORECASE
)

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
}
_WANTED_PATTERNS = tuple((re.compile(words, re.IGNORECASE), names) for words, names in _WANTED.items())

_BODIES = r"(?:committee|cabinet|council|panel|board|members|councillors|they)"
_VERBS = (
    (
        re.compile(rf"\bdid (?:the )?(?:\w+ )?{_BODIES} (?:\w+ )?(?:decide|resolve|agree)\b", re.IGNORECASE),
        ("resolutions", frozenset({K.RESOLUTION}), True),
    ),
    (
        re.compile(
            rf"\bwhat(?:'s| is) (?:on|coming(?: up)?|due|planned)\b.*\b(?:{_BODIES}|scrutiny|audit)\b", re.IGNORECASE
        ),
        ("items", frozenset({K.WORK_ITEM}), True),
    ),
)
_TRIGGER = re.compile(r"\b(?:how many|number of|which|whats?|list|name|give me|show me)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"[,;?]|\s[-–—]\s|\b(?:is|are|was|were|has|have|had|does|do|did|that|still|come|came|sit|just|will|can)\b",
    re.IGNORECASE,
)
MOST_WORDS_TO_NOUN = 7
"""A noun further from the asking word is another thing's."""

_PAPERS = r"(?! (?:reports?|updates?|papers?|plans?|versions?|meetings?|positions?|figures?|trackers?|minutes)\b)"
_MOST = re.compile(
    rf"\b(?:most(?! (?:of|at|recent)\b)|highest|largest|biggest|greatest|latest{_PAPERS}|longest|worst|top)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:least|lowest|smallest|fewest|earliest|shortest|soonest)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“]([^\"”]{2,80})[\"”]|(?<!\w)['‘]([^'’]{2,80})['’](?!\w)")
_LETTERS = re.compile(
    r"\b(workstreams?|themes?|priorit(?:y|ies)|sections?|parts?) ([A-Z]) ?(?:to|-|–|through) ?([A-Z])\b"
)
_CODES = re.compile(r"\b([A-Z]{1,3}\d*(?:\.\d+)*\.?)(\d+) ?(?:to|-|–|through) ?\1?(\d+)(?![\w.])")


def read_ask(plan: Plan) -> Ask:
    """Read what the question wants; a question that lists or counts nothing is asked of no table at all."""
    text = plan.own
    noun, kinds, asked = _said_otherwise(text) or _noun_of(text)
    operation = _operation(plan, text)
    plural = noun.endswith("s") or operation in EXTREMES
    listed = plan.route in (Route.LIST, Route.COUNT) or noun.endswith("tracker") or (asked and plural)
    if plan.route in (Route.COMPARE, Route.EXPLAIN):
        listed = listed and len(plan.refs) == 1
    quoted = tuple(first or second for first, second in _QUOTED.findall(text))
    ranges = ranges_in(text)
    return Ask(
        operation=operation,
        several=bool(ranges) or (listed and bool(noun or quoted)),
        kinds=kinds,
        noun=noun,
        refs=tuple(dict.fromkeys([*plan.refs, *ranges])),
        quoted=quoted,
        wanted=wanted_fields(text),
    )


def near_kinds(kinds: frozenset[RecordKind]) -> frozenset[RecordKind]:
    """Return the kinds with those that papers call by the same nouns: one plan's projects are another's actions."""
    return kinds | UNDERTAKINGS if kinds & UNDERTAKINGS else kinds


def wanted_fields(text: str) -> tuple[str, ...]:
    """Return the names of the fields that a question asks for, in the order in which it is likely to mean them."""
    return tuple(dict.fromkeys(name for pattern, names in _WANTED_PATTERNS if pattern.search(text) for name in names))


def ranges_in(text: str) -> tuple[str, ...]:
    """Return every reference of the ranges in a text: "A3.4 to A3.7", "workstreams A to D"."""
    found: list[str] = []
    for kind, first, last in _LETTERS.findall(text):
        found += [canonical(f"{kind.rstrip('s')} {chr(code)}") for code in range(ord(first), ord(last) + 1)]
    for stem, first, last in _CODES.findall(text):
        if int(first) < int(last) <= int(first) + 100:
            found += [canonical(f"{stem}{number}") for number in range(int(first), int(last) + 1)]
    return tuple(found)


def _operation(plan: Plan, text: str) -> Operation:
    if plan.route is Route.COUNT:
        return Operation.COUNT
    if _MOST.search(text):
        return Operation.MOST
    return Operation.LEAST if _LEAST.search(text) else Operation.LIST


def _said_otherwise(text: str) -> tuple[str, frozenset[RecordKind], bool] | None:
    """Return the noun of questions that name their rows by a verb: what a body decided, what is coming to it."""
    return next((found for pattern, found in _VERBS if pattern.search(text)), None)


def _noun_of(text: str) -> tuple[str, frozenset[RecordKind], bool]:
    """Return the noun that is listed or counted, the kinds of record it can mean, and whether an asking word is by it.

    It stands soon after the asking word ("how many of the open actions"); "which ones" takes the noun said before.
    """
    asked = _TRIGGER.search(text) or _MOST.search(text) or _LEAST.search(text)
    near = _AUXILIARY.split(text[asked.end() :], maxsplit=1)[0] if asked else ""
    nearby = " ".join(near.split()[:MOST_WORDS_TO_NOUN])
    noun, kinds = _first_noun(nearby)
    vague = _ANY_NOUN.search(nearby)
    if noun and not (vague and vague.start() < nearby.index(noun)):
        return noun, kinds, True
    if vague and noun:
        return vague.group(), frozenset(), True
    if nearby and not _ANY_NOUN.search(nearby):
        return "", frozenset(), False
    noun, kinds = _first_noun(text, plural=True)
    if noun:
        return noun, kinds, bool(nearby)
    plain = _ANY_NOUN.search(text)
    return (plain.group() if plain else ""), frozenset(), bool(nearby)


def _first_noun(text: str, *, plural: bool = False) -> tuple[str, frozenset[RecordKind]]:
    """Return the first noun of a text and its kinds; of nouns side by side ("plan actions") the last, the longest.

    `plural` takes one in the plural before others.
    """
    found = [(match.span(), match.group(), kinds) for pattern, kinds in _NOUNS for match in pattern.finditer(text)]
    heads = [(span, noun) for span, noun, _ in found if not any(span[1] + 1 == other[0] for other, _, _ in found)]
    if not heads:
        return "", frozenset()
    _, noun = min(heads, key=lambda head: (plural and not head[1].endswith("s"), head[0][0], -head[0][1]))
    return noun, frozenset(kind for _, said, kinds in found if said == noun for kind in kinds)
