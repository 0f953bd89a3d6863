"""What of a question another thing of its kind can take the place of."""

from __future__ import annotations

import pytest

from assistant.understanding.likes import any_numbers, bare_months, names, numbers, periods, references, states


def said(find, text: str) -> list[str]:  # type: ignore[no-untyped-def]
    return [text[span.start : span.end] for span in find(text)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("and in january", ["january"]),
        ("and the april one", ["april"]),
        ("what about May?", ["May"]),
        ("march", ["march"]),
        ("it may march on", []),
        ("in April 2025", []),
        ("who led A4 in sept", ["sept"]),
    ],
)
def test_a_month_without_a_year_is_told_from_a_verb(text: str, months: list[str]) -> None:
    assert said(bare_months, text) == months


def test_each_sort_of_thing_is_found_and_none_twice() -> None:
    text = "Were 18 of the A4 homes green in May 2024 at Fennimore House, and two red?"
    assert said(references, text) == ["A4"]
    assert said(periods, text) == ["May 2024"]
    assert said(states, text) == ["green", "red"]
    assert said(numbers, text) == ["18"]
    assert said(any_numbers, text) == ["18", "two"]
    assert said(names, text) == ["Fennimore House"]


def test_a_name_is_without_its_possessive() -> None:
    assert said(names, "Wexsoft's") == ["Wexsoft"]
    assert said(names, "How did Ann Ford’s go?") == ["Ann Ford"]
