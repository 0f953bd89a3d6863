"""ALCE's recall and precision with the rules of its published code, also against a second computation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.metrics.support.alce import build
from tests.evals.metrics.support.tables import Table, saying, scores
from tests.evals.rows import abstained


def answered_scores(table: Table, *rows):
    found = scores(build, table, *rows)
    return found["alce_recall_answered"], found["alce_precision_answered"], found["alce_precision_strict_answered"]


def test_a_sentence_counts_when_its_citations_together_support_it_fully():
    row = saying(("One.", [1, 2]), ("Two.", [3]), ("Three.", []))
    table = {("One.", "a+b"): "f", ("Two.", "c"): "p"}
    # One of three sentences. Neither a nor b supports alone, and without either the other does not: both are used.
    assert answered_scores(table, row) == (1 / 3, 2 / 3, 2 / 3)


def test_a_citation_is_idle_where_it_does_not_support_alone_and_the_others_do():
    row = saying(("One.", [1, 2, 3]))
    table = {("One.", "a+b+c"): "f", ("One.", "a"): "f", ("One.", "a+b"): "f", ("One.", "a+c"): "f"}
    # a supports alone; without b, a+c still does, without c, a+b: both are idle.
    assert answered_scores(table, row) == (1.0, 1 / 3, 1 / 3)


def test_only_the_first_three_citations_of_a_sentence_are_looked_at():
    row = saying(("One.", [1, 2, 3, 4]))
    assert answered_scores({("One.", "a+b+c+d"): "f"}, row) == (0.0, 0.0, 0.0)
    assert answered_scores({("One.", "a+b+c"): "f"}, row)[:2] == (1.0, 1.0)


@pytest.mark.parametrize("marker", [0, 9])
def test_a_marker_out_of_range_unsupports_its_sentence_and_leaves_precisions_divisor(marker):
    row = saying(("One.", [1, marker]), ("Two.", [2]))
    table = {("One.", "a"): "f", ("Two.", "b"): "f"}
    assert answered_scores(table, row) == (0.5, 1.0, 1 / 3)


def test_a_marker_beyond_the_cap_that_leads_nowhere_counts_too():
    row = saying(("One.", [1, 2, 3, 9]))
    assert answered_scores({("One.", "a+b+c"): "f"}, row)[:2] == (0.0, 0.0)


def test_a_span_that_is_not_stored_is_out_of_range():
    row = saying(("One.", [1]))
    gone = replace(row, citations=(replace(row.citations[0], resolved=False), *row.citations[1:]))
    assert answered_scores({("One.", "a"): "f"}, gone)[0] == 0.0


def test_an_answer_without_citations_has_recall_and_precision_0():
    assert answered_scores({}, saying(("One.", []))) == (0.0, 0.0, 0.0)


def test_headings_punctuation_and_saying_that_the_record_is_silent_are_left_out():
    row = saying(("Savings:", []), ("...", []), ("The papers do not say who leads it.", []), ("One.", [1]))
    assert answered_scores({("One.", "a"): "f"}, row)[:2] == (1.0, 1.0)


def test_over_all_questions_a_refusal_is_0_and_over_answered_ones_it_is_none():
    rows = saying(("One.", [1])), abstained(id="refused")
    found = scores(build, {("One.", "a"): "f"}, *rows)
    assert (found["alce_recall"], found["alce_recall_answered"]) == (0.5, 1.0)
    assert (found["alce_precision"], found["alce_precision_answered"]) == (0.5, 1.0)


def test_an_answer_without_sentences_has_no_score():
    assert set(scores(build, {}, saying()).values()) == {None}


def test_what_a_grader_fails_on_is_neither_a_pass_nor_a_zero():
    row = saying(("One.", [1]), ("Two.", [2]))
    assert answered_scores({("One.", "a"): "!", ("Two.", "b"): "f"}, row) == (1.0, 1.0, 1.0)
    assert set(scores(build, {("One.", "a"): "!"}, saying(("One.", [1]))).values()) == {None}


def test_a_citation_on_which_a_grader_fails_alone_is_left_out_of_precision():
    table = {("One.", "a+b"): "f", ("One.", "a"): "f", ("One.", "b"): "!"}
    assert answered_scores(table, saying(("One.", [1, 2]))) == (1.0, 1.0, 1.0)


def plainly(row, support) -> tuple[float, float]:
    """The published algorithm, from its description alone."""
    entailed = useful = cited = 0
    for sentence in row.sentences:
        markers = list(sentence.citations)
        if not markers or any(not 1 <= m <= len(row.citations) for m in markers):
            continue
        quotes = [row.citations[m - 1].quote for m in markers][:3]
        cited += len(quotes)
        if not support(sentence.text, quotes):
            continue
        entailed += 1
        for n, quote in enumerate(quotes):
            rest = quotes[:n] + quotes[n + 1 :]
            needed = not rest or not support(sentence.text, rest)
            useful += support(sentence.text, [quote]) or needed
    return entailed / len(row.sentences), useful / cited if cited else 0.0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["One.", "Two."]), st.lists(st.integers(0, 6), max_size=5)), min_size=1, max_size=4
    ),
    st.sets(st.sampled_from("abcde"), max_size=3),
    st.integers(1, 2),
)
def test_recall_and_precision_equal_the_algorithm_worked_out_another_way(sentences, good, needed):
    def support(statement, quotes):
        return len(set(quotes) & good) >= needed

    class Rule(dict):
        def get(self, key, default=None):
            return "f" if support(key[0], key[1].split("+")) else "n"

    row = saying(*sentences)
    assert answered_scores(Rule(), row)[:2] == pytest.approx(plainly(row, support))
