from __future__ import annotations

from dataclasses import replace

import pytest

from evals.metrics.number_fidelity import build, parts_held
from evals.types import Sentence
from tests.evals.rows import abstained, answered, cited, values


def quoting(text: str, *quotes: str, markers: tuple[int, ...] | None = None):
    citations = tuple(replace(cited(0, 9), quote=quote) for quote in quotes)
    numbers = tuple(range(1, len(quotes) + 1)) if markers is None else markers
    return answered(answer=text, citations=citations, sentences=(Sentence(text=text, citations=numbers),))


def test_each_kind_and_all_parts_by_hand():
    # Figures: £90,000 stands, 14 does not. The date stands. Of the references A2.3 stands, A2.4 does not.
    row = quoting(
        "A2.3 and A2.4 cost £90,000 for 14 homes by 30 September 2024.",
        "A2.3 takes £90,000 from the reserve",
        "to be done by 30/09/2024",
    )
    assert values(build(), row) == {
        "number_fidelity": 3 / 5,
        "figure_fidelity": 1 / 2,
        "date_fidelity": 1.0,
        "reference_fidelity": 1 / 2,
        "value_fidelity": 3 / 5,
    }


def test_the_headings_of_a_table_row_are_told_apart_from_its_values():
    row = quoting("Saving 12 | Value 2027/28: £41,000 | Due: 3 June 2026", "Saving 12\t£41,000\t4 June 2026")
    scores = values(build(), row)
    # Parts: Saving 12, 2027/28, £41,000 and the day; the year is a heading, the day is wrong.
    assert scores["number_fidelity"] == 2 / 4
    assert scores["value_fidelity"] == 2 / 3


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("It costs £1.2m.", "£1,200,000"),
        ("It costs £1,200,000.", "£1.2 million"),
        ("It costs £1.2m.", "Budget (£000): 1,200"),
        ("It costs £850,000.", "£'000 | 850"),
        ("It costs 1,200 (£000).", "a budget of £1.2m"),
        ("It costs £3m.", "all in £m: 3"),
        ("It fell by 12%.", "12 per cent"),
        ("In May 2024.", "on 14 May 2024"),
        ("See Recommendation 7.", "Rec 7"),
    ],
)
def test_one_amount_date_or_reference_in_another_spelling_stands(said, quoted):
    assert [held for _, held in parts_held(said, [quoted])] == [True]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("It costs £1.3m.", "Budget (£000): 1,200"),
        ("It costs £1.2m.", "1,200 homes"),
        ("It fell by 12%.", "12 homes"),
        ("It came 3rd.", "£000: 3 came"),
        ("On 14 May 2024.", "in May 2024"),
        ("See A2.3.", "See A2.31"),
    ],
)
def test_another_amount_date_or_reference_does_not(said, quoted):
    assert [held for _, held in parts_held(said, [quoted])] == [False]


def test_a_sentence_whose_only_marker_leads_nowhere_has_nothing_to_stand_in():
    assert values(build(), quoting("It costs £12.", "£12", markers=(4,)))["number_fidelity"] == 0.0


def test_sentences_without_markers_or_numbers_and_refusals_have_no_score():
    bare = quoting("It costs £12.", "£12", markers=())
    rows = bare, quoting("It is late.", "It is late"), abstained(id="c", answer="Not in the 12 papers.")
    assert set(values(build(), *rows).values()) == {None}
