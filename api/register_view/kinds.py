"""What each kind of record is called on a page, and the order in which kinds are offered."""

from __future__ import annotations

from vectorstore.records import RecordKind

NAMES = {
    RecordKind.ACTION: ("action", "Actions"),
    RecordKind.PROJECT: ("project", "Projects"),
    RecordKind.TRACKER_ACTION: ("action of a tracker", "Tracker actions"),
    RecordKind.RECOMMENDATION: ("recommendation", "Recommendations"),
    RecordKind.RESOLUTION: ("resolution", "Resolutions"),
    RecordKind.SAVING: ("saving", "Savings"),
    RecordKind.RISK: ("risk", "Risks"),
    RecordKind.KPI: ("measure", "Measures (KPIs)"),
    RecordKind.MOTION: ("motion", "Motions"),
    RecordKind.MILESTONE: ("milestone", "Milestones"),
    RecordKind.DELIVERABLE: ("deliverable", "Deliverables"),
    RecordKind.ISSUE: ("issue", "Issues"),
    RecordKind.WORK_ITEM: ("item of a work programme", "Work programme"),
    RecordKind.SERVICE_PLAN: ("service plan", "Service plans"),
    RecordKind.BUDGET_LINE: ("budget line", "Budget lines"),
    RecordKind.MINUTE: ("minute", "Minutes"),
    RecordKind.AGENDA_ITEM: ("item of an agenda", "Agenda items"),
    RecordKind.FRONT_SHEET: ("front sheet", "Front sheets"),
    RecordKind.PERSON: ("person", "People"),
    RecordKind.ROLE: ("role", "Roles"),
    RecordKind.TERM: ("term", "Terms explained"),
    RecordKind.OTHER: ("row of another table", "Rows of other tables"),
}
"""One of the kind, and the kind as a heading; those of most use to councillors first."""

HEADINGS = {
    RecordKind.MOTION: "Motion",
    RecordKind.TERM: "Term",
    RecordKind.PERSON: "Name",
    RecordKind.ROLE: "Name",
    RecordKind.KPI: "Measure",
    RecordKind.RESOLUTION: "Resolved",
    RecordKind.RISK: "Risk",
    RecordKind.TRACKER_ACTION: "Action asked for",
    RecordKind.RECOMMENDATION: "Recommendation",
}
"""What a kind calls the column that tells what a record is about; any other calls it by its own name."""

FIELDS = {
    "date": "Date given",
    "comments": "Comment",
    "voted": "Voted",
    "for": "For",
    "against": "Against",
    "abstained": "Abstained",
    "count": "Actions",
    "value": "Amount",
}
"""What the fields of a kind's own are called; any other by its own name."""


def plural(kind: RecordKind) -> str:
    """Return the kind as a heading."""
    return NAMES[kind][1]


def counted(number: int, kind: RecordKind) -> str:
    """Say how many of a kind there are: "1 action", "203 actions"."""
    one, many = NAMES[kind]
    return f"{number:,} {one if number == 1 else many[:1].lower() + many[1:]}"


def what(kind: RecordKind) -> str:
    """Return the heading of the column that tells what a record is about."""
    one = NAMES[kind][0]
    return HEADINGS.get(kind, one[:1].upper() + one[1:] if kind is not RecordKind.OTHER else "What it says")


def field(name: str) -> str:
    """Return the heading of a column of the kind's own."""
    return FIELDS.get(name, name.replace("_", " ").capitalize())
