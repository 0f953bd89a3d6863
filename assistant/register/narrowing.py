"""Reads the conditions of a question off the values that a table's own columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.register.asking import Ask, wanted_fields
from assistant.register.denial import Parts, denies, parts_of
from assistant.register.limits import limit_in, sets_limit
from assistant.register.meaning import Sense, senses_of, words_of_senses
from assistant.register.people import is_one_person, names_someone
from assistant.register.periods import months_in, periods_in, window_of
from assistant.register.phrases import holds_phrase, longest, speaks, unnumbered, with_same_start
from assistant.register.pools import Pool, words_of
from assistant.register.sole import same_words, sole_words, sole_words_of_person
from assistant.slots import names_in
from assistant.types import Plan
from vectorstore.lexical.analysis import analyse
from vectorstore.records import FieldSource, RecordKind

STATES = frozenset({"status", "rating", "progress", "assessment", "state", "outcome"})
SAID_STATES = STATES | {"comments", "response", "resolved"}
PEOPLE = frozenset(
    ["owner", "lead", "author", "sponsor", "accountable", "responsible", "contact", "name", "mover", "role"]
)
DATED_KINDS = frozenset({RecordKind.WORK_ITEM, RecordKind.AGENDA_ITEM, RecordKind.MILESTONE})
_WHEN = re.compile(
    r"\b(?:due|by|deadline|finish\w*|complet\w*|decided?|start\w*|begin\w*|expected|scheduled)\b", re.IGNORECASE
)
_NAME_OF_DAY = re.compile(
    r"\b(?:completion|closing|finish\w*|start\w*|end|due|target|review|delivery) (?:dates?|days?|deadlines?)\b",
    re.IGNORECASE,
)
"""What names a column of days and no state: what has a completion date need not be complete."""
SHORT_STATE = 7
NUMBERS = frozenset({"score", "amount", "value", "budget", "likelihood", "impact", "count", "target"})
DATES = frozenset(["due", "completed", "date", "start", "forecast", "baseline", "period", "target"])
COLOURS = frozenset(
    {Sense.RED, Sense.AMBER, Sense.GREEN, Sense.BLUE, Sense.GREY, Sense.YELLOW, Sense.PURPLE, Sense.BLACK}
)
_LACKING = re.compile(
    r"(?:\b(?:no(?!\.| of\b| later\b)|without|lack(?:s|ing)?|missing)\b"
    r"|(?:\bnot|n['’]t)(?: yet)? (?:have|got|show|give|name)\b)"
    r"(?: an?\b| any\b| the\b| got\b)* (?P<of>(?:\w+ ){0,2}\w+)",
    re.IGNORECASE,
)
_NEXT_QUESTION = re.compile(r",? and (?:do|does|did|is|are|was|were|has|have|who|what|which|when|how)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """Rows whose field `name` has one of `values`; `rows` are their places in the pool, `terms` the question's words.

    `strength` is 1 for the paper's own words, less for words that only mean the same. `denied` says that the rows are
    those which have another value; without any value they are those whose cell is blank. `only` says that the cell
    is to hold the value and nothing else; there may be no such row.
    """

    name: str
    values: tuple[str, ...]
    rows: frozenset[int]
    strength: float
    terms: frozenset[str]
    denied: bool = False
    only: bool = False


def conditions_of(plan: Plan, ask: Ask, pool: Pool) -> tuple[Condition, ...]:
    """Return the conditions that the question puts to this pool, at most one a field, strongest first."""
    parts = parts_of(plan.own)
    read = (_reading(parts, plan, ask, name, pool) for name in pool.vocabulary)
    listed = frozenset(analyse(ask.noun, query=True))  # what is listed tells none of it from the rest
    found = [one for one in read if one is not None and not (one.terms and one.terms <= listed)]
    kept = sorted(_one_a_meaning([*found, *_blank(plan.own, pool)]), key=lambda c: (-c.strength, len(c.rows)))
    return _inverted(kept, pool) if parts.inverted else tuple(kept)


def cannot_tell(plan: Plan, pool: Pool, conditions: Sequence[Condition]) -> bool:
    """Say whether a question puts a condition that this pool's rows do not show, so that no row can be said to fit.

    It may be a colour, a person, a span of days, a cell that is blank, or what it denies.
    """
    asked = senses_of(plan.own) & COLOURS
    if asked and not any(asked & senses_of(value) for condition in conditions for value in condition.values):
        return True
    names = {condition.name for condition in conditions}
    if window_of(plan.own, plan.periods).bounds and not names & DATES:
        return True
    if not names & PEOPLE and _names_a_stranger(plan.own, pool):
        return True
    if _blanks_asked(plan.own):
        return all(condition.values for condition in conditions)
    parts = parts_of(plan.own)
    if parts.unsure or (sets_limit(plan.own) and not names & NUMBERS):
        return True
    met = any(condition.denied or denies(" ".join(condition.values)) for condition in conditions)
    return bool(parts.denied or parts.inverted) and not met


def _reading(parts: Parts, plan: Plan, ask: Ask, name: str, pool: Pool) -> Condition | None:
    """Return the surest way in which the question speaks of a field: by a value that denies, by what it affirms."""
    own = pool.vocabulary[name]
    denying = [value for value in own if denies(value) and speaks(plan.own, _as_said(name, value))]
    if denying:
        return _condition(pool, name, with_same_start(own, denying), 0.95, " ".join(denying))
    if name in STATES and _is_short(own) and Sense.NOT_STARTED in senses_of(plan.own):
        unstarted = [value for value in own if Sense.NOT_STARTED in senses_of(value)]
        if unstarted:
            return _condition(pool, name, unstarted, 0.7, words_of_senses(plan.own))
    affirmed = next(_readings(parts.affirmed, plan, ask, name, pool), None)
    if affirmed is not None or not parts.denied:
        return affirmed
    denied = next(_readings(parts.denied, plan, ask, name, pool), None)
    return _other_than(denied, pool) if denied else None


def _readings(text: str, plan: Plan, ask: Ask, name: str, pool: Pool) -> Iterator[Condition]:
    """Yield the ways in which a part of the question can speak of a field, the surest first."""
    values = pool.vocabulary[name]
    text = _NAME_OF_DAY.sub(" ", text) if name in STATES else text
    phrases = [phrase for phrase in ask.quoted if phrase in text]
    quoted = [value for value in values if any(holds_phrase(value, phrase) for phrase in phrases)]
    if quoted:
        yield _condition(pool, name, quoted, 1.0, " ".join(phrases))
    if name in PEOPLE:
        people = [value for value in values if names_someone(text, value)]
        if people:
            found = _condition(pool, name, people, 1.0, " ".join(people))
            sole = " ".join(sole_words_of_person(text, value) for value in people)
            yield _only(found, [value for value in people if is_one_person(value)], sole, pool)
    spoken = longest([value for value in values if len(value) > 2 and speaks(text, _as_said(name, value))])
    if spoken and not (name in DATES and window_of(text, plan.periods).bounds):
        found = _condition(pool, name, with_same_start(values, spoken), 0.95, " ".join(spoken))
        said = [sole_words(text, v) or (sole_words_of_person(text, v) if name in PEOPLE else "") for v in spoken]
        yield _only(found, [value for value, sole in zip(spoken, said, strict=True) if sole], " ".join(said), pool)
    if name in NUMBERS and (limit := limit_in(text)):
        within = [value for value in values if limit.admits(value)]
        if within:
            yield _condition(pool, name, within, 0.9, limit.said)
    if name in STATES and _is_short(values):
        yield from _by_sense(text, name, pool)
    if name in DATES:
        yield from _dated(text, plan, ask, name, pool)


def _as_said(name: str, value: str) -> str:
    """Return a value as readers say it: of a state without its place on a scale."""
    return unnumbered(value) if name in STATES else value


def _dated(text: str, plan: Plan, ask: Ask, name: str, pool: Pool) -> Iterator[Condition]:
    """Yield the rows whose day is asked for; a field that the question names ("due") is the surer one."""
    months = months_in(text) if ask.kinds & DATED_KINDS or _WHEN.search(text) else ()
    periods = periods_in(text, plan.own, plan.periods)
    window, values = window_of(text, (*periods, *months)), pool.vocabulary[name]
    dated = [value for value in values if window.holds(value)]
    if dated and (window.bounds or len(dated) < len(values)):
        named = set(analyse(name, query=True)) & set(analyse(text, query=True))
        yield _condition(pool, name, dated, 0.85 if named else 0.8, " ".join(periods))


def _only(condition: Condition, values: Sequence[str], said: str, pool: Pool) -> Condition:
    """Return the condition that the whole cell is one of `values` where the question has `said` so, else as it was."""
    if not said.strip():
        return condition
    cells = [(place, pool.records[place].value(condition.name)) for place in condition.rows]
    rows = frozenset(place for place, cell in cells if any(same_words(cell, value) for value in values))
    terms = condition.terms | frozenset(analyse(said, query=True))
    return replace(condition, values=tuple(values) or condition.values, rows=rows, terms=terms, only=True)


def _other_than(condition: Condition, pool: Pool) -> Condition:
    """Return the condition that a field says something else; of rows that say nothing in it neither holds."""
    filled = frozenset[int]().union(*pool.vocabulary[condition.name].values())
    return replace(condition, rows=filled - condition.rows, denied=True)


def _inverted(conditions: Sequence[Condition], pool: Pool) -> tuple[Condition, ...]:
    """Deny one of the conditions, the state where there is one, and leave the others: "which of them are not?"."""
    denied = next((c for c in conditions if c.name in STATES), conditions[0] if conditions else None)
    return tuple(_other_than(c, pool) if c is denied and c.values else c for c in conditions)


def _blank(text: str, pool: Pool) -> Iterator[Condition]:
    """Yield the condition that a cell is blank, for each field that a question says there is none of."""
    for name in _blanks_asked(text):
        cells = [(place, record.get(name)) for place, record in enumerate(pool.records)]
        rows = frozenset(place for place, cell in cells if cell and cell.source is FieldSource.BLANK)
        if rows:
            yield Condition(name=name, values=(), rows=rows, strength=0.95, terms=frozenset(analyse(text, query=True)))


def _blanks_asked(text: str) -> list[str]:
    """Return the fields that a question says are lacking ("with no owner"): of people and days any, else as named."""
    said = " ".join(match["of"] for match in _LACKING.finditer(_NEXT_QUESTION.split(text)[0]))
    terms = set(analyse(said, query=True))
    return [n for n in wanted_fields(said) if n in PEOPLE | DATES or set(analyse(n, query=True)) & terms]


def _names_a_stranger(text: str, pool: Pool) -> bool:
    """Say whether a question names somebody of whom these rows, where they name people, say nothing."""
    names = names_in(text)
    if not names or not PEOPLE & pool.vocabulary.keys():
        return False
    held = frozenset(analyse(" ".join([pool.document.title, pool.name, *map(words_of, pool.records)]), query=False))
    return any(not set(analyse(name.split()[-1], query=False)) & held for name in names)


def _by_sense(text: str, name: str, pool: Pool) -> Iterator[Condition]:
    asked = senses_of(_NEXT_QUESTION.split(text)[0] if pool.kind is RecordKind.MOTION else text)
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
