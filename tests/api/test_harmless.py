"""What a paper holds is shown, and does nothing to the screen that shows it."""

from __future__ import annotations

import pytest

from api.harmless import harmless
from api.templating import templates

ESCAPE, OVERRIDE = "\x1b[31mred\x07", "\u202eevil\u202c"


@pytest.mark.parametrize("words", ["Plain words, £5.", "Ysgol Gymraeg – Tŷ’r Cyngor", "a\tb\nc", ""])
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert harmless(words) == words


@pytest.mark.parametrize("words", [ESCAPE, OVERRIDE, "\u2066x\u2069", "\x9b31m"])
def test_what_a_screen_would_obey_is_shown_or_left_out_character_for_character(words: str) -> None:
    shown = harmless(words)
    assert len(shown) == len(words)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u202c\u2066\u2069")


def test_every_word_in_a_page_goes_through_it() -> None:
    page = templates.env.from_string("<p>{{ words }}{{ number }}</p>").render(words=f"<b>{ESCAPE}{OVERRIDE}", number=3)
    assert page == "<p>&lt;b&gt;\ufffd[31mred\ufffd\u200bevil\u200b3</p>"
