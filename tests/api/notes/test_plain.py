from __future__ import annotations

from api.notes.plain import MADE_BY, as_plain_text
from tests.api.kept_answers import abstention, answer, citation, tabled


def test_claims_have_their_numbers_and_the_sources_stand_below_with_place_and_words() -> None:
    text = as_plain_text(answer())
    assert "From Harbour wall repairs, 11 March 2025:\nIt is long. [1] [2]\nIt is old. [2]\n\nSources\n" in text
    where = "Harbour wall repairs, 11 March 2025, p. 1, Background, para 2.1"
    assert f"[1] {where}: “The harbour wall is 1 metres long.”" in text
    assert text.endswith(MADE_BY)


def test_a_table_is_pasted_as_a_row_a_line_with_tabs_between_cells() -> None:
    text = as_plain_text(tabled())
    assert "The 2 actions\nRef\tAction\tRAG\tSource\nC1\tMend the pump\tRed\t[1]\n" in text
    assert text.count("Mend the pump") == 4
    assert "2 of the 8 actions are red: C1 and C2.\n" in text


def test_an_abstention_is_its_words_and_the_nearest() -> None:
    text = as_plain_text(abstention())
    assert text.startswith("The record does not say. Searched 3 papers.\n\nSources\n[1] ")


def test_a_question_back_lists_its_choices_and_a_bare_answer_is_bare() -> None:
    choice = {"label": "C1", "title": "Mend", "paper": "Plan", "citation": 1}
    assert "C1 Mend (Plan) [1]" in as_plain_text(answer(claims=[], choices=[choice], lead="Which?"))
    assert as_plain_text(answer(lead="", claims=[], citations=[])) == MADE_BY


def test_a_date_that_the_title_has_is_not_said_again_and_what_is_unknown_is_left_out() -> None:
    dated = citation(1, title="Cabinet 11 March 2025")
    bare = citation(2, meeting_date=None, locator="")
    text = as_plain_text(answer(citations=[dated, bare]))
    assert "[1] Cabinet 11 March 2025, p. 1" in text
    assert "[2] Harbour wall repairs: “" in text
