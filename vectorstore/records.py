"""What the register holds: rows of tables, minutes, resolutions and actions as data, each field with its place.

A record is what can be counted, filtered, joined and compared; a chunk is what can be found. Both are of the same
text of record, so a field is cited exactly as a passage is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vectorstore.types import AccessLevel, Locator, Span


class RecordKind(StrEnum):
    """What a row, minute or entry is about; OTHER is a row of a table of no kind known here."""

    PROJECT = "project"
    ACTION = "action"
    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution"
    MINUTE = "minute"
    MOTION = "motion"
    TRACKER_ACTION = "tracker_action"
    SAVING = "saving"
    KPI = "kpi"
    RISK = "risk"
    ISSUE = "issue"
    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"
    SERVICE_PLAN = "service_plan"
    AGENDA_ITEM = "agenda_item"
    FRONT_SHEET = "front_sheet"
    WORK_ITEM = "work_item"
    BUDGET_LINE = "budget_line"
    TERM = "term"
    PERSON = "person"
    ROLE = "role"
    OTHER = "other"


class FieldSource(StrEnum):
    """Where a field's value comes from.

    TEXT: the cell's own words. COLOUR: its fill. CARRIED: a merged or blank key cell, filled from the row above.
    HEADING: the heading over the rows. NOT_SHOWN: a colour stood here that this copy has lost. BLANK: nothing does.
    """

    TEXT = "text"
    COLOUR = "colour"
    CARRIED = "carried"
    HEADING = "heading"
    NOT_SHOWN = "not_shown"
    BLANK = "blank"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One named cell of a record.

    `name` is the field's own name ("owner", "status"), the same for every paper; `heading` what this paper calls it.
    `value` is plain words on one line, empty where blank or not shown. `spans` are the stretches it is read from, two
    or more where a cell goes on over a page; for a colour the cell's own, empty, place.
    """

    name: str
    heading: str
    value: str
    spans: tuple[Span, ...] = ()
    source: FieldSource = FieldSource.TEXT

    def __post_init__(self) -> None:
        """Refuse a blank with words, and words from nowhere."""
        empty = self.source in (FieldSource.BLANK, FieldSource.NOT_SHOWN)
        if empty == bool(self.value):
            raise ValueError(f"field {self.name}: value {self.value!r} from {self.source.value}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One row, minute, resolution or entry of one document, as data.

    `ref` is canonical (`references.canonical`), None where the paper gives none; `label` is what the paper prints.
    `scope` names the plan, report or body that the reference belongs to, so that A2.3 of two plans stay apart.
    `spans` are the stretches of text it stands in, in order, none over a page's end; `table` is the title of its table
    and `table_id` what the rows of one table share. `as_of` is the day the record speaks of, else its paper's date.
    """

    id: str
    document_id: str
    kind: RecordKind
    ref: str | None
    label: str | None
    scope: str
    spans: tuple[Span, ...]
    locator: Locator
    fields: tuple[Field, ...] = field(repr=False)
    table: str | None = None
    table_id: str | None = None
    as_of: date | None = None
    level: AccessLevel = AccessLevel.PUBLIC

    def __post_init__(self) -> None:
        """Refuse a record that stands nowhere."""
        if not self.spans:
            raise ValueError(f"record {self.id} stands nowhere")

    @property
    def span(self) -> Span:
        """From the first character of the record to its last."""
        return Span(start=self.spans[0].start, end=self.spans[-1].end)

    def get(self, name: str) -> Field | None:
        """Return the first field of this name, None where the record has none."""
        return next((found for found in self.fields if found.name == name), None)

    def value(self, name: str) -> str:
        """Return the words of a field, empty where the record has no such field or it is blank."""
        found = self.get(name)
        return found.value if found else ""
