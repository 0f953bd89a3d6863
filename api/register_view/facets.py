"""What there is to choose from when a list of records is narrowed: ratings, statuses, leads and plans, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.ledger.choosing import BLANK, LOST
from assistant.ledger.entries import Entry
from assistant.ledger.states import COLOURS, colour_of, said_first

MOST, LONGEST = 40, 70


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One value to choose, as the address has it and as people read it."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """What the lines of a kind say; a field that none of them has has nothing to choose from."""

    ratings: tuple[Option, ...]
    statuses: tuple[str, ...]
    owners: tuple[str, ...]
    plans: tuple[Option, ...]
    has_status: bool
    has_owner: bool
    has_stages: bool
    has_refs: bool


def facets_of(entries: Sequence[Entry]) -> Facets:
    """Return what can be chosen among some lines."""
    statuses = Counter(said_first(entry.status.value) for entry in entries if entry.status)
    owners = Counter(entry.lead for entry in entries if entry.lead and len(entry.lead) <= LONGEST)
    scopes = Counter(entry.scope for entry in entries if entry.scope and entry.ref)
    has_status = any(entry.status.source for entry in entries)
    return Facets(
        ratings=_ratings(entries),
        statuses=_most(statuses),
        owners=_most(owners),
        plans=_plans(scopes) if len(scopes) > 1 else (),
        has_status=has_status,
        has_owner=any(entry.owner.source for entry in entries),
        has_stages=has_status or any(entry.due.source or entry.rating.source for entry in entries),
        has_refs=any(entry.ref for entry in entries),
    )


def _most(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted((value for value, _ in counts.most_common(MOST)), key=str.casefold))


def _plans(scopes: Counter[str]) -> tuple[Option, ...]:
    most = sorted(scopes.most_common(MOST))
    return tuple(Option(value=scope, label=f"{plan_name(scope)} ({count:,})") for scope, count in most)


def plan_name(scope: str) -> str:
    """Return a scope as people read it, as a name; it is kept in small letters and without small words."""
    return " ".join(word[:1].upper() + word[1:] for word in scope.split())


def _ratings(entries: Iterable[Entry]) -> tuple[Option, ...]:
    colours: Counter[str] = Counter()
    words: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for entry in entries:
        if colour := colour_of(entry.rating.value) if entry.rating else None:
            colours[colour] += 1
        elif entry.rating:
            words[said_first(entry.rating.value)] += 1
        elif entry.rating.source:
            silent[LOST if entry.rating.is_lost else BLANK] += 1
    order = sorted(colours, key=lambda name: list(COLOURS).index(name))  # type: ignore[arg-type]  # a StrEnum's values
    told = [(name, name.capitalize(), colours[name]) for name in order]
    told += [(name, name, count) for name, count in words.most_common(12)]
    labels = {LOST: "Colour not shown", BLANK: "Left blank"}
    told += [(name, labels[name], silent[name]) for name in labels if silent[name]]
    return tuple(Option(value=str(value), label=f"{label} ({count:,})") for value, label, count in told)
