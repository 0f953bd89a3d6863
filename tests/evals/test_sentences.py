from __future__ import annotations

import pytest

from evals.sentences import checkable, split


@pytest.mark.parametrize(
    "text",
    ["# Savings", "**Savings**", "The savings are:", "---", "…", "", "The record does not say.", "These papers do not "
    "hold it",
     "The documents don’t mention a lease.", "Not in the record.", "I cannot find it."],
)  # fmt: skip
def test_headings_punctuation_and_silence_need_no_support(text):
    assert not checkable(text)


@pytest.mark.parametrize(
    "text",
    ["It cost £2.4m.", "Saving 12 | Owner: Head of Digital", "The committee did not approve the lease.", "No."],
)
def test_whatever_says_something_does(text):
    assert checkable(text)


def test_prose_is_cut_after_a_stop_before_a_capital_a_figure_or_a_mark():
    text = "It cost £2.4m in all. “Too much”, said one. 12 homes went (see Para. 3). They left!\nA line"
    assert split(text) == [
        "It cost £2.4m in all.",
        "“Too much”, said one.",
        "12 homes went (see Para.",
        "3).",
        "They left!",
        "A line",
    ]
