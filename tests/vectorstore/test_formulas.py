import pytest

from vectorstore.formulas import begins_formula


@pytest.mark.parametrize("words", ["=1+1", "+cmd", "-2", "@SUM(A1)", "  =1", "\tRed", "\rRed", "\uff1d1", "\n+a"])
def test_what_a_spreadsheet_may_reckon_is_known(words: str) -> None:
    assert begins_formula(words)


@pytest.mark.parametrize("words", ["", " ", "Red", "a=b", "3 - 2", "£2.4m"])
def test_other_words_are_only_words(words: str) -> None:
    assert not begins_formula(words)
