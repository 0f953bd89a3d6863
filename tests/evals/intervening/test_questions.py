"""Questions in other words and with slips: the same ones every time, names and numbers untouched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.intervening.slipping import misspelt
from evals.intervening.wording import paraphrased

SAFE = re.compile(r"[A-Z£]\S*|\S*\d\S*")


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Who leads Saving 102?", "Which person is in charge of Saving 102"),
        ("Who chairs the Scrutiny Committee?", "Which person chairs the Scrutiny Committee"),
        ("How many actions are open?", "Can you give me the number: how many actions are open"),
        ("How much is the rent?", "What amount is the rent"),
        ("What's the cost of A2.3?", "Could you tell me the cost of A2.3"),
        ("When does the lease end?", "Could you tell me, when does the lease end"),
        ("Did they approve the lease", "I would like to know: did they approve the lease"),
        ("List the red savings.", "Please give me the red savings"),
        ("Any news on the depot?", "I would like to know: any news on the depot"),
        ("What about the biggest saving now?", "Could you tell me, what regarding the largest saving at present"),
    ],
)
def test_each_form_of_question_has_another(question, form):
    assert paraphrased(question, "1").startswith(form)
    assert paraphrased(question, "1").endswith("?")


def test_a_question_always_gives_the_same_words():
    for change in (paraphrased, misspelt):
        assert change("Who leads the depot review?", "7 q1") == change("Who leads the depot review?", "7 q1")
    assert len({misspelt("Who leads the depot improvement review?", str(n)) for n in range(20)}) > 5


@given(
    st.lists(st.sampled_from(["who", "leads", "Saving", "102", "A2.3", "£90,000", "depot", "improvement", "2025/26"])),
    st.integers(),
)
def test_names_and_numbers_stay_and_first_letters_too(words, seed):
    question = " ".join(words)
    slipped = misspelt(question, str(seed))
    assert SAFE.findall(slipped) == SAFE.findall(question)
    assert [word[0] for word in slipped.split()] == [word[0] for word in words]
    assert sum(a != b for a, b in zip(slipped.split(), words, strict=True)) == min(2, sum(w in LONG for w in words))
    assert all(word in paraphrased(question, str(seed)) for word in words if SAFE.fullmatch(word))


LONG = ("leads", "depot", "improvement")
