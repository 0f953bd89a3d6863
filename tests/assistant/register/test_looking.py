"""The table that a question is about, and the rows of it that fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.register.asking import read_ask
from assistant.register.looking import Finding, look
from assistant.settings import AssistantSettings
from tests.assistant.handmade import Line, paper, row, say, stored
from tests.assistant.papers import question
from vectorstore.index import NewVersion
from vectorstore.records import RecordKind

K = RecordKind
HOMES = ("Theme 1: Homes",)
VANS = ("Theme 2: Vans",)


def plan(day: date, *lines: Line) -> NewVersion:
    return paper(f"plan-{day}.md", [say("The recovery plan and its actions."), *lines], meeting=day)


MARCH = plan(
    date(2025, 3, 5),
    row(K.ACTION, "A1.1", headings=HOMES, table="Homes", title="Survey the homes for damp", status="Open"),
    row(K.ACTION, "A1.2", headings=HOMES, table="Homes", title="Let the empty homes", status="Closed"),
    row(K.ACTION, "A2.1", headings=VANS, table="Vans", title="Mend the vans", status="Open"),
    row(K.ACTION, "A2.2", headings=VANS, table="Vans", title="Sell the old vans", status="Closed"),
    row(K.RISK, "R1", table="Risks", title="The vans fail", score="20"),
    row(K.RISK, "R2", table="Risks", title="The damp spreads", score="12"),
)


@contextmanager
def clerk(folder: Path, *versions: NewVersion) -> Iterator[Assistant]:
    with stored(folder, *versions) as index:
        yield build_assistant(AssistantSettings(), index)


def found(of: Assistant, text: str) -> Finding | None:
    query = of.plan(question(text))
    return look(query, read_ask(query.plan), of.find(query, 40), of.pools, of.words)


@pytest.mark.parametrize(
    ("text", "labels", "among"),
    [
        ("Which actions are open?", ["A1.1", "A2.1"], 4),
        ("How many risks are there?", ["R1", "R2"], 2),
        ("Which actions under theme 2 are open?", ["A2.1"], 2),
        ("List the actions of A1", ["A1.1", "A1.2"], 2),
        ("How many actions of A1 and A2 are closed?", ["A1.2", "A2.2"], 4),
        ("Which actions are about damp?", ["A1.1"], 4),
        ("Which risks score 15 or above?", ["R1"], 2),
    ],
)
def test_every_row_that_fits_is_found_among_those_of_its_table(
    tmp_path: Path, text: str, labels: list[str], among: int
) -> None:
    with clerk(tmp_path, MARCH) as of:
        finding = found(of, text)
        assert finding is not None
        assert ([record.label for record in finding.rows], finding.among) == (labels, among)


def test_of_somebody_who_shares_every_row_none_is_said_to_be_theirs_alone(tmp_path: Path) -> None:
    shared = plan(
        date(2025, 3, 5),
        row(K.ACTION, "A1", title="Mend the vans", owner="Jane Doe / John Roe"),
        row(K.ACTION, "A2", title="Let the homes", owner="Jane Doe"),
    )
    with clerk(tmp_path, shared) as of:
        finding = found(of, "How many actions does Jane Doe own on her own?")
        assert finding is not None
        assert [record.label for record in finding.rows] == ["A2"]
        assert found(of, "How many actions does John Roe own on his own?") is None


@pytest.mark.parametrize(
    "text",
    [
        "Which actions of A9 are open?",
        "How many milestones are there?",
        "Which actions are red?",
        "How many actions does Rupert Bellweather lead?",
    ],
)
def test_where_no_table_is_surely_meant_nothing_is_found(tmp_path: Path, text: str) -> None:
    with clerk(tmp_path, MARCH) as of:
        assert found(of, text) is None


def test_of_two_reports_the_one_of_the_day_that_is_named_is_read(tmp_path: Path) -> None:
    later = plan(
        date(2025, 9, 10),
        row(K.ACTION, "A1.1", table="Actions", title="Survey the homes for damp", status="Closed"),
        row(K.ACTION, "A2.1", table="Actions", title="Mend the vans", status="Open"),
    )
    with clerk(tmp_path, MARCH, later) as of:
        for text, day in (("March", date(2025, 3, 5)), ("September", date(2025, 9, 10))):
            finding = found(of, f"Which actions were open in {text} 2025?")
            assert finding is not None
            assert finding.pool.document.meeting_date == day


def recommendations(table: str, *states: str) -> list[Line]:
    """Rows of one table of recommendations, numbered by the table's first letter."""
    return [
        row(K.RECOMMENDATION, f"{table[0]}{n}", table=table, title=f"Advice {n} on the homes", status=state)
        for n, state in enumerate(states, 1)
    ]


BOTH = plan(
    date(2025, 3, 5),
    *recommendations("Vans inquiry", "Complete", "Open", "In progress"),
    *recommendations("Damp inquiry", "Complete", "Open", "Open", "Complete", "Open"),
)


@pytest.mark.parametrize(
    ("text", "labels", "among"),
    [
        ("Of the three recommendations, how many are complete?", ["V1"], 3),
        ("Of the five recommendations, how many are complete?", ["D1", "D4"], 5),
        ("Of the nine recommendations, how many are complete?", ["V1", "D1", "D4"], 8),
        ("How many of the D recommendations are complete?", ["D1", "D4"], 5),
        ("How many of the recommendations are complete?", ["V1", "D1", "D4"], 8),
        ("Which recommendations of the inquiry into vans are in progress?", ["V3"], 3),
        ("Which recommendations of the vans inquiry for tenants, lettings and homes are in progress?", ["V3"], 3),
        ("Which recommendations for tenants, lettings and homes are in progress?", ["V3"], 8),
        ("Which recommendations are in progress?", ["V3"], 8),
    ],
)
def test_a_stated_number_a_letter_or_a_topic_tells_one_table_from_all_of_a_kind(
    tmp_path: Path, text: str, labels: list[str], among: int
) -> None:
    with clerk(tmp_path, BOTH) as of:
        finding = found(of, text)
        assert finding is not None
        assert ([record.label for record in finding.rows], finding.among) == (labels, among)
