"""What the record lacks although it speaks of the subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.gaps import blank_cells, missing_slot
from assistant.types import Evidence, Slot
from tests.assistant.conftest import About
from tests.assistant.papers import recorded, row, stretch
from vectorstore.types import Locator

COLUMNS = ("Ref", "Project", "Lead", "Due March 2025", "Due June 2025", "RAG", "Progress")
CELLS = ("A4", "Tenant panel", "", "", "soon", "", "The panel met.")
NAMED = {"is_ref": 1.0}


def of_row(cells: tuple[str, ...] = CELLS, *, columns: tuple[str, ...] = COLUMNS, **features: float) -> list[Evidence]:
    """One row with its record, which is the one that the question names where nothing else is said."""
    return [recorded(row(columns, cells, features=features or NAMED))]


def test_the_blank_cell_that_was_asked_for_is_found(about: About) -> None:
    blank = blank_cells(about("Who leads A4?"), of_row())
    assert blank is not None
    assert (blank.columns, blank.colour) == (("Lead",), False)


def test_a_blank_rating_may_be_a_colour_that_the_copy_lost(about: About) -> None:
    blank = blank_cells(about("What RAG colour is A4?"), of_row())
    assert blank is not None
    assert (blank.columns, blank.colour) == (("RAG",), True)


def test_progress_in_words_is_no_rating(about: About) -> None:
    blank = blank_cells(about("What is the RAG rating of A4?"), of_row())
    assert blank is not None
    assert blank.columns == ("RAG",)


def test_a_rating_told_in_words_is_not_lost(about: About) -> None:
    told = of_row((*CELLS[:-1], "Rated amber since May."))
    assert blank_cells(about("What is the RAG rating of A4?"), told) is None


def test_progress_in_words_answers_how_a_project_stands(about: About) -> None:
    assert blank_cells(about("What is the status of A4?"), of_row()) is None


def test_of_several_dated_columns_the_one_of_the_period_asked_about_counts(about: About) -> None:
    rows = of_row()
    blank = blank_cells(about("What date in March 2025 is A4 due?"), rows)
    assert blank is not None
    assert blank.columns == ("Due March 2025",)
    assert blank_cells(about("What date in June 2025 is A4 due?"), rows) is None
    assert blank_cells(about("When is A4 due?"), rows) is None


def test_a_column_is_asked_for_by_its_own_words(about: About) -> None:
    rows = of_row(("A4", "", "Homes"), columns=("Ref", "Ward", "Budget  holder"))
    blank = blank_cells(about("Which ward is A4 in?"), rows)
    assert blank is not None
    assert blank.columns == ("Ward",)
    assert blank_cells(about("Tell me about A4"), rows) is None


def test_a_row_without_a_reference_is_meant_by_its_words(about: About) -> None:
    asked = about("Who leads the tenant panel?")
    assert blank_cells(asked, of_row(cover=0.9)) is not None
    assert blank_cells(asked, of_row(cover=0.1)) is None


def test_a_row_of_another_reference_is_not_meant(about: About) -> None:
    assert blank_cells(about("Who leads B2?"), of_row(is_ref=0.0)) is None


def test_cells_only_look_blank_in_a_row_cut_by_a_page(about: About) -> None:
    whole = of_row(("A4", "Tenant panel", "Head of Repairs", *CELLS[3:]))[0].row
    cut = row(COLUMNS, ("", *CELLS[1:]), features=NAMED)
    assert blank_cells(about("Who leads A4?"), [replace(cut, row=whole)]) is None


def test_a_row_that_is_in_no_record_is_not_called_blank(about: About) -> None:
    assert blank_cells(about("Who leads A4?"), [row(COLUMNS, CELLS, features=NAMED)]) is None


def test_prose_has_no_blank_cells(about: About) -> None:
    assert blank_cells(about("Who leads A4?"), [stretch("A4 is led well.", features=NAMED)]) is None


def test_a_column_without_a_heading_is_never_asked_for(about: About) -> None:
    assert blank_cells(about("Who leads A4?"), of_row(("A4", ""), columns=("Ref", ""))) is None


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("What percentage of the vans is old?", Slot.PERCENTAGE),
        ("How many vans are there?", Slot.NUMBER),
        ("What was resolved about the vans?", Slot.DECISION),
        ("What is the name of the driver?", Slot.NAME),
    ],
)
def test_what_no_likely_evidence_holds_is_missing(about: About, text: str, slot: Slot) -> None:
    assert missing_slot(about(text), [stretch("The vans are old and break down.")]) is slot


@pytest.mark.parametrize("locator", [Locator(paragraph="3.12"), Locator(minute="3.12")])
def test_the_number_of_a_paragraph_is_not_the_number_asked_for(about: About, locator: Locator) -> None:
    asked = about("How many vans are there?")
    assert missing_slot(asked, [stretch("- 3.12 The vans are old.", locator=locator)]) is Slot.NUMBER
    assert missing_slot(asked, [stretch("- 3.12 The 40 vans are old.", locator=locator)]) is None


def test_what_any_likely_evidence_holds_is_not_missing(about: About) -> None:
    listed = [stretch("The vans are old.", score=0.9), stretch("There are 40 vans.", score=0.8)]
    assert missing_slot(about("How many vans are there?"), listed) is None


def test_what_only_unlikely_evidence_holds_is_missing(about: About) -> None:
    listed = [stretch("The vans are old.", score=0.9), stretch("There are 40 homes.", score=0.1)]
    assert missing_slot(about("How many vans are there?"), listed) is Slot.NUMBER


def test_a_column_heading_may_hold_what_its_cells_leave_out(about: About) -> None:
    listed = [row(("Ref", "Saved, £000"), ("A4", "a lot"))]
    assert missing_slot(about("What percentage was saved?"), listed) is Slot.PERCENTAGE
    assert missing_slot(about("What percentage was saved?"), [row(("Ref", "Saved, 5%"), ("A4", "all"))]) is None


def test_rows_can_be_counted_though_no_number_is_written(about: About) -> None:
    listed = [row(("Ref", "Van"), (key, "old")) for key in ("A4", "B4", "C4")]
    assert missing_slot(about("How many vans are old?"), listed) is None


def test_a_person_may_be_a_board_and_is_never_missing(about: About) -> None:
    assert missing_slot(about("Who leads it, all in all, at present?"), [stretch("The whole group does.")]) is None
