from __future__ import annotations

from dataclasses import replace

from evals.metrics.quote_exactness import build
from tests.evals.rows import abstained, answered, cited, values


def test_a_quote_that_does_not_stand_in_its_document_lowers_the_share():
    row = answered(citations=(cited(0, 40), cited(50, 90), cited(100, 140, stands=False)))
    assert values(build(), row) == {"quote_exactness": 2 / 3, "quote_in_place": 2 / 3}


def test_quotes_are_pooled_over_questions_and_abstentions():
    rows = answered(citations=(cited(0, 40),) * 3), abstained(citations=(cited(0, 40, stands=False),))
    assert values(build(), *rows) == {"quote_exactness": 0.75, "quote_in_place": 0.75}


def test_no_quote_is_no_score():
    assert values(build(), abstained()) == {"quote_exactness": None, "quote_in_place": None}


def test_a_quote_that_stands_elsewhere_in_its_document_is_exact_and_not_in_place():
    row = answered(citations=(cited(0, 40), replace(cited(50, 90), in_place=False)))
    assert values(build(), row) == {"quote_exactness": 1.0, "quote_in_place": 0.5}
