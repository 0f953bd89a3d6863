from __future__ import annotations

from evals.metrics.citation_validity import build
from evals.types import Sentence
from tests.evals.rows import abstained, answered, cited, values


def test_every_marker_that_leads_to_a_stored_span_is_valid():
    row = answered(answer="It opened in May.", citations=(cited(0, 40), cited(50, 90)))
    assert values(build(), row) == {"citation_validity": 1.0}


def test_a_marker_beyond_the_citations_is_invalid():
    row = answered(citations=(cited(0, 40),), sentences=(Sentence(text="It opened.", citations=(1, 2)),))
    assert values(build(), row) == {"citation_validity": 0.5}


def test_marker_zero_is_invalid_and_never_the_last_citation():
    row = answered(citations=(cited(0, 40),), sentences=(Sentence(text="It opened.", citations=(0,)),))
    assert values(build(), row) == {"citation_validity": 0.0}


def test_a_citation_whose_span_is_not_stored_is_invalid_each_time_it_is_used():
    sentences = (Sentence(text="One.", citations=(1,)), Sentence(text="Two.", citations=(1, 2)))
    row = answered(citations=(cited(0, 40, resolved=False), cited(50, 90)), sentences=sentences)
    assert values(build(), row) == {"citation_validity": 1 / 3}


def test_the_citations_of_an_abstention_count_too():
    row = abstained(citations=(cited(0, 40), cited(50, 90, resolved=False)))
    assert values(build(), row) == {"citation_validity": 0.5}


def test_no_marker_is_no_score():
    assert values(build(), abstained()) == {"citation_validity": None}
