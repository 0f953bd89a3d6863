from __future__ import annotations

from datetime import date

import pytest

from evals.sheets import cells


@pytest.mark.parametrize(
    ("text", "said"),
    [("yes", True), (" Y ", True), ("TRUE", True), ("x", True), ("", False), ("No", False), ("-", False)],
)
def test_yes_and_no_are_read_as_people_write_them(text, said):
    assert cells.yes_or_no(text) is said


@pytest.mark.parametrize(("text", "number"), [("", None), ("12", 12), ("p. 4", 4), ("Page 3", 3), ("7.0", 7)])
def test_a_page_is_a_number_however_it_is_called(text, number):
    assert cells.page(text) == number


@pytest.mark.parametrize("text", ["14 May 2025", "14/05/2025", "2025-05-14", "2025-05-14 00:00:00"])
def test_a_day_is_read_day_first(text):
    assert cells.day(text) == date(2025, 5, 14)


@pytest.mark.parametrize(
    ("reader", "text", "said"),
    [
        (cells.yes_or_no, "perhaps", "write yes or no"),
        (cells.page, "3-4", "give one page"),
        (cells.page, "0", "give one page"),
        (cells.day, "May 2025", "give a day"),
        (cells.day, "soon", "give a day"),
    ],
)
def test_what_cannot_be_read_says_what_belongs_there(reader, text, said):
    with pytest.raises(cells.UnclearCell, match=said):
        reader(text)


def test_facts_are_parted_by_semicolons_or_lines_and_their_spellings_by_bars():
    text = "£1.2m | 1.2 million; Ann Carter\n 14 May | 14/5 ;;"
    assert cells.facts(text) == (("£1.2m", "1.2 million"), ("Ann Carter",), ("14 May", "14/5"))


@pytest.mark.parametrize(
    "text", ["4.8", "para 4.8", "Paragraph 12", "Minute 36", "A2.3", "R07", "row B7", "Saving 150"]
)
def test_a_number_with_what_it_is_called_is_a_place(text):
    assert cells.place_or_quote(text) == (text, None)


@pytest.mark.parametrize("text", ["£2,300", "within five working days", "5 working days", "Item 4 was deferred", "36%"])
def test_all_else_is_words(text):
    assert cells.place_or_quote(text) == (None, text)


def test_a_quote_in_quotation_marks_is_what_stands_between_them():
    assert cells.place_or_quote(" “Minute 36” ") == (None, "Minute 36")
    assert cells.place_or_quote("") == (None, None)


def test_papers_are_parted_by_lines_or_semicolons():
    assert cells.papers("a.pdf; b.pdf\nc.pdf") == ("a.pdf", "b.pdf", "c.pdf")
