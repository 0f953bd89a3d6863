"""What is chosen on a register page, as it stands in the address: read, changed by one thing, and written again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from fastapi import Query

from assistant.standing.choosing import Stage, Wanted
from assistant.standing.counting import Measure
from vectorstore.records import RecordKind
from vectorstore.types import PUBLIC_READER, Filters

Words = Annotated[str, Query(max_length=300)]
EVERY = "every"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """A choice that is made: its name in the address, what it is called, its words, and the address without it."""

    name: str
    label: str
    words: str
    without: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The choices of a page in plain values; empty means none. `rows` is "every" where older states are listed too."""

    kind: RecordKind | None = None
    q: str = ""
    status: str = ""
    rating: str = ""
    owner: str = ""
    ref: str = ""
    plan: str = ""
    committee: str = ""
    document: str = ""
    as_of: date | None = None
    stage: Stage | None = None
    rows: str = ""
    sort: str = ""
    order: str = ""
    chart: Measure | None = None
    page: int = 1

    @property
    def filters(self) -> Filters:
        """What papers are looked at; the reader is the public."""
        return Filters(
            levels=PUBLIC_READER,
            as_of=self.as_of,
            committees=(self.committee,) if self.committee else (),
            documents=(self.document,) if self.document else (),
        )

    @property
    def wanted(self) -> Wanted:
        """What lines are kept."""
        return Wanted(
            words=self.q, status=self.status, rating=self.rating, owner=self.owner, ref=self.ref, stage=self.stage
        )

    def but(self, **changes: Any) -> Self:
        """Return the choices with some of them changed, from the first page on."""
        return replace(self, **{"page": 1, **changes})

    def query(self) -> str:
        """Return the choices as they stand in an address, nothing for those not made."""
        told = {own.name: getattr(self, own.name) for own in fields(self)}
        return urlencode({name: str(value) for name, value in told.items() if value and (name, value) != ("page", 1)})

    def held(self, *without: str) -> Iterable[tuple[str, str]]:
        """Yield what a form must carry along of the choices that it does not ask for itself."""
        for own in fields(self):
            value = getattr(self, own.name)
            if value and own.name not in {*without, "page"}:
                yield own.name, str(value)


LABELS: Mapping[str, str] = {
    "q": "Words",
    "status": "Status",
    "rating": "Rating",
    "owner": "Lead or owner",
    "ref": "Reference",
    "plan": "Plan",
    "committee": "Committee",
    "document": "Paper",
    "as_of": "As of",
    "stage": "State",
}
"""The choices that narrow a list, as they are called."""

STAGES: Mapping[Stage, str] = {
    Stage.OPEN: "Open: not said to be finished",
    Stage.OVERDUE: "Overdue",
    Stage.FINISHED: "Finished, removed or handed on",
    Stage.UNCLEAR: "Cannot be told",
}


def read_chosen(
    kind: RecordKind | None = None,
    q: Words = "",
    status: Words = "",
    rating: Words = "",
    owner: Words = "",
    ref: Words = "",
    plan: Words = "",
    committee: Words = "",
    document: Words = "",
    as_of: Annotated[str, Query(max_length=30)] = "",
    stage: Annotated[str, Query(max_length=30)] = "",
    rows: Annotated[str, Query(max_length=10)] = "",
    sort: Annotated[str, Query(max_length=40)] = "",
    order: Annotated[str, Query(max_length=10)] = "",
    chart: Annotated[str, Query(max_length=10)] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Chosen:
    """Read the choices of an address; a form without scripts sends those that were left empty too."""
    return Chosen(
        kind=kind,
        q=q.strip(),
        status=status.strip(),
        rating=rating.strip(),
        owner=owner.strip(),
        ref=ref.strip(),
        plan=plan.strip(),
        committee=committee.strip(),
        document=document.strip(),
        as_of=date.fromisoformat(as_of) if as_of.strip() else None,
        stage=Stage(stage) if stage else None,
        rows=EVERY if rows == EVERY else "",
        sort=sort,
        order="desc" if order == "desc" else "",
        chart=Measure(chart) if chart else None,
        page=page,
    )
