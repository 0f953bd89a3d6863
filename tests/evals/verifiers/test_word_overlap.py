from __future__ import annotations

import pytest

from evals.verifiers.base import Label, Pair, VerifierSettings
from evals.verifiers.word_overlap import build

QUOTES = ("The harbour wall was repaired in May 2025 by Tidewater Marine.", "It cost £2.4m.")


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("Tidewater Marine repaired the harbour wall in May 2025.", Label.FULL),
        ("The harbour wall repaired by Tidewater cost £2,400,000.", Label.FULL),
        ("The harbour wall was repaired in June 2025.", Label.PARTIAL),
        ("The harbour wall was not repaired.", Label.PARTIAL),
        ("The pier was painted green by volunteers.", Label.NONE),
    ],
)
def test_words_figures_dates_and_denials_are_looked_for(statement, label):
    (found,) = build(VerifierSettings()).judge([Pair(statement=statement, texts=QUOTES)])
    assert found.label is label
