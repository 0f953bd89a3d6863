"""Reads the conditions of a question off the values that a table's own columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.register.asking import Ask
from assistant.register.limits import limit_in
from assistant.register.meaning import Sense, senses_of, words_of_senses
from assistant.register.people import names_someone
from assistant.register.pools import Pool
from assistant.types import Plan
from vectorstore.lexical.analysis import analyse
from vectorstore.records import RecordKind
from vectorstore.references import find_dates

STATES = frozenset({"status", "rating", "progress", "assessment", "state", "outcome"})
SAID_STATES = STATES | {"comments", "response", "resolved"}
PEOPLE = frozenset(
    ["owner", "lead", "author", "sponsor", "accountable", "responsible", "contact", "name", "mover", "role"]
)
DATED_KINDS = frozenset({RecordKind.WORK_ITEM, RecordKind.AGENDA_ITEM, RecordKind.MILESTONE})
_WHEN = re.compile(
    r"\b(?:due|by|deadline|finish\w*|complet\w*|decided?|start\w*|begin\w*|expected|scheduled)\b", re.IGNORECASE
)
SHORT_STATE = 7
NUMBERS = frozenset({"score", "amount", "value", "budget", "likelihood", "impact", "count"})
DATES = frozenset(["due", "completed", "date", "start", "forecast", "baseline", "period", "target"])
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = re.compile(rf"\b(?:in|on|by|for|of|last|this|next|early|late|until) ({'|'.join(_MONTHS)})\b", re.IGNORECASE)
COLOURS = frozenset(
    {Sense.RED, Sense.AMBER, Sense.GREEN, Sense.BLUE, Sense.GREY, Sense.YELLOW, Sense.PURPLE, Sense.BLACK}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """Rows whose field `name` has one of `values`; `rows` are their places in the pool, `said` the question's words.

    `strength` is 1 for the paper's own words, less for words that only mean the same.
    """

    name: str
    values: tuple[str, ...]
    rows: frozenset[int]
    strength: float
    terms: frozenset[str]


def conditions_of(plan: Plan, ask: Ask, pool: Pool) -> tuple[Condition, ...]:
    """Return the conditions that the question puts to this pool, at most one a field, strongest first."""
    found: list[Condition] = []
    for name in pool.vocabulary:
        best = next(_readings(plan, ask, name, pool), None)
        if best is not None:
            found.append(best)
    return tuple(sorted(_one_a_meaning(found), key=lambda c: (-c.strength, len(c.rows))))


def cannot_tell(plan: Plan, pool: Pool, conditions: Sequence[Condition]) -> bool:
    """Say whether a question asks for a colour that this pool's rows do not show, so that no row can be said to fit."""
    asked = senses_of(plan.own) & COLOURS
    return bool(asked) and not any(asked & senses_of(value) for condition in conditions for value in condition.values)


def _readings(plan: Plan, ask: Ask, name: str, pool: Pool) -> Iterator[Condition]:
    """Yield the ways in which the question can speak of a field, the surest first."""
    values = pool.vocabulary[name]
    text = plan.own
    quoted = [value for value in values if any(_holds_phrase(value, phrase) for phrase in ask.quoted)]
    if quoted:
        yield _condition(pool, name, quoted, 1.0, " ".join(ask.quoted))
    if name in PEOPLE:
        people = [value for value in values if names_someone(text, value)]
        if people:
            yield _condition(pool, name, people, 1.0, " ".join(people))
    spoken = _longest([value for value in values if len(value) > 2 and _speaks(text, value)])
    if spoken:
        yield _condition(pool, name, _with_same_start(values, spoken), 0.95, " ".join(spoken))
    if name in NUMBERS and (limit := limit_in(text)):
        within = [value for value in values if limit.admits(value)]
        if within:
            yield _condition(pool, name, within, 0.9, limit.said)
    if name in STATES and _is_short(values):
        yield from _by_sense(text, name, pool)
    if name in DATES:
        months = months_in(text) if ask.kinds & DATED_KINDS or _WHEN.search(text) else ()
        dated = [value for value in values if _states_date(value, (*plan.periods, *months))]
        if dated and len(dated) < len(values):
            yield _condition(pool, name, dated, 0.8, " ".join(plan.periods))


def months_in(text: str) -> tuple[str, ...]:
    """Return the months that a question names without a year ("in November"), as their numbers in dates: "-11-"."""
    dated = [day.span for day in find_dates(text)]
    named = (match for match in _MONTH.finditer(text) if not any(s.start <= match.start() < s.end for s in dated))
    return tuple(f"-{_MONTHS.index(match.group(1).casefold()) + 1:02d}" for match in named)


def month_name(month: str) -> str:
    """Return the name of a month given as its number in dates."""
    return _MONTHS[int(month[1:]) - 1]


def _by_sense(text: str, name: str, pool: Pool) -> Iterator[Condition]:
    asked = senses_of(text)
    for senses, strength in ((asked & COLOURS, 0.95), (asked - COLOURS, 0.7)):
        if not senses:
            continue
        fitting = [value for value in pool.vocabulary[name] if senses & senses_of(value)]
        if fitting:
            yield _condition(pool, name, fitting, strength, words_of_senses(text))


def _is_short(values: Mapping[str, frozenset[int]]) -> bool:
    """Say whether a field holds states and not free text: its rows mostly say it in a few words, or the same ones."""
    rows = sum(len(places) for places in values.values())
    short = sum(len(places) for value, places in values.items() if len(value.split()) <= SHORT_STATE)
    return short * 2 >= rows or len(values) * 2 <= rows


def _condition(pool: Pool, name: str, values: Sequence[str], strength: float, said: str) -> Condition:
    rows = frozenset(place for value in values for place in pool.vocabulary[name][value])
    return Condition(
        name=name, values=tuple(values), rows=rows, strength=strength, terms=frozenset(analyse(said, query=True))
    )


def _one_a_meaning(found: Sequence[Condition]) -> list[Condition]:
    """Keep, of conditions that rest on the same words of the question, the strongest: one word filters one column."""
    kept: list[Condition] = []
    for condition in sorted(found, key=lambda c: (-c.strength, c.name not in {"status", "rating"}, len(c.rows))):
        repeated = any(condition.terms and condition.terms <= other.terms for other in kept)
        if not repeated and not _both_states(condition, kept):
            kept.append(condition)
    return kept


def _both_states(condition: Condition, kept: Sequence[Condition]) -> bool:
    """Say whether a condition would filter by a second column of states what one has filtered by already."""
    return condition.name in SAID_STATES and any(other.name in SAID_STATES for other in kept)


def _holds_phrase(value: str, phrase: str) -> bool:
    folded, wanted = (" ".join(re.findall(r"[\w%]+", words.casefold())) for words in (value, phrase))
    return bool(wanted) and (folded == wanted or f" {wanted} " in f" {folded} ")


def _speaks(text: str, value: str) -> bool:
    """Say whether a question says a value whole, by the stems of its words in order."""
    terms, wanted = analyse(text, query=True), analyse(value, query=True)
    if not wanted or len(wanted) > 12 or all(term.isdigit() for term in wanted):
        return False
    return any(terms[i : i + len(wanted)] == wanted for i in range(len(terms) - len(wanted) + 1))


def _longest(values: Sequence[str]) -> list[str]:
    """Leave out a value whose words are a part of another one that was said too."""
    return [v for v in values if not any(v != other and _holds_phrase(other, v) for other in values)]


def _with_same_start(values: Iterable[str], spoken: Sequence[str]) -> list[str]:
    """Add the values that begin with a spoken one: "Open" also finds "Open - awaiting funding"."""
    starts = tuple(value.casefold() for value in spoken)
    return [value for value in values if value.casefold().startswith(starts)]


def _states_date(value: str, periods: Sequence[str]) -> bool:
    days = [day.value for day in find_dates(value)]
    return any(
        day[4:].startswith(period) if period[0] == "-" else day.startswith(period) for day in days for period in periods
    )
