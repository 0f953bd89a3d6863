"""Every value of level A equals a second computation that shares no code with it, on made-up rows of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.metrics import (
    abstention,
    characters,
    citation_validity,
    confidence,
    evidence,
    quote_exactness,
    retrieval,
    truthfulness,
)
from evals.scoring import ALL, all_metrics, score_rows
from evals.types import Cited, Found, GoldEvidence, Place, Row, Sentence
from tests.evals.metrics import plainly

FACTS = ("May", "12 homes")
places = st.builds(
    lambda document, start, length: Place(document_id=document, start=start, end=start + length),
    st.sampled_from(["plan", "minutes"]),
    st.integers(0, 60),
    st.integers(1, 40),
)
quotes = st.sampled_from(["In May 2024 there were 12 homes.", "£1.2m", "Saving 12 is red.", "words"])
days = st.sampled_from([None, date(2024, 5, 14), date(2025, 5, 14)])
citations = st.builds(
    Cited,
    document=st.just("plan.pdf"),
    quote=quotes,
    page=st.none() | st.integers(1, 3),
    place=places,
    resolved=st.booleans(),
    stands=st.booleans(),
    in_place=st.booleans(),
    true_page=st.none() | st.integers(1, 3),
    meeting_date=days,
)
evidences = st.builds(
    lambda spots, page, day: GoldEvidence(
        document="plan.pdf", quote="words", places=tuple(spots), pages=(page,) * len(spots), meeting_date=day
    ),
    st.lists(places, min_size=1, max_size=2),
    st.none() | st.integers(1, 3),
    days,
)
rows = st.lists(
    st.builds(
        Row,
        id=st.uuids().map(str),
        question=st.just("When?"),
        type=st.just("fact"),
        answerable=st.booleans(),
        key_facts=st.lists(st.sampled_from(FACTS).map(lambda fact: (fact,)), max_size=2).map(tuple),
        evidence=st.lists(evidences, max_size=3).map(tuple),
        answer=st.sampled_from(["In May.", "12 homes in May.", "No."]),
        sentences=st.lists(
            st.builds(Sentence, text=quotes, citations=st.lists(st.integers(0, 4), max_size=4).map(tuple)), max_size=3
        ).map(tuple),
        citations=st.lists(citations, max_size=4).map(tuple),
        abstained=st.booleans(),
        clarified=st.just(False),
        hits=st.lists(
            st.builds(Found, chunk_id=st.just("c"), document=st.just("plan.pdf"), place=places), max_size=25
        ).map(tuple),
        confidence=st.none() | st.sampled_from([0.0, 0.1, 0.25, 0.251, 0.5, 0.999, 1.0]),
    ),
    max_size=8,
)


def scored(metric, given_rows):
    return {name: score.value for name, score in score_rows(given_rows, [metric], resamples=0)[ALL].items()}


def right(row: Row) -> bool:
    met = [any(plainly.proves(c, e) for c in row.citations) for e in row.evidence]
    stated = all(fact in row.answer for (fact,) in row.key_facts)
    return row.answerable and not row.abstained and stated and sum(met) * 2 >= len(met)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_each_metric_equals_its_formula_worked_out_another_way(made):
    judged = [right(row) for row in made]
    for metric, expected in (
        (citation_validity, plainly.validity(made)),
        (quote_exactness, plainly.quotes(made)),
        (evidence, plainly.evidence(made)),
        (characters, plainly.cited_characters(made)),
        (retrieval, plainly.retrieval(made)),
        (abstention, plainly.abstention(made)),
        (confidence, plainly.confidence(made, judged)),
        (truthfulness, plainly.truthfulness(made, judged)),
    ):
        assert scored(metric.build(), made) == pytest.approx(expected), metric.__name__


@settings(max_examples=30, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_scores_stay_within_their_bounds_whatever_the_order_of_rows_and_however_often_they_come(made, random):
    metrics = all_metrics()
    once = score_rows(made, metrics, resamples=0)[ALL]
    for metric in metrics:
        for value in metric.values:
            score = once[value.name]
            assert score.value is None or value.least - 1e-9 <= score.value
            assert score.value is None or value.most is None or score.value <= value.most + 1e-9
            assert (score.value is None) == (score.n == 0) or value.name in ("grounded_refusal_f1", *CONFIDENT)
    mixed = random.sample(made, len(made))
    twice = [*made, *(replace(row, id=f"{row.id} again") for row in made)]
    for other in (mixed, twice):
        found = score_rows(other, metrics, resamples=0)[ALL]
        for name in once.keys() - ({"risk_coverage_area"} if other is twice else set()):
            assert found[name].value == pytest.approx(once[name].value), name


CONFIDENT = ("auroc_answerable", "auroc_right")
"""An area needs both kinds, so it may be missing where there are questions."""


@settings(max_examples=30, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_citations_and_of_evidence_changes_no_score(made, random):
    metrics = all_metrics()
    turned = []
    for row in made:
        order = random.sample(range(len(row.citations)), len(row.citations))
        number = {old + 1: new + 1 for new, old in enumerate(order)}
        sentences = tuple(
            replace(one, citations=tuple(random.sample([number.get(n, n) for n in one.citations], len(one.citations))))
            for one in row.sentences
        )
        turned.append(
            replace(
                row,
                citations=tuple(row.citations[n] for n in order),
                sentences=sentences,
                evidence=tuple(random.sample(row.evidence, len(row.evidence))),
            )
        )
    one, other = (score_rows(given_rows, metrics, resamples=0)[ALL] for given_rows in (made, turned))
    for name in one:
        assert one[name].value == pytest.approx(other[name].value), name


def test_where_nothing_applies_there_is_no_score_and_no_zero():
    found = score_rows([], all_metrics())[ALL]
    assert {score.value for score in found.values()} == {None}
    assert {score.n for score in found.values()} == {0}
