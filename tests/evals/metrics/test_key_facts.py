from __future__ import annotations

import pytest

from evals.metrics.key_facts import build, states
from tests.evals.rows import abstained, answered, values


def test_recall_is_the_share_of_facts_and_exact_wants_all():
    half = answered(id="a", answer="It cost £4.2m.", facts=(("£4.2m", "4.2 million"), ("Ward Street",)))
    full = answered(id="b", answer="It is in Ward Street.", facts=(("Ward Street",),))
    assert values(build(), half, full) == {"fact_recall": 0.75, "fact_exact": 0.5, "fact_recall_micro": 2 / 3}


def test_an_abstention_states_nothing_even_when_its_words_hold_the_fact():
    row = abstained(answer="The record does not name the Ward Street depot.", facts=(("Ward Street",),))
    assert values(build(), row) == {"fact_recall": 0.0, "fact_exact": 0.0, "fact_recall_micro": 0.0}


def test_questions_without_facts_and_unanswerable_ones_have_no_score():
    rows = answered(id="a", answer="Yes."), answered(id="b", answerable=False, facts=(("Yes",),))
    assert set(values(build(), *rows).values()) == {None}


@pytest.mark.parametrize(
    ("answer", "spelling"),
    [
        ("the total is £1,250,000", "1250000"),
        ("a saving of 12 %", "12%"),
        ("<b>Parks</b> &amp; open spaces", "parks and open spaces"),
        ("monitored by the Head of Planning", "head of plan"),
        ("row C4.10 is late", "C4.10"),
        ("the council\u2019s depots", "council's depots"),
    ],
)
def test_a_spelling_is_found_whatever_its_case_mark_up_and_commas(answer, spelling):
    assert states(answer, [spelling])


@pytest.mark.parametrize(
    ("answer", "spelling"),
    [
        ("row C4.10 is late", "C4.1"),
        ("112 actions", "12"),
        ("the carpark", "park"),
        ("for the record", "or"),
        ("it was 12.5", "12"),
        ("anything", "!"),
    ],
)
def test_a_spelling_is_whole_words_or_it_is_not_there(answer, spelling):
    assert not states(answer, [spelling])


def test_any_spelling_of_a_fact_will_do():
    assert states("by two thirds", ["66%", "two thirds"])
