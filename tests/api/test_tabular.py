from __future__ import annotations

import csv
import io

import pytest

from api.tabular import BOM, csv_of, defused


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\uff1d1", "\n+a"])
def test_what_a_spreadsheet_would_run_is_shown_instead(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Red", "-5", "+1,200.50", "a=b", "3 - 2", "£2.4m"])
def test_words_and_numbers_with_a_sign_stay_as_they_are(cell: str) -> None:
    assert defused(cell) == cell


def test_a_table_reads_back_as_it_was_and_says_that_it_is_utf_8() -> None:
    text = csv_of(("Note", "State"), [("One, two\n“three”", "=1")])
    assert text.startswith(BOM)
    assert list(csv.reader(io.StringIO(text[1:]))) == [["Note", "State"], ["One, two\n“three”", "'=1"]]
