from __future__ import annotations

from tests.ingest.papers import MINUTES, holding, read, read_pages
from vectorstore.types import BlockKind


def test_a_minute_has_its_number_title_words_and_resolution() -> None:
    document, blocks = read(MINUTES)
    resolved = holding(document, blocks, "the plan be approved")
    assert resolved.kind is BlockKind.MINUTE
    assert resolved.locator.minute == "22"
    assert resolved.locator.headings[-2:] == ("INTERNAL AUDIT PLAN", "Grants")
    assert "minute 22" in {ref.lower() for ref in resolved.refs}


def test_a_title_in_small_letters_after_a_resolution_begins_the_next_minute() -> None:
    document, blocks = read(MINUTES)
    block = holding(document, blocks, "The register was noted")
    assert block.locator.minute == "23"
    assert block.locator.headings[-1] == "Review of the Risk Register and of how it is kept"


def test_the_one_number_that_is_missing_between_two_is_given_back() -> None:
    document, blocks = read(MINUTES)
    assert holding(document, blocks, "must declare interests").locator.minute == "21"


def test_two_missing_numbers_for_one_minute_are_left_open() -> None:
    document, blocks = read(MINUTES.replace("22 The Head", "23 The Head").replace("23 The register", "24 The register"))
    assert holding(document, blocks, "must declare interests").locator.minute is None


def test_minutes_end_with_the_chairs_signature() -> None:
    document, blocks = read(MINUTES)
    row = holding(document, blocks, "Report on grants")
    assert row.locator.minute is None
    assert row.kind is BlockKind.ROW


def test_a_number_with_its_title_on_one_line_is_read_over_several() -> None:
    text = (
        "MINUTES of a meeting of the Harbour Committee held on Thursday, 6 March 2025.\n\n"
        "110.   Apologies for Absence\n(Item 1)\n\nApologies were received.\n\n"
        "111.   Accounts of the Harbour Trust and the letter of the auditor, with\nthe plan\n(Item 2)\n\n"
        "(1) The accounts were introduced.\n\nRESOLVED that the accounts be approved.\n"
    )
    document, blocks = read_pages(text)
    block = holding(document, blocks, "accounts be approved")
    assert block.locator.minute == "111"
    assert block.locator.headings[-1].startswith("111 Accounts of the Harbour Trust")
    assert holding(document, blocks, "Apologies were received").locator.minute == "110"


def test_a_number_alone_on_its_line_opens_a_minute() -> None:
    opening = "Minutes of the meeting of the Cabinet held on 3 June 2025\n\n"
    text = opening + "APOLOGIES\n\n7\nThere were none.\n\nBUDGET\n\n8\nNoted.\n"
    document, blocks = read(text)
    assert holding(document, blocks, "There were none").locator.minute == "7"
    assert holding(document, blocks, "Noted").locator.minute == "8"


def test_minutes_in_a_pack_without_blank_lines_are_found_by_their_capitals() -> None:
    text = (
        "AGENDA ITEM 3\nMINUTES OF THE HARBOUR COMMITTEE\nHeld in the Guildhall on Wednesday 17 September 2025.\n"
        "Present:\nCouncillor Edwina Carrowby (Chair) and Councillors Gwyn Penhallow and Ruth Ellerby, with\nothers\n"
        "12. APOLOGIES FOR ABSENCE\nThere were none. The Chair observed that this was the first full attendance of\n"
        "the year.\n13. MINUTES OF THE LAST MEETING\nRESOLVED: That the minutes be approved as a correct record and\n"
        "signed by the Chair.\n14. THE QUAY: WHAT NEXT\nThe Committee considered a note on the Quay and on the ferry.\n"
    )
    document, blocks = read_pages(text, "Agenda item 4\nReport title:\nDredging\n1 Purpose\n1.1 To agree to dredge.")
    assert holding(document, blocks, "note on the Quay").locator.minute == "14"
    assert holding(document, blocks, "note on the Quay").locator.headings[-1] == "14 THE QUAY: WHAT NEXT"
    after = holding(document, blocks, "agree to dredge")
    assert after.locator.minute is None
    assert after.locator.headings == ("Dredging", "1 Purpose")


def test_the_item_of_an_agenda_does_not_hide_the_minutes_themselves() -> None:
    agenda = "AGENDA\n\n4 MINUTES\n\nMinutes of the meeting of 12 February 2025\n\n5 URGENT BUSINESS\n\nAny items.\n\n"
    document, blocks = read(agenda + MINUTES)
    assert holding(document, blocks, "the plan be approved").locator.minute == "22"


def test_a_paper_that_names_items_begins_its_minutes_there_whatever_numbers_stand_before() -> None:
    text = (
        "MINUTES of a meeting of the Harbour Committee held on Thursday, 6 March 2025.\n\n"
        "1. Mr Brook proposed, and Mrs Penn seconded that Mr Wells be elected to Chair the meeting.\n\n"
        "2. RESOLVED that Mr Wells be elected to Chair the meeting.\n\n"
        "283.   Apologies for Absence\n(Item 1)\n\nApologies were received.\n\n"
        "284.   The harbour wall\n(Item 2)\n\nRESOLVED that the wall be mended.\n"
    )
    document, blocks = read_pages(text)
    assert holding(document, blocks, "Apologies were received").locator.minute == "283"
    assert holding(document, blocks, "wall be mended").locator.minute == "284"
    assert holding(document, blocks, "1. Mr Brook").locator.minute is None
