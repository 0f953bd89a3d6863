"""What the record lacks although it speaks of the subject."""

from __future__ import annotations

from dataclasses import replace

from assistant.gaps import blank_cells, headed_blank, named_blank
from assistant.types import Evidence
from tests.assistant.conftest import About
from tests.assistant.papers import recorded, row, stretch

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


def test_a_heading_said_in_full_asks_for_its_column_without_a_reference(about: About) -> None:
    rows = of_row(("A walking champion", ""), columns=("Title", "Officers' view"), cover=0.9)
    blank = blank_cells(about("What is the officers' view on a walking champion?"), rows)
    assert blank is not None
    assert blank.columns == ("Officers' view",)


def test_a_less_likely_row_is_blank_where_the_question_says_all_of_its_name(about: About) -> None:
    post = recorded(row(("Post", "Held by"), ("Head of Revenues", ""), features={}))
    likelier = stretch("The Head of Revenues owns three savings.")
    blank = named_blank(about("Who is the head of revenues?"), [likelier, post])
    assert blank is not None
    assert blank.columns == ("Held by",)
    assert named_blank(about("Who is the head of property?"), [likelier, post]) is None
    assert named_blank(about("Who is the head of revenues?"), [likelier]) is None


def test_the_figure_of_a_quarter_is_asked_for_by_the_quarter(about: About) -> None:
    rows = of_row(
        ("Absence", "4%", "5.0%", "", "Late."), columns=("Measure", "Target", "Q1", "Q3", "Q3 notes"), cover=0.9
    )
    blank = blank_cells(about("What was the absence rate for Q3 2022/23?"), rows)
    assert blank is not None
    assert blank.columns == ("Q3",)
    assert blank_cells(about("What was the absence rate for Q1 2022/23?"), rows) is None


def test_a_cell_is_asked_for_by_the_word_of_its_column(about: About) -> None:
    rows = of_row(("54", "Link road", "", "3,380"), columns=("Row", "Project", "Description of it", "Cost"), cover=0.9)
    blank = blank_cells(about("What does its description say of the link road?"), rows)
    assert blank is not None
    assert blank.columns == ("Description of it",)
    assert blank_cells(about("What is the link road?"), rows) is None


def test_a_blank_cell_is_asked_for_by_the_words_of_its_heading(about: About) -> None:
    rows = of_row(("A4", "", "244", ""), columns=("Ref", "Target", "Quarter", "Total Cost"))
    blank = headed_blank(about("What is the target for A4?"), rows)
    assert blank is not None
    assert (blank.columns, blank.colour) == (("Target",), False)
    cost = headed_blank(about("What will the cost of A4 be in total?"), rows)
    assert cost is not None
    assert cost.columns == ("Total Cost",)


def test_a_heading_that_is_said_by_the_way_or_of_a_filled_cell_is_not_asked_for(about: About) -> None:
    rows = of_row(("A4", "", "244", ""), columns=("Ref", "Target", "Quarter", "Total Cost"))
    assert headed_blank(about("What is the quarter of A4?"), rows) is None
    assert headed_blank(about("Is the target of A4 met?"), rows) is None
    assert headed_blank(about("Who wrote of the vans that A4 has as its target?"), rows) is None
    assert headed_blank(about("What is the target for B7?"), of_row(is_ref=0.0)) is None
    assert headed_blank(about("What is the target for A4?"), [stretch("A4 has no target.")]) is None


def test_the_day_of_a_review_is_asked_for_by_who_speaks_of_one(about: About) -> None:
    rows = of_row(("A4", "Tenant panel", ""), columns=("Ref", "Project", "Review date"))
    blank = blank_cells(about("When is A4 to be reviewed?"), rows)
    assert blank is not None
    assert blank.columns == ("Review date",)
    assert blank_cells(about("When did the tenants join A4?"), rows) is None
