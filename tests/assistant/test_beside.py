"""Whether what is asked for stands beside the words it is asked of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.beside import beside, counted_in
from tests.assistant.conftest import About
from tests.assistant.papers import recorded, row, stretch
from vectorstore.word_vectors import WordVectors

COLUMNS = ("Ref", "Project", "Held by", "Comment")


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many tenants answered the survey?", ("tenants", "answered")),
        ("What was the number of the empty homes?", ("empty", "homes")),
        ("How many of our vans are old?", ("vans",)),
        ("How many are there?", ()),
        ("Who leads A2?", ()),
    ],
)
def test_what_is_to_be_counted_is_read_up_to_a_word_that_names_nothing(question: str, counted: tuple[str, ...]) -> None:
    assert counted_in(question) == counted


def test_a_figure_counts_what_stands_beside_it(about: About, words: WordVectors) -> None:
    query = about("How many tenants are there?")
    told = stretch("The area has 1,240 tenants.")
    far = stretch("Tenants wrote to the panel, which then sat on three days to read it all.")
    dated = stretch("Tenants were asked on 4 May 2024, as section 3.2 says.")
    assert beside(query, [told], words)["counted_first"] == pytest.approx(1.0)
    assert beside(query, [far], words)["counted_first"] < 0.6
    assert beside(query, [dated], words)["counted_first"] == 0.0
    signs = beside(query, [far, stretch("So be it."), dated, told], words)
    assert signs["counted_first"] == signs["counted_leading"] < signs["counted_all"] == pytest.approx(1.0)


def test_a_figure_in_a_table_counts_what_its_column_is_headed(about: About, words: WordVectors) -> None:
    cells = recorded(row(("Ward", "Tenants"), ("Harbour", "412")))
    assert beside(about("How many tenants has Harbour?"), [cells], words)["counted_first"] == pytest.approx(1.0)


def test_a_figure_alone_counts_nothing(about: About, words: WordVectors) -> None:
    assert beside(about("How many tenants are there?"), [stretch("412")], words)["counted_first"] == 0.0


def test_a_blank_cell_under_a_heading_of_the_question_is_told_from_a_full_one(about: About, words: WordVectors) -> None:
    query = about("What is the comment on the tenant panel?")
    blank = recorded(row(COLUMNS, ("A4", "Tenant panel", "Cllr Gorse", "")))
    full = recorded(row(COLUMNS, ("A4", "Tenant panel", "", "It met.")))
    assert beside(query, [blank], words)["cell_blank"] == pytest.approx(1.0)
    assert beside(query, [blank], words)["cell_gap"] > 0.0 > beside(query, [full], words)["cell_gap"]
    assert "cell_gap" not in beside(query, [stretch("The panel met.")], words)


def test_a_row_without_blanks_or_headings_has_no_blank_cell(about: About, words: WordVectors) -> None:
    full = recorded(row(("Ref", "Is it"), ("A4", "Tenant panel")))
    signs = beside(about("What is the comment on the tenant panel?"), [full], words)
    assert (signs["cell_blank"], signs["cell_full"]) == (0.0, 0.0)
    assert "cell_row" not in beside(replace(about("is it?"), words=()), [full], words)


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ("The baseline is TBC.", 1.0),
        ("Ms Gorse did not have the figure with her.", 1.0),
        ("It is not yet valued.", 1.0),
        ("The post is vacant.", 1.0),
        ("The baseline is 40.", 0.0),
    ],
)
def test_the_evidence_may_itself_say_that_it_is_unknown(
    about: About, words: WordVectors, said: str, unknown: float
) -> None:
    first, later = stretch(said), stretch("It was read out.")
    signs = beside(about("What is the baseline?"), [later, first], words)
    assert (signs["unknown_first"], signs["unknown_all"]) == (0.0, unknown)
    assert beside(about("What is the baseline?"), [first], words)["unknown_first"] == unknown
