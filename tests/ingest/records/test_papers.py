from __future__ import annotations

from datetime import date

from tests.ingest.papers import REPORT
from tests.ingest.records.ledger import records, source, values
from vectorstore.records import FieldSource, RecordKind

PACK = """WEXCOMBE BOROUGH COUNCIL

HOUSING COMMITTEE

WEDNESDAY, 5 MARCH 2025 AT 10:00 HOURS

AGENDA

1 APOLOGIES

To receive any apologies.

2 MINUTES

To confirm the minutes.

11 - 20 DAMP AND MOULD

Jane Doe, Director of Homes, in attendance.

4 WORK PROGRAMME

To consider the programme.

Wexcombe Borough Council

Report to Housing Committee

Title: DAMP AND MOULD IN

COUNCIL HOMES

Report Author: Jane Doe, Director of Homes
jane.doe@wexcombe.example

Is this a Key Decision? No

Wards: All

1 EXECUTIVE SUMMARY

1.1 This report is about damp.

Wexcombe Borough Council

Report to Cabinet

12 February 2025

Title:\tThe Harbour Plan 2025-2030: progress
Report of:\tHead of Harbour
Wards:\t

1 SUMMARY

1.1 This report is about the harbour.

Ref\tAction\tLead\tStatus
R1\tMend the wall\tMs Penn\tOpen
R2\tPaint it\tMs Penn\tOpen
"""


def test_the_labels_of_a_front_sheet_are_fields_and_wrapped_titles_are_whole() -> None:
    found = records(PACK, RecordKind.FRONT_SHEET)
    assert values(found, "title") == ["DAMP AND MOULD IN COUNCIL HOMES", "The Harbour Plan 2025-2030: progress"]
    assert found[0].value("author").startswith("Jane Doe, Director of Homes")
    assert found[0].value("key_decision") == "No"
    assert found[1].value("report_of") == "Head of Harbour"
    assert source(found[1], "wards") is FieldSource.BLANK


def test_each_paper_of_a_pack_has_its_own_day_and_scope() -> None:
    rows = records(PACK, RecordKind.ACTION)
    assert {record.as_of for record in rows} == {date(2025, 2, 12)}
    assert {record.scope for record in rows} == {"harbour 2025-30"}
    assert {record.as_of for record in records(PACK, RecordKind.AGENDA_ITEM)} == {date(2025, 3, 5)}


def test_a_report_alone_has_one_front_sheet() -> None:
    (sheet,) = records(REPORT, RecordKind.FRONT_SHEET)
    assert sheet.value("title") == "Repairs and damp in council homes"
    assert sheet.value("report_of") == "Director of Homes"


def test_agenda_items_are_numbered_and_the_lost_number_is_filled_between_its_neighbours() -> None:
    found = records(PACK, RecordKind.AGENDA_ITEM)
    assert [record.ref for record in found] == ["item 1", "item 2", "item 3", "item 4"]
    assert values(found, "title") == ["APOLOGIES", "MINUTES", "DAMP AND MOULD", "WORK PROGRAMME"]
    assert found[2].get("ref") is None
    assert found[0].value("text") == "To receive any apologies."


def test_posts_are_joined_to_the_names_of_those_who_hold_them() -> None:
    found = records(PACK, RecordKind.PERSON)
    assert [(record.value("name"), record.value("role")) for record in found] == [("Jane Doe", "Director of Homes")]


def test_a_paper_without_front_sheet_or_agenda_has_none() -> None:
    kinds = {record.kind for record in records("Ward\tBins\tMissed\nQuay\t400\t3\nHarbour\t320\t9\n")}
    assert kinds == {RecordKind.OTHER}
