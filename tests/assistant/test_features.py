"""The numbers by which passages and stretches are ranked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import evidence, planning
from assistant.assistant import Assistant
from assistant.features import (
    beside_the_best,
    period_features,
    probability,
    ranking_features,
    reference_features,
    shape_features,
    share_features,
    slot_features,
    weigh,
    word_features,
)
from assistant.query import take_apart, take_text_apart
from assistant.rerankers.learned import LearnedReranker
from assistant.weights import PASSAGE_WEIGHTS, UNIT_WEIGHTS
from tests.assistant.conftest import About
from tests.assistant.papers import paper, question
from vectorstore.word_vectors import WordVectors


def test_the_first_hit_with_the_best_score_has_the_most_of_both() -> None:
    assert ranking_features(rank=1, score=3.0, best=3.0) == {"rank": 1.0, "fused": 1.0}
    assert ranking_features(rank=4, score=1.5, best=3.0) == {"rank": 0.25, "fused": 0.5}


def test_scores_of_nothing_but_zero_are_no_fault(assistant: Assistant) -> None:
    assert ranking_features(rank=1, score=0.0, best=0.0)["fused"] == 0.0
    hit = assistant.search(question("allotments"), 1)[0]
    assert share_features(replace(hit, score=0.0), 0.0)["fused"] == 0.0


def test_a_hit_is_as_near_the_best_as_each_way_of_finding_says(assistant: Assistant) -> None:
    hit = replace(assistant.search(question("allotments"), 1)[0], score=1.0, shares=(("dense", 0.5),))
    assert share_features(hit, 2.0) == {"fused": 0.5, "by_words": 0.0, "by_meaning": 0.5}


def test_words_kept_together_count_beyond_words_alone(about: About, words: WordVectors) -> None:
    query = about("allotment plot")
    together = word_features(query, take_text_apart("an allotment plot", words))
    apart = word_features(query, take_text_apart("a plot beside an allotment", words))
    assert together["cover"] == apart["cover"]
    assert together["pairs"] > apart["pairs"]
    assert set(word_features(query, take_text_apart("a plot", words), prefix="passage_")) == {
        "passage_cover",
        "passage_like",
        "passage_pairs",
    }


@pytest.mark.parametrize(
    ("refs", "keys", "has", "is_", "lacks"),
    [(["a2", "b2"], ["a2"], 1, 1, 0), (["a2"], [], 1, 0, 0), (["b2"], ["b2"], 0, 0, 1), ([], [], 0, 0, 1)],
)
def test_a_text_has_is_or_lacks_the_reference_asked_for(
    about: About, refs: list[str], keys: list[str], has: float, is_: float, lacks: float
) -> None:
    found = reference_features(about("Who leads A2?"), refs, keys)
    assert found == {"has_ref": has, "is_ref": is_, "lacks_ref": lacks}


def test_a_question_without_references_misses_none(about: About) -> None:
    assert set(reference_features(about("Who chairs it?"), ["a2"], ["a2"]).values()) == {0.0}


def test_what_was_asked_for_is_held_or_missing(about: About) -> None:
    query = about("How many homes are damp, and when was that?")
    assert slot_features(query, "40 homes, in May 2025") == {"held": 1.0, "missing": 0.0}
    assert slot_features(query, "40 homes") == {"held": 0.5, "missing": 0.5}
    assert slot_features(about("Tell me of damp"), "Forty") == {"held": 0.0, "missing": 0.0}


@pytest.mark.parametrize(
    ("text", "title", "meeting", "expected"),
    [
        ("It began on 5 March 2025.", "A paper", None, (1, 0, 0)),
        ("It began.", "A paper", date(2025, 3, 5), (0, 1, 0)),
        ("It began.", "Plan of March 2025", None, (0, 1, 0)),
        ("It began in May 2024.", "A paper", date(2024, 5, 1), (0, 0, 1)),
    ],
)
def test_a_period_is_the_texts_own_the_papers_or_another(
    about: About, text: str, title: str, meeting: date | None, expected: tuple[float, float, float]
) -> None:
    document = replace(paper(text), title=title, meeting_date=meeting)
    found = period_features(about("What began in March 2025?"), text, document)
    assert (found["period_text"], found["period_document"], found["period_other"]) == expected


def test_a_question_of_no_period_asks_for_none(about: About) -> None:
    assert set(period_features(about("What began?"), "In May 2024", paper("x")).values()) == {0.0}


def test_the_shape_tells_rows_headings_and_short_stretches(about: About, words: WordVectors) -> None:
    query = about("damp homes")
    short = shape_features(query, take_text_apart("damp homes", words), row=True, heading=False)
    long = shape_features(
        query, take_text_apart("the vans of the repairs service are old", words), row=False, heading=True
    )
    assert (short["row"], short["heading"], short["tiny"], short["new"]) == (1.0, 0.0, 1.0, 0.0)
    assert (long["row"], long["heading"], long["tiny"]) == (0.0, 1.0, 0.0)
    assert long["length"] > short["length"]
    assert long["new"] > 0


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert weigh({"known": 2.0, "unknown": 9.0}, {"bias": 1.0, "known": 0.5}) == 2.0


def test_what_stands_out_is_how_far_below_the_highest_each_feature_is() -> None:
    rows = beside_the_best([{"cover": 0.75, "row": 1.0}, {"cover": 0.25}])
    assert rows[0] == {"cover": 0.75, "row": 1.0, "cover_below": 0.0, "row_below": 0.0}
    assert rows[1] == {"cover": 0.25, "cover_below": -0.5, "row_below": -1.0}
    assert beside_the_best([]) == []


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_higher_odds_never_mean_a_lower_probability(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= probability(low) <= probability(high) <= 1


def test_every_feature_of_both_models_has_a_weight_and_every_weight_a_feature(assistant: Assistant) -> None:
    plan = planning.plan(question("How much will the damp programme cost?"))
    query = take_apart(plan, assistant.index, assistant.words)
    hits = assistant.retriever.retrieve(plan, 5)
    of_passage = LearnedReranker(assistant.index, assistant.words).features(query, hits)[0]
    of_stretch = evidence.candidates(query, hits, assistant.index, assistant.words)[0].features
    assert {"bias", *of_passage} == set(PASSAGE_WEIGHTS)
    assert {"bias", *beside_the_best([of_stretch])[0]} == set(UNIT_WEIGHTS)
