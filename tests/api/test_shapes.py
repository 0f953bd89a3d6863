from __future__ import annotations

from typing import Any

from api.shapes import shape_of

JANUARY = {"document_id": "a", "title": "January report", "meeting_date": "2025-01-22"}
APRIL = {"document_id": "b", "title": "April report", "meeting_date": "2025-04-09"}


def answer(*claims: tuple[str, list[int]], table: dict[str, Any] | None = None) -> dict[str, Any]:
    told = [{"text": text, "citations": numbers} for text, numbers in claims]
    return {"claims": told, "citations": [JANUARY, APRIL], "table": table}


def test_one_claim_is_text_and_several_are_a_list() -> None:
    assert shape_of(answer(("The wall costs £2.4m.", [1]))).kind == "text"
    shape = shape_of(answer(("The wall costs £2.4m.", [1]), ("It is due in May.", [2])))
    assert (shape.kind, len(shape.said)) == ("list", 2)


def test_a_claim_that_tells_a_row_is_laid_out_as_its_cells() -> None:
    (said,) = shape_of(answer(("A1 Mend the wall | Lead: J. Pike | Status: late: by a week", [1]))).said
    assert said.name == "A1 Mend the wall"
    assert said.cells == (("Lead", "J. Pike"), ("Status", "late: by a week"))


def test_a_bar_in_running_words_makes_no_row() -> None:
    (said,) = shape_of(answer(("Either the wall | or the ferry", [1]))).said
    assert (said.name, said.cells) == ("", ())


def test_rows_of_one_thing_in_two_papers_stand_side_by_side_the_earlier_first() -> None:
    shape = shape_of(
        answer(
            ("A1: its status was “Red” and is “Green”.", [1, 2]),
            ("9 April 2025: A1 Mend the wall | Status: Green | Cost: £2m", [2]),
            ("22 January 2025: A1 Mend the wall | Status: Red", [1]),
        )
    )
    assert shape.kind == "comparison"
    assert [one.text for one in shape.said] == ["A1: its status was “Red” and is “Green”."]
    (compared,) = shape.comparisons
    assert compared.name == "A1 Mend the wall"
    assert [column.day for column in compared.columns] == ["2025-01-22", "2025-04-09"]
    assert compared.rows == (("Status", ("Red", "Green")), ("Cost", (None, "£2m")))


def test_two_rows_of_one_paper_are_a_list() -> None:
    shape = shape_of(answer(("A1 Mend | Status: Red", [1]), ("A1 Mend | Status: Green", [1])))
    assert shape.kind == "list"


def test_a_table_says_what_its_claims_say_and_has_the_sources_of_the_count() -> None:
    table = {"claims": [2, 3]}
    shape = shape_of(answer(("Two actions.", [1, 2]), ("A1 | Lead: X", [1]), ("A2 | Lead: Y", [2]), table=table))
    assert shape.kind == "table"
    assert [(one.text, one.citations) for one in shape.said] == [("Two actions.", ())]
