from __future__ import annotations

from dataclasses import replace

from evals.metrics.citation_length import build, tokens
from tests.evals.rows import abstained, answered, cited, values


def test_the_mean_of_words_and_signs_by_hand():
    # "£1,200 a year." has £ 1 , 200 a year . = 7 tokens, "words of record" 3.
    row = answered(citations=(replace(cited(0, 9), quote="£1,200 a year."), cited(0, 9)))
    assert tokens("£1,200 a year.") == 7
    assert values(build(), row) == {"citation_tokens": 5.0}


def test_refusals_and_answers_without_citations_have_no_length():
    assert values(build(), abstained(citations=(cited(0, 9),)), answered(id="b")) == {"citation_tokens": None}
