"""What every recogniser promises, asked of every file in the folder."""

from __future__ import annotations

import pytest

from ingest.recognisers.base import NotRecognised, Picture, Recogniser
from vectorstore import variants

PACKAGE = "ingest.recognisers"
BLANK = Picture(width=300, height=200, dpi=300, dots=b"\xff" * 60_000)


@pytest.fixture(params=variants.names(PACKAGE))
def recogniser(request: pytest.FixtureRequest) -> Recogniser:
    built: Recogniser = variants.load(PACKAGE, request.param).build("eng")
    return built


def test_a_recogniser_has_a_name_and_says_what_to_do_about_an_obstacle(recogniser: Recogniser) -> None:
    assert recogniser.name
    assert recogniser.obstacle is None or recogniser.obstacle.endswith(".")


def test_a_blank_page_has_no_words_and_none_are_made_up_where_something_is_in_the_way(recogniser: Recogniser) -> None:
    if recogniser.obstacle is None:
        assert recogniser.recognise(BLANK).text == ""
    else:
        with pytest.raises((NotRecognised, FileNotFoundError)):
            recogniser.recognise(BLANK)


def test_a_picture_has_a_byte_a_dot() -> None:
    with pytest.raises(ValueError, match="3 dots"):
        Picture(width=2, height=2, dpi=300, dots=b"...")
