"""The columns of a kind: what stands in each, how it is sorted by, and which of them its records have at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from api.register_view import kinds
from api.register_view.rows import Row, rank
from assistant.ledger.choosing import natural
from assistant.ledger.entries import COLUMNS, Entry
from vectorstore.records import RecordKind

Key = Callable[[Row], Sequence[object] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column: its name in the address, its heading, and what its rows are sorted by (None stands last)."""

    name: str
    heading: str
    key: Key

    @property
    def is_own(self) -> bool:
        """Say whether it is a field of the kind's own."""
        return self.name.startswith(OWN)


OWN = "own-"


def _day(row: Row) -> Sequence[object] | None:
    return (row.entry.day.toordinal(),) if row.entry.day else None


def _due(row: Row) -> Sequence[object] | None:
    """Sort by the last day allowed; words that are no date come after all dates."""
    if row.entry.due_day:
        return (0, row.entry.due_day.toordinal(), "")
    return (1, 0, row.entry.due.value.casefold()) if row.entry.due else None


def _own(name: str) -> Key:
    return lambda row: natural(row.entry.value(name))


_REF = Column(name="label", heading="Reference", key=lambda row: natural(row.label))
_OWNER = Column(name="owner", heading="Lead", key=lambda row: natural(row.entry.lead))
_DUE = Column(name="due", heading="Due", key=_due)
_STATUS = Column(name="status", heading="Status", key=lambda row: natural(row.entry.status.value))
_RATING = Column(name="rating", heading="Rating", key=lambda row: rank(row.entry.rating))
_DAY = Column(name="day", heading="As at", key=_day)
_PAPER = Column(name="paper", heading="Paper", key=lambda row: natural(row.paper.title))


def columns_of(kind: RecordKind, entries: Iterable[Entry]) -> tuple[Column, ...]:
    """Return the columns of a kind that any of these lines has something in, or a blank of."""
    lines = list(entries)
    title = Column(name="title", heading=kinds.what(kind), key=lambda row: natural(row.entry.title))
    held = (
        (_REF, any(line.ref for line in lines)),
        (title, True),
        *((_own_column(name), any(line.value(name) for line in lines)) for name in COLUMNS.get(kind, ())),
        (_OWNER, any(line.owner.source for line in lines)),
        (_DUE, any(line.due.source for line in lines)),
        (_STATUS, any(line.status.source for line in lines)),
        (_RATING, any(line.rating.source for line in lines)),
        (_DAY, True),
        (_PAPER, True),
    )
    return tuple(column for column, is_there in held if is_there)


def _own_column(name: str) -> Column:
    return Column(name=f"{OWN}{name}", heading=kinds.field(name), key=_own(name))
