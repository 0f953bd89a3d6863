from __future__ import annotations

from ingest.records.mending import mended
from tests.ingest.records.ledger import records
from vectorstore.records import RecordKind


def test_a_damaged_number_is_filled_where_its_neighbours_leave_one() -> None:
    assert mended(["5", "6", "1/", "8", "9a"]) == {2: "7"}


def test_it_is_left_open_where_they_do_not() -> None:
    assert mended(["6", "1/", "9"]) == {1: None}
    assert mended(["1/", "2"]) == {0: None}


def test_whole_numbers_and_references_are_left_alone() -> None:
    assert mended(["1", "2.", "3)", "4a", "A1.2", "R07", ""]) == {}


def test_a_row_has_the_reference_that_was_damaged_and_the_words_as_they_stand() -> None:
    rows = "".join(f"{key}\tAsk again for it\tMs Penn\tOpen\n" for key in ("5", "6", "1/", "8"))
    found = records("No\tRecommendation\tOwner\tStatus\n" + rows, RecordKind.RECOMMENDATION)
    assert [record.ref for record in found] == [f"recommendation {n}" for n in (5, 6, 7, 8)]
    assert found[2].value("ref") == "1/"
