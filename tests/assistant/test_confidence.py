"""Confidence falls with what the evidence misses, and is told in plain words."""

from __future__ import annotations

from assistant.confidence import GROUPS, against, confidence_of, in_words, is_unanswerable
from assistant.confidence_weights import ANSWERABLE, RIGHT

GOOD = {"odds": 0.6, "cover": 0.9, "like": 0.9, "pairs": 0.5, "agreed": 1.0}


def test_what_is_missed_makes_an_answer_less_likely() -> None:
    assert confidence_of(GOOD) > confidence_of(GOOD | {"period_away": 1.0, "period_unsaid": 1.0, "blank": 1.0})
    assert confidence_of({}) == 0.0


def test_a_reference_a_period_or_a_blank_that_is_missed_makes_a_question_unanswerable() -> None:
    assert not is_unanswerable(GOOD)
    assert is_unanswerable(GOOD | {"ref_asked": 1.0, "ref_missed": 1.0, "ref_missed_first": 1.0, "unseen": 0.5})
    kind, cell = {"kind_asked": 1.0, "kind_missed_first": 1.0}, {"cell_row": 1.0, "cell_blank": 0.9, "cell_gap": 0.3}
    assert is_unanswerable(GOOD | kind | cell | {"blank": 1.0, "blank_named": 1.0})


def test_what_has_all_that_was_asked_for_is_never_refused() -> None:
    met = {"cover": 1.0, "like": 0.9, "rank": 1.0, "names_asked": 1.0, "kind_asked": 1.0, "cell_gap": -1.0}
    assert not is_unanswerable(met)
    assert is_unanswerable(met | {"names_away": 1.0, "names_far": 1.0, "names_unseen": 1.0, "kind_missed": 1.0})


def test_a_number_beside_what_is_counted_makes_an_answer_likelier_and_one_beside_other_things_less() -> None:
    asked = {"kind_asked": 1.0, "counted": 1.0}
    met = asked | dict.fromkeys(("counted_first", "counted_leading", "counted_all"), 1.0)
    assert against(GOOD | asked)["kinds"] > against(GOOD | met)["kinds"]


def test_what_speaks_most_against_an_answer_comes_first() -> None:
    assert next(iter(against({"blank": 1.0}))) == "blank"
    assert next(iter(against({"names_far": 1.0, "names_unseen": 1.0, "names_away": 1.0}))) == "names"


def test_every_sign_of_a_group_is_weighed() -> None:
    named = {name for names in GROUPS.values() for name in names}
    assert named <= ANSWERABLE.keys()
    assert ANSWERABLE.keys() == RIGHT.keys()


def test_a_reader_is_told_in_words() -> None:
    assert [in_words(told) for told in (0.9, 0.6, 0.2)] == ["Sure", "Fairly sure", "Check this"]
