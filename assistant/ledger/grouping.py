"""Lines of one thing put together, as the history of a reference does it, and the line that says how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.history import OF_A_MEETING, TELLING, family_of, same_thing
from assistant.ledger.entries import Entry

Key = tuple[object, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """One thing: its lines of all papers, oldest first and undated ones before them; the last is its latest state."""

    entries: tuple[Entry, ...]

    @property
    def latest(self) -> Entry:
        """The line that says how it stands."""
        return self.entries[-1]

    @property
    def earlier(self) -> tuple[Entry, ...]:
        """What was said of it before, newest first."""
        return tuple(reversed(self.entries[:-1]))

    @property
    def first_day(self) -> date | None:
        """The first day on which a paper speaks of it."""
        return min((entry.day for entry in self.entries if entry.day), default=None)


def things_of(entries: Iterable[Entry]) -> tuple[Standing, ...]:
    """Put lines of one thing together, in the order in which the lines of their latest state were given."""
    given = list(entries)
    place = {entry.id: number for number, entry in enumerate(given)}
    things = [Standing(entries=tuple(sorted(own, key=_order))) for own in _grouped(given)]
    return tuple(sorted(things, key=lambda thing: place[thing.latest.id]))


def _order(entry: Entry) -> tuple[date, int, str, int]:
    """Sort by day; of one day a line that says more comes after one that says less."""
    says = sum(map(bool, (entry.status, entry.rating, entry.owner, entry.due)))
    return entry.day or date.min, says, entry.document_id, entry.span.start


def _grouped(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield the lines of each thing: those of one scope first, then those of scopes whose names grew a word."""
    buckets: dict[Key, dict[Key, list[Entry]]] = {}
    repeats: Counter[Key] = Counter()
    for entry in entries:
        key, scope = _key(entry), _scope(entry)
        # Two rows of one table are two things, also where a paper gives both one reference or none.
        row = (key, scope, entry.document_id, entry.table_id or entry.locator.headings)
        number = repeats[row]
        repeats[row] += 1
        told = words_in(entry.title) if number and entry.ref else number
        buckets.setdefault((key, told if number else 0), {}).setdefault(scope, []).append(entry)
    for scopes in buckets.values():
        yield from _joined(list(scopes.values()))


def _joined(groups: list[list[Entry]]) -> list[list[Entry]]:
    joined: list[list[Entry]] = []
    for group in groups:
        own = next((other for other in joined if same_thing(other[0], group[0])), None)
        if own is None or group[0].ref is None:
            joined.append(group)
        else:
            own += group
    return joined


def _key(entry: Entry) -> Key:
    """Return what lines of one thing share: a reference, else the wording of a title that tells something."""
    family = family_of(entry.kind)
    day = entry.day if family in OF_A_MEETING else None
    if entry.ref is not None:
        return family, entry.ref, day
    words = words_in(entry.title)
    return (family, entry.kind, words, day) if len(words) >= TELLING else (family, entry.id)


def _scope(entry: Entry) -> Key:
    return (words_in(entry.scope),)


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, whatever their case and order."""
    return frozenset("".join(c if c.isalnum() else " " for c in text.casefold()).split())
