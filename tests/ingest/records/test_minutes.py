from __future__ import annotations

from datetime import date

from tests.ingest.papers import MINUTES
from tests.ingest.records.ledger import made_of_pages, records, values
from vectorstore.records import RecordKind

HEAD = "MINUTES of a meeting of the Harbour Committee held on Thursday, 6 March 2025.\n\n"


def test_each_minute_is_a_record_the_one_without_its_number_too() -> None:
    found = records(MINUTES, RecordKind.MINUTE)
    assert [record.ref for record in found] == ["minute 20", "minute 21", "minute 22", "minute 23"]
    assert values(found, "title")[:3] == ["APOLOGIES", "DECLARATIONS OF INTEREST", "INTERNAL AUDIT PLAN"]
    assert {record.as_of for record in found} == {date(2025, 2, 12)}
    assert found[1].get("ref") is None
    assert "three grants would be certified" in found[2].value("text")


def test_each_resolved_part_is_a_record_with_its_minute() -> None:
    found = records(MINUTES, RecordKind.RESOLUTION)
    assert [record.ref for record in found] == ["minute 22(i)", "minute 22(ii)"]
    assert values(found, "resolved") == [
        "the plan be approved;",
        "a report on the three grants come to the meeting in June.",
    ]
    assert values(found, "minute") == ["22", "22"]


def test_a_part_without_its_mark_has_that_which_the_next_leaves_for_it_and_lettered_parts_are_fields() -> None:
    text = MINUTES.replace(
        "- i) the plan be approved;\n- ii) a report on the three grants come to the meeting in June.\n",
        "- the plan be approved;\n- ii) the Head of Internal Audit to provide:\n - a list.\n - b. the costs.\n"
        "- iii) it be noted.\n",
    )
    found = records(text, RecordKind.RESOLUTION)
    assert [record.ref for record in found] == ["minute 22(i)", "minute 22(ii)", "minute 22(iii)"]
    assert [(f.heading, f.value) for f in found[1].fields if f.name == "part"] == [
        ("a", "a list."),
        ("b", "the costs."),
    ]


def test_a_resolution_in_one_sentence_is_one_record_named_by_its_minute() -> None:
    _, found = made_of_pages(
        HEAD
        + "110.   Accounts\n(Item 1)\n\nRESOLVED that the accounts be approved.\n\n111.   Wall\n(Item 2)\n\nNoted.\n"
    )
    (resolution,) = [record for record in found if record.kind is RecordKind.RESOLUTION]
    assert (resolution.ref, resolution.value("resolved")) == ("minute 110", "the accounts be approved.")


def test_who_moved_and_how_the_votes_fell_is_said_of_the_motion_and_not_of_amendments() -> None:
    text = HEAD + (
        "110.   Accounts\n(Item 1)\n\n1) Mr Brook proposed, and Mrs Penn seconded the motion that they be approved.\n\n"
        "2) Ms Wells proposed and Mr Lane seconded the following amendment to the motion.\n\nFor (3)\n\nAgainst (9)\n\n"
        "Amendment lost.\n\n3) The motion was put to the vote.\n\nFor (9)\n\nAgainst (3)\n\n"
        "4) RESOLVED that the accounts be approved.\n"
    )
    _, found = made_of_pages(text)
    (resolution,) = [record for record in found if record.kind is RecordKind.RESOLUTION]
    assert (resolution.value("mover"), resolution.value("seconder")) == ("Mr Brook", "Mrs Penn")
    assert [field.value for field in resolution.fields if field.name == "votes"] == ["For (9)", "Against (3)"]


def test_agreed_unanimously_is_how_and_not_what_was_resolved() -> None:
    text = (
        HEAD + "110.   Chair\n(Item 1)\n\nMr Brook proposed, and Mrs Penn seconded Mr Wells.\n\nAgreed unanimously.\n"
    )
    _, found = made_of_pages(text)
    assert [record for record in found if record.kind is RecordKind.RESOLUTION] == []


def test_a_minute_that_lost_its_number_is_parted_where_its_neighbours_leave_one() -> None:
    text = (
        "MINUTES OF THE PARKS COMMITTEE\n\n1. APOLOGIES\n\nThere were none.\n\n"
        "2. LAST MEETING\n\nThe minutes were signed.\n\n"
        "PARK GATES\n\nMs Penn presented her report.\n\nRESOLVED: That the gates be mended.\n\n"
        "4. NEXT MEETING\n\nIt will be on 3 June 2025.\n"
    )
    found = records(text, RecordKind.MINUTE)
    assert [record.label for record in found] == ["1", "2", "3", "4"]
    assert found[2].value("title") == "PARK GATES"
    assert records(text, RecordKind.RESOLUTION)[0].ref == "minute 3"
