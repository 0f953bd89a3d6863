from __future__ import annotations

from evals.placing import PlacedText

TEXT = "3.1  The depot\nwill close.\n\n3.2 The  depot will close\u00a0in May."


def test_a_quote_is_found_across_line_breaks_and_its_span_is_that_of_the_text_itself():
    spans = PlacedText(TEXT).find("The depot will close")
    assert [TEXT[span.start : span.end] for span in spans] == ["The depot\nwill close", "The  depot will close"]


def test_any_white_space_will_do():
    (span,) = PlacedText(TEXT).find("close in\tMay.")
    assert TEXT[span.start : span.end] == "close\u00a0in May."


def test_case_and_punctuation_must_stand_as_they_are():
    assert PlacedText(TEXT).find("the depot will close!") == ()


def test_overlapping_places_are_all_found():
    assert [span.start for span in PlacedText("aaaa").find("aaa")] == [0, 1]


def test_no_words_stand_nowhere():
    assert PlacedText(TEXT).find(" \n") == ()
