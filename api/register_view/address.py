"""What is chosen on a register page, as it stands in the address: read, changed by one thing, and written again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Self, TypeVar

from api.errors import UnknownFilter
from api.filtering import Chip, Pairs, address, pairs_of
from assistant.ledger.choosing import Stage, Wanted
from assistant.ledger.counting import Measure
from vectorstore.records import RecordKind
from vectorstore.types import Filters

E = TypeVar("E", bound=StrEnum)
LONGEST = 300
EVERY, DOWN = "every", "desc"


class Chase(StrEnum):
    """Which of the things that meetings asked for are listed."""

    UNMENTIONED = "unmentioned"
    OVERDUE = "overdue"
    OPEN = "open"
    UNCLEAR = "unclear"
    FINISHED = "finished"


STAGES: Mapping[Stage, str] = {
    Stage.OPEN: "Open: not said to be finished",
    Stage.OVERDUE: "Overdue",
    Stage.FINISHED: "Finished, refused, removed or handed on",
    Stage.UNCLEAR: "Cannot be told",
}
CHASED: Mapping[Chase, str] = {
    Chase.UNMENTIONED: "No later mention",
    Chase.OVERDUE: "Overdue",
    Chase.OPEN: "Open: not said to be finished",
    Chase.UNCLEAR: "Cannot be told",
    Chase.FINISHED: "Finished, refused, removed or handed on",
}
LABELS: Mapping[str, str] = {
    "q": "Words",
    "status": "Status",
    "rating": "Rating",
    "owner": "Lead",
    "ref": "Reference",
    "plan": "Plan",
    "stage": "State",
    "state": "State",
}
"""The choices that narrow a list beside those of papers, as they are called."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The choices of one page; empty means none. `filters` are the papers looked at, `show` the kind of record.

    `stage` is of the register, `state` of the action tracker. `rows` is "every" where older states are listed too,
    `order` "desc" where the last comes first.
    """

    path: str
    filters: Filters
    show: RecordKind | None = None
    q: str = ""
    status: str = ""
    rating: str = ""
    owner: str = ""
    ref: str = ""
    plan: str = ""
    stage: Stage | None = None
    state: Chase | None = None
    rows: str = ""
    sort: str = ""
    order: str = ""
    chart: Measure | None = None
    page: int = 1

    @property
    def wanted(self) -> Wanted:
        """What lines are kept."""
        return Wanted(
            words=self.q,
            status=self.status,
            rating=self.rating,
            owner=self.owner,
            ref=self.ref,
            plan=self.plan,
            stage=self.stage,
        )

    @property
    def own(self) -> Pairs:
        """The choices as fields of an address, without those of papers."""
        held = ((one.name, getattr(self, one.name)) for one in fields(self) if one.name not in {"path", "filters"})
        return tuple((name, str(value)) for name, value in held if value and (name, value) != ("page", 1))

    @property
    def address(self) -> str:
        """The address of the page with these choices."""
        return self.at(self.path)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Each choice that narrows the list, with the address that lacks it alone."""
        return tuple(
            Chip(label=f"{label}: {self.said(name)}", without=self.but(**{name: type(self)._blank(name)}).address)
            for name, label in LABELS.items()
            if getattr(self, name)
        )

    @property
    def bare(self) -> str:
        """The address of the same kind of record without anything that narrows it."""
        kept = {"show": self.show, "rows": self.rows, "sort": self.sort, "order": self.order}
        return Chosen(path=self.path, filters=Filters(levels=self.filters.levels), **kept).address  # type: ignore[arg-type]

    def said(self, name: str) -> str:
        """Return a choice as people read it."""
        value = getattr(self, name)
        if isinstance(value, Stage):
            return STAGES[value]
        return CHASED[value] if isinstance(value, Chase) else str(value)

    def but(self, **changes: Any) -> Self:
        """Return the choices with some of them changed, from the first page on."""
        return replace(self, **{"page": 1, **changes})

    def at(self, path: str) -> str:
        """Return another address with the same choices."""
        return address(path, (*self.own, *pairs_of(self.filters)))

    def kept(self, *without: str) -> Pairs:
        """Return what a form carries along of the choices that it does not ask for itself."""
        return tuple((name, value) for name, value in self.own if name not in {*without, "page"})

    @staticmethod
    def _blank(name: str) -> object:
        return None if name in {"stage", "state"} else ""


def read_chosen(given: Mapping[str, Sequence[str]], path: str, filters: Filters) -> Chosen:
    """Read the choices of an address; a form without scripts sends those that were left empty too.

    Raises `UnknownFilter`, which names the field and what it may be.
    """
    words = {name: _words(given, name) for name in ("q", "status", "rating", "owner", "ref", "plan", "sort")}
    return Chosen(
        path=path,
        filters=filters,
        show=_one_of(given, "show", RecordKind),
        stage=_one_of(given, "stage", Stage),
        state=_one_of(given, "state", Chase),
        chart=_one_of(given, "chart", Measure),
        rows=EVERY if _words(given, "rows") == EVERY else "",
        order=DOWN if _words(given, "order") == DOWN else "",
        page=_page(given),
        **words,
    )


def _words(given: Mapping[str, Sequence[str]], name: str) -> str:
    value = " ".join(next((one for one in given.get(name, ()) if one.strip()), "").split())
    if len(value) > LONGEST:
        raise UnknownFilter(name, f"Give {LONGEST} characters at most.")
    return value


def _one_of(given: Mapping[str, Sequence[str]], name: str, known: type[E]) -> E | None:
    value = _words(given, name)
    try:
        return known(value.casefold()) if value else None
    except ValueError:
        raise UnknownFilter(name, f"“{value[:80]}” is none of {', '.join(one.value for one in known)}.") from None


def _page(given: Mapping[str, Sequence[str]]) -> int:
    value = _words(given, "page") or "1"
    if not (value.isdecimal() and 1 <= int(value) <= 10**6):
        raise UnknownFilter("page", "Give the number of a page, such as 2.")
    return int(value)
