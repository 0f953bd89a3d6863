"""A plan reported on three days, minutes and trackers of one committee, and a plan of another name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.ledger.ledger import Ledger
from tests.assistant.handmade import Line, paper, row, say, stored
from vectorstore.index import NewVersion
from vectorstore.records import FieldSource, RecordKind
from vectorstore.types import AccessLevel, DocumentKind, Filters

K = RecordKind
JANUARY, APRIL, SEPTEMBER = date(2025, 1, 22), date(2025, 4, 9), date(2025, 9, 17)
PUBLIC = Filters()


def coloured(line: Line, **sources: FieldSource) -> Line:
    """Return a row whose cells of these names come from elsewhere than words."""
    return replace(line, sources=sources)


def action(label: str, title: str, *, rating: str = "", **cells: str) -> Line:
    """Return an action; a rating is a colour, and "lost" one that this copy does not show."""
    source = FieldSource.COLOUR if rating else FieldSource.BLANK
    if rating == "lost":
        rating, source = "", FieldSource.NOT_SHOWN
    return coloured(row(K.ACTION, label, title=title, **cells, rating=rating), rating=source)


def resolution(label: str, words: str, **cells: str) -> Line:
    """Return a resolution of the scrutiny committee."""
    return row(K.RESOLUTION, label, scope="scrutiny committee", table="", resolved=words, **cells)


def tracked(label: str, day: str, words: str, **cells: str) -> Line:
    """Return a row of the scrutiny committee's tracker."""
    line = row(K.TRACKER_ACTION, label, scope="scrutiny committee", date=day, title=words, **cells)
    return line if label else replace(line, label=None)


WINTER = paper(
    "winter.pdf",
    [
        action("A1", "Mend the harbour roofs", owner="Ann Ford", due="31 March 2025", status="Delayed", rating="Red"),
        action("A2", "Paint the town railings", owner="Bo Lee", due="June 2025", status="On track", rating="Green"),
        action("A10", "Sweep the market square", owner="", due="", status="", rating="lost"),
    ],
    meeting=JANUARY,
)
SPRING = paper(
    "spring.pdf",
    [
        action("A1", "Mend the harbour roofs", owner="Ann Ford", due="31 July 2025", status="Delayed", rating="Amber"),
        action("A2", "Paint the town railings", owner="Cy Roe", due="June 2025", status="Not complete", rating="Red"),
        action("A10", "Sweep the market square", owner="Di Day", due="Q3 2025/26", status="Complete", rating="Blue"),
    ],
    meeting=APRIL,
)
TREES = paper(
    "trees.pdf",
    [
        row(
            K.ACTION,
            "A1",
            scope="Tree strategy",
            title="Plant forty oaks in the park",
            owner="Flo Oak",
            status="Open",
            comments="=1+1 is what they said",
        ),
        row(K.SAVING, "Saving 9", scope="Tree strategy", title="Buy younger trees", value="£12,000"),
        Line(
            cells=(("ref", "A7"), ("title", "Fell the Quillfeather elm"), ("status", "Open")),
            kind=K.ACTION,
            label="A7",
            scope="Tree strategy",
            table="Actions",
            level=AccessLevel.EXEMPT,
        ),
    ],
    meeting=SEPTEMBER,
)
WINTER_MINUTES = paper(
    "winter-minutes.pdf",
    [
        resolution("Minute 5(i)", "That the report be noted."),
        resolution("Minute 5(ii)", "That the Head of Harbours bring a costed plan for the roofs by 1 March 2025."),
        resolution("Minute 6(i)", "That the cost of new lamps be reported to the next meeting."),
        resolution("Minute 7", "That Cabinet be asked to keep the ferry running."),
    ],
    meeting=JANUARY,
    kind=DocumentKind.MINUTES,
)
TRACKER = paper(
    "tracker.pdf",
    [
        tracked("Minute 5(ii)", "22 January 2025", "Costed plan for the roofs", owner="Ann Ford", status="Open"),
        tracked("Minute 8", "22 January 2025", "Count the lamps", owner="Bo Lee", status="Complete"),
        tracked("", "22 January 2025", "Ask Cabinet to keep the ferry running", owner="Di Day", status="Closed"),
        say("The committee thought again of Minute 6(i) and of the lamps."),
    ],
    meeting=APRIL,
    kind=DocumentKind.AGENDA,
)
ALL = (WINTER, SPRING, TREES, WINTER_MINUTES, TRACKER)


@contextmanager
def ledger(folder: Path, *papers: NewVersion) -> Iterator[Ledger]:
    """Store papers, all of them where none is named, and yield the ledger over them."""
    with stored(folder, *(papers or ALL)) as index:
        yield Ledger(index)
