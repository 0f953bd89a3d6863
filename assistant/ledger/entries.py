"""A record as a line of the register: what a list, a filter and a chart need of it, light enough to keep for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.ledger.due import due_day
from assistant.ledger.states import Cell, Progress, cell_of, progress_of
from assistant.recorded import DUE, LEAD, RATING, STATUS, title_of
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.records import FieldSource, Record, RecordKind
from vectorstore.types import AccessLevel, Locator, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One record of one paper. `day` is what it speaks of, else its paper's meeting; `words` all that it says.

    `asked` is the day on which a tracker says that something was asked for.
    """

    id: str
    document_id: str
    kind: RecordKind
    ref: str | None
    label: str | None
    scope: str
    table_id: str | None
    span: Span
    locator: Locator
    level: AccessLevel
    day: date | None
    title: str
    status: Cell
    rating: Cell
    owner: Cell
    due: Cell
    words: str = field(repr=False)
    asked: date | None = None
    more: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def lead(self) -> str:
        """Who leads it, in the paper's words."""
        return self.owner.value

    @property
    def progress(self) -> Progress:
        """How far it is, as far as this record says."""
        return progress_of(self.status, self.rating)

    @property
    def due_day(self) -> date | None:
        """The last day on which it is not overdue."""
        return due_day(self.due.value) if self.due else None

    def value(self, name: str) -> str:
        """Return what a field of the kind's own columns says, empty where there is none."""
        return next((told for own, told in self.more if own == name), "")


COLOURED = (FieldSource.COLOUR, FieldSource.NOT_SHOWN)
"""A status that a paper gives as a colour alone is its rating."""

COLUMNS = {
    RecordKind.SAVING: ("value", "planned", "forecast", "variance"),
    RecordKind.KPI: ("value", "target", "baseline"),
    RecordKind.RISK: ("likelihood", "impact", "score"),
    RecordKind.MOTION: ("outcome", "mover", "seconder", "for", "against", "abstained"),
    RecordKind.BUDGET_LINE: ("budget", "forecast", "variance", "amount", "value"),
    RecordKind.TRACKER_ACTION: ("date", "comments"),
    RecordKind.RECOMMENDATION: ("response", "priority"),
    RecordKind.MILESTONE: ("date", "value"),
    RecordKind.SERVICE_PLAN: ("budget", "staffing"),
    RecordKind.PROJECT: ("count",),
    RecordKind.AGENDA_ITEM: ("pages",),
    RecordKind.WORK_ITEM: ("date",),
    RecordKind.FRONT_SHEET: ("author",),
    RecordKind.TERM: ("meaning",),
    RecordKind.PERSON: ("role",),
    RecordKind.ROLE: ("role", "contact"),
}
"""The fields that a list of a kind shows beside those that every kind may have."""


def entry_of(record: Record, paper: DocumentInfo) -> Entry:
    """Return the line that a record is; `paper` is the card of its document."""
    status, rating = cell_of(record, STATUS), cell_of(record, RATING, last=True)
    if rating.source is None and status.source in COLOURED:
        status, rating = Cell(), status
    said = " ".join((record.label or "", *(found.value for found in record.fields if found.value)))
    return Entry(
        id=record.id,
        document_id=record.document_id,
        kind=record.kind,
        ref=record.ref,
        label=record.label,
        scope=record.scope,
        table_id=record.table_id,
        span=record.spans[0],
        locator=record.locator,
        level=record.level,
        day=record.as_of or paper.meeting_date,
        title=_title(record),
        status=status,
        rating=rating,
        owner=cell_of(record, LEAD),
        due=cell_of(record, DUE),
        words=said,
        asked=_asked(record),
        more=tuple((name, told) for name in COLUMNS.get(record.kind, ()) if (told := _told(record, name))),
    )


def _title(record: Record) -> str:
    """Return what a record is about; a resolution in parts is about all of them."""
    parts = (f"({found.heading}) {found.value}" for found in record.fields if found.name == "part" and found.value)
    return " ".join((title_of(record), *parts)) if record.kind is RecordKind.RESOLUTION else title_of(record)


def _asked(record: Record) -> date | None:
    """Return the day of the meeting that a tracker's row names, in a column of its own or beside the minute."""
    if record.kind is not RecordKind.TRACKER_ACTION:
        return None
    return due_day(record.value("date")) or due_day(record.value("minute"))


def _told(record: Record, name: str) -> str:
    """Return what the fields of a name say: of several, as of the years of a saving, each under its heading."""
    held = [found for found in record.fields if found.name == name and found.value]
    if len(held) == 1:
        return held[0].value
    return "; ".join(f"{found.heading}: {found.value}" if found.heading else found.value for found in held)
