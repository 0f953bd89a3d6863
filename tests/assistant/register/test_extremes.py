"""The rows with the most or the least of something."""

from __future__ import annotations

import pytest

from assistant.register.asking import read_ask
from assistant.register.extremes import Extreme, extreme_of
from tests.assistant.conftest import About
from tests.assistant.handmade import Line, paper, row
from vectorstore.records import RecordKind

ROWS = (
    row(RecordKind.RISK, "R1", title="Vans fail", score="12", budget="£1.2m", due="31 March 2025"),
    row(RecordKind.RISK, "R2", title="Damp spreads", score="20", budget="£900,000", due="30 June 2025"),
    row(RecordKind.RISK, "R3", title="Nobody answers", score="20", budget="£50,000", due="ongoing"),
)


def found(about: About, text: str, *lines: Line) -> Extreme | None:
    query = about(text)
    return extreme_of(query, read_ask(query.plan), paper("risks.md", lines or ROWS).records)


@pytest.mark.parametrize(
    ("text", "labels", "value"),
    [
        ("Which risks have the highest score?", ["R2", "R3"], "20"),
        ("Which risk has the lowest score?", ["R1"], "12"),
        ("Which risk has the largest budget?", ["R1"], "£1.2m"),
        ("Which risk has the smallest budget?", ["R3"], "£50,000"),
        ("Which risk is due earliest?", ["R1"], "31 March 2025"),
        ("Which risk has the latest due date?", ["R2"], "30 June 2025"),
    ],
)
def test_the_field_that_the_question_names_is_compared(about: About, text: str, labels: list[str], value: str) -> None:
    extreme = found(about, text)
    assert extreme is not None
    assert ([record.label for record in extreme.records], extreme.value) == (labels, value)


def test_rows_that_give_no_value_are_not_among_those_compared(about: About) -> None:
    extreme = found(about, "Which risk is due earliest?")
    assert extreme is not None
    assert (extreme.compared, extreme.dated) == (2, True)


def test_a_field_that_few_rows_give_is_not_compared(about: About) -> None:
    lines = [row(RecordKind.RISK, f"R{n}", score="12" if n == 1 else "") for n in range(1, 5)]
    assert found(about, "Which risk has the highest score?", *lines) is None


def test_references_and_words_are_no_figures(about: About) -> None:
    lines = [row(RecordKind.RISK, f"R{n}", title=f"Van {n} fails") for n in range(1, 5)]
    assert found(about, "Which risk is the highest?", *lines) is None


def test_a_column_that_numbers_the_rows_is_not_compared(about: About) -> None:
    lines = [row(RecordKind.OTHER, f"Fleet {n}", title=f"Van {n} fails", row=str(n)) for n in range(1, 5)]
    assert found(about, "Which of the rows is the largest?", *lines) is None
