from __future__ import annotations

from datetime import date

import pytest

from ingest.lines import split_lines
from ingest.metadata import Described, describe
from tests.ingest.papers import MINUTES, REPORT
from vectorstore.types import DocumentKind


def described(text: str, *, file_title: str | None = None, file_name: str = "paper_of-the_day.pdf") -> Described:
    return describe(split_lines(text), file_title=file_title, file_name=file_name)


def test_a_report_says_its_title_council_committee_and_date() -> None:
    assert described(REPORT) == Described(
        title="Repairs and damp in council homes",
        council="Wexcombe Borough Council",
        committee="Housing Overview and Scrutiny Committee",
        kind=DocumentKind.REPORT,
        meeting_date=date(2025, 3, 5),
    )


def test_minutes_are_named_by_their_body_and_day() -> None:
    found = described(MINUTES)
    assert found.title == "Minutes: Audit Committee, 12 February 2025"
    assert found.kind is DocumentKind.MINUTES


def test_a_front_sheet_with_labels_and_values_on_lines_of_their_own_is_read() -> None:
    text = "WEXCOMBE BOROUGH COUNCIL\nCABINET\nReport title:\nThe Quay: what next\nDate of meeting:\n11 June 2025\n"
    found = described(text + "Report of:\nHead of Property\n")
    assert (found.title, found.committee) == ("The Quay: what next", "Cabinet")
    assert found.meeting_date == date(2025, 6, 11)


def test_a_title_in_a_table_of_labels_is_read() -> None:
    assert described("Record of a decision\n\nDecision number\tCM 7\nTitle\tThe Quay\n").title == "The Quay"


def test_a_report_addressed_to_the_whole_council_names_it() -> None:
    found = described("From: Leader of the Council\nTo: County Council – 13 March 2025\nSubject: Treasury strategy\n")
    assert (found.title, found.committee) == ("Treasury strategy", "County Council")
    assert found.meeting_date == date(2025, 3, 13)


def test_the_day_stands_in_a_table_of_labels_whose_last_cells_are_empty() -> None:
    told = "1.1 The strategy was approved by the County Council on 19 February 2024.\n"
    front = (
        "From:\tLeader of the Council\t\t\nTo:\tCounty Council – 13 March 2025\t\t\nSubject:\tTreasury strategy\t\t\n"
    )
    assert described(front + told).meeting_date == date(2025, 3, 13)


def test_a_cabinet_member_is_no_cabinet() -> None:
    assert described("From: Cabinet Member for Homes\nSubject: Repairs\n").committee is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Date: 5th April 2023", date(2023, 4, 5)),
        ("MEETING HELD ON WEDNESDAY 23 OCTOBER 2024", date(2024, 10, 23)),
        ("WEDNESDAY, 04 DECEMBER 2024 AT 10:00 HOURS", date(2024, 12, 4)),
        ("Held on the 4thJanuary 2023", date(2023, 1, 4)),
        ("April 2024", None),
        ("The plan for 2024/25", None),
        ("Published: 9 May 2024", None),
    ],
)
def test_the_day_of_the_meeting_is_read_and_nothing_less_than_a_day(line: str, day: date | None) -> None:
    assert described(f"Planning Committee\n\n{line}\n").meeting_date == day


def test_the_agenda_that_says_so_is_an_agenda() -> None:
    top = "WEXCOMBE BOROUGH COUNCIL\n\nPLANNING COMMITTEE\n\nTuesday, 3 June 2025 at 1900 hours\n\n"
    found = described(top + "AGENDA\n\n1 APOLOGIES\n")
    assert found.kind is DocumentKind.AGENDA
    assert found.title == "Agenda: Planning Committee, 3 June 2025"


def test_records_of_decisions_and_plans_are_known() -> None:
    assert described("Record of a decision by a Cabinet Member\n\nParking\n").kind is DocumentKind.DECISION
    assert described("Housing Strategy 2025 to 2030\n\nOur homes\n").kind is DocumentKind.PLAN
    assert described("Some words about a harbour.\n").kind is DocumentKind.OTHER


def test_the_title_falls_back_on_the_file_and_then_on_its_name() -> None:
    assert described("some words\n", file_title="A plan for the quay").title == "A plan for the quay"
    assert described("some words\n", file_title="Microsoft Word - x.docx").title == "paper of the day"
    assert described("some words\n").title == "paper of the day"


def test_a_mark_is_no_title() -> None:
    assert described("NOT FOR PUBLICATION\n\nSale of the Quay and its buildings\n").title.startswith("Sale of the Quay")


def test_the_body_of_a_council_in_capitals_is_written_as_names_are() -> None:
    found = described("WEXCOMBE BOROUGH COUNCIL\n\nEDUCATION AND SKILLS SELECT COMMITTEE\n\nMonday 2 June 2025\n")
    assert (found.council, found.committee) == ("Wexcombe Borough Council", "Education and Skills Select Committee")
