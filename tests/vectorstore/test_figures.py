from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.references import find_figures


def values(text: str) -> list[str]:
    return [figure.value for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£51.5m, £51.5 million, 51.5 million and £51,500k", ["51500000"] * 4),
        ("£1.2bn", ["1200000000"]),
        ("1,447 or 1447", ["1447", "1447"]),
        ("20.0% and twenty per cent", ["20%", "20%"]),
        ("3rd", ["3rd"]),
        ("three of eleven", ["3", "11"]),
        ("two million", ["2000000"]),
        ("over-16s and 16-18", ["16", "16", "18"]),
    ],
)
def test_equal_amounts_have_equal_values(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text", ["15 May 2024", "2023/24", "A2.3", "Minute 36", "2.3.1", "9a", "that one", "one of the"]
)
def test_dates_references_and_pronouns_are_no_figures(text: str) -> None:
    assert values(text) == []


def test_a_figure_keeps_its_words_and_says_whether_it_is_money() -> None:
    text = "It costs £1.5m and has 12 rooms."
    money, rooms = find_figures(text)
    assert (money.text, money.money, rooms.text, rooms.money) == ("£1.5m", True, "12", False)
    assert text[money.span.start : money.span.end] == money.text


@given(st.integers(0, 10**9))
def test_thousands_separators_change_nothing(number: int) -> None:
    plain = f"about {number} in all" if not 1900 <= number <= 2099 else "about 5 in all"
    assert values(plain) == values(f"about {number:,} in all") or 1900 <= number <= 2099


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for figure in find_figures(text):
        assert text[figure.span.start : figure.span.end] == figure.text
