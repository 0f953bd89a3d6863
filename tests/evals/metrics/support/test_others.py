"""The other metrics of level B, by hand from their formulae."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.labelling import label_rows
from evals.metrics.support import coverage, faithfulness, longbench_cite, trec_support, trust_score
from evals.scoring import ALL, score_rows, support_metrics
from tests.evals.metrics.support.tables import ByTable, saying, scores
from tests.evals.rows import abstained

TABLE = {
    ("One.", "a+b"): "f",
    ("One.", "a"): "p",
    ("Two.", "c"): "p",
    ("Three.", "d"): "f",
}
ROW = saying(("One.", [1, 2]), ("Two.", [3]), ("Three.", [4]), ("Four.", []))


def test_longbench_cite_counts_halves_and_citations_that_bear_on_their_sentence():
    found = scores(longbench_cite.build, TABLE, ROW)
    # Recall (1 + 1/2 + 1 + 0) / 4. Of a, b, c, d all but b bear on their sentence: precision 3/4.
    recall, precision = 2.5 / 4, 3 / 4
    assert found["longbench_cite_recall_answered"] == recall
    assert found["longbench_cite_precision_answered"] == precision
    assert found["longbench_cite_f1_answered"] == pytest.approx(2 * recall * precision / (recall + precision))


def test_longbench_cite_takes_the_mean_of_each_answers_own_f1():
    rows = ROW, saying(("One.", []), id="none"), abstained(id="refused")
    found = scores(longbench_cite.build, TABLE, *rows)
    alone = scores(longbench_cite.build, TABLE, ROW)["longbench_cite_f1"]
    assert found["longbench_cite_f1"] == pytest.approx(alone / 3)
    assert found["longbench_cite_f1_answered"] == pytest.approx(alone / 2)


def test_longbench_cite_counts_a_marker_that_leads_nowhere_as_useless():
    found = scores(longbench_cite.build, {("One.", "a"): "f"}, saying(("One.", [1, 9])))
    assert (found["longbench_cite_recall"], found["longbench_cite_precision"]) == (1.0, 0.5)


def test_trec_support_divides_by_sentences_with_a_citation_and_by_all():
    found = scores(trec_support.build, TABLE, ROW)
    assert (found["trec_precision"], found["trec_recall"]) == (2.5 / 3, 2.5 / 4)
    # Of the first sentence the first citation alone supports half.
    assert (found["trec_precision_first"], found["trec_recall_first"]) == (2 / 3, 2 / 4)


def test_trust_score_is_the_mean_of_three_f1():
    right = replace(saying(("One.", [1])), id="right", answer="In May.", key_facts=(("May",),))
    half = replace(right, id="half", key_facts=(("May",), ("2024",)))
    refused = abstained(id="refused", facts=(("May",),))
    well = abstained(id="well", answerable=False)
    wrongly = replace(saying(("Two.", [2])), id="wrongly", answerable=False)
    found = scores(trust_score.build, {("One.", "a"): "f"}, right, half, refused, well, wrongly)
    # Refusing: refused and well are refused, well and wrongly should be: F1 1/2. Answering: right, half, wrongly are
    # answered, right, half, refused should be: P 2/3, R 2/3. Facts 1 + 1/2 over 3 answered and 3 answerable: F1 1/2.
    # Citations: right and half are 1, wrongly 0: P and R 2/3.
    assert found["answer_correctness_f1"] == pytest.approx(0.5)
    assert found["grounded_citation_f1"] == pytest.approx(2 / 3)
    assert found["trust_score"] == pytest.approx(((1 / 2 + 2 / 3) / 2 + 1 / 2 + 2 / 3) / 3)


def test_trust_score_has_no_value_where_one_of_its_parts_has_none():
    found = scores(trust_score.build, {}, abstained(facts=(("May",),)))
    assert found == {"trust_score": None, "answer_correctness_f1": None, "grounded_citation_f1": None}


def test_faithfulness_holds_each_sentence_against_all_that_was_retrieved():
    row = saying(("One.", []), ("Two.", [1]), retrieved="xy")
    table = {("One.", "x+y"): "f", ("Two.", "x+y"): "p"}
    nothing_kept = replace(row, id="old", hits=())
    assert scores(faithfulness.build, table, row, nothing_kept, abstained(id="r")) == {"faithfulness": 0.5}


def test_coverage_counts_what_a_grader_failed_on():
    row = saying(("One.", [1, 2]))
    found = scores(coverage.build, {("One.", "a"): "!"}, row, abstained(id="refused"))
    # Asked were a+b, a and b.
    assert found == {"support_coverage": 2 / 3, "answered_share": 0.5}


def test_nothing_judged_is_no_score():
    for metric in support_metrics(label_rows([], ByTable({}))):
        assert {score.value for score in score_rows([], [metric])[ALL].values()} == {None}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(["One.", "Two.", "Note:"]), st.lists(st.integers(0, 6), max_size=4)), max_size=3
        ),
        max_size=4,
    ),
    st.dictionaries(st.sampled_from(["a", "b", "a+b", "b+a", "c", "d+e", "x+y"]), st.sampled_from("fpn!")),
    st.randoms(use_true_random=False),
)
def test_every_value_is_within_bounds_and_no_order_of_rows_matters(answers, said, random):
    table = {(text, quotes): label for text in ("One.", "Two.") for quotes, label in said.items()}
    rows = [replace(saying(*one, retrieved="xy"), id=str(n)) for n, one in enumerate(answers)]
    rows.append(abstained(id="refused", answerable=False))
    metrics = support_metrics(label_rows(rows, ByTable(table)))
    found = score_rows(rows, metrics, resamples=0)[ALL]
    again = score_rows(random.sample(rows, len(rows)), metrics, resamples=0)[ALL]
    for name, score in found.items():
        assert score.value is None or -1e-9 <= score.value <= 1 + 1e-9
        assert again[name].value == pytest.approx(score.value)
