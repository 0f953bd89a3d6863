from __future__ import annotations

from ingest.pdf.letters import Letter, Run, direction_of, words_of
from ingest.pdf.turning import turned

TURN, _ = turned((0, 0, 600, 800), 0)
RUNS: dict[int, Run] = {1: (0, 7, False, (0, 0, 0)), 2: (0, 8, True, (0, 0, 0)), 3: (1, -1, False, (0, 0, 0))}


def letters(text: str, *, run: int = 1, x: float = 0) -> list[Letter]:
    return [(ord(sign), run, x + 5.0 * i, 100.0, x + 5.0 * i + 5, 110.0) for i, sign in enumerate(text)]


def test_a_word_ends_at_a_space_and_at_a_lines_end() -> None:
    words = words_of(letters("one two\r\nthree"), RUNS, TURN, 0)
    assert [(word.text, word.space, word.newline) for word in words] == [
        ("one", True, True),
        ("two", True, False),
        ("three", True, True),
    ]


def test_another_run_begins_a_word_that_is_joined_to_the_one_before() -> None:
    words = words_of([*letters("waste"), *letters("land", run=2, x=25)], RUNS, TURN, 0)
    assert [(word.text, word.space, word.tag, word.bold) for word in words] == [
        ("waste", True, 7, False),
        ("land", False, 8, True),
    ]


def test_letters_far_apart_are_of_two_words() -> None:
    words = words_of([*letters("12"), *letters("34", x=100)], RUNS, TURN, 0)
    assert [(word.text, word.space) for word in words] == [("12", True), ("34", True)]


def test_codes_that_are_no_letters_are_shown_as_not_known() -> None:
    codes = [letter if letter[0] != ord("?") else (0xD801, *letter[1:]) for letter in letters("a?c")]
    assert words_of(codes, RUNS, TURN, 0)[0].text == "a\N{REPLACEMENT CHARACTER}c"


def test_most_letters_say_in_which_direction_a_page_is_read() -> None:
    assert direction_of([*letters("ab"), *letters("cde", run=3)], RUNS) == 1
    assert direction_of([], RUNS) is None
