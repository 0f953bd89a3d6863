from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.lexical.analysis import analyse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Children\u2019s children's childrens", ["children", "children", "children"]),
        ("services serviced", ["servic", "servic"]),
        ("post-16 co-production", ["post16", "post", "16", "coproduct", "co", "product"]),
        ("1,447 or 1447", ["1447", "or", "1447"]),
        ("\u00a351.518m and 20.64%", ["51.518", "and", "20.64%"]),
        ("<p>Fish &amp; chips</p>", ["fish", "chip"]),
        ("<td>red</td><td>blue</td>", ["red", "blue"]),
        ("Caf\u00e9 \ufb01re", ["cafe", "fire"]),
    ],
)
def test_stored_text_becomes_stems_whole_numbers_and_joined_words(text: str, terms: list[str]) -> None:
    assert analyse(text, query=False) == terms


def test_a_reference_is_one_term_of_its_own_beside_its_words() -> None:
    assert analyse("Minute No 36", query=False) == ["minut", "no", "36", "_minute_36"]
    assert "_a2.3" in analyse("Row A2.3.", query=False)
    assert "_a2.3" not in analyse("Row A2.31.", query=False)


def test_a_question_about_a_reference_asks_for_its_parts_too() -> None:
    assert set(analyse("A2", query=True)) & set(analyse("A2.3", query=False)) == {"_a2*"}
    assert not set(analyse("A2", query=True)) & set(analyse("A21.3 A21", query=False))


def test_a_question_loses_the_words_that_only_ask() -> None:
    assert analyse("What is the budget for libraries?", query=True) == ["budget", "librari"]
    assert analyse("who's that?", query=True) == []


def test_both_spellings_of_a_question_meet_the_stored_reference() -> None:
    stored = set(analyse("Rec 7 is done", query=False))
    assert "_recommendation_7" in stored & set(analyse("is recommendation 7 done", query=True))
    assert "_b7" in set(analyse("b7", query=True)) & set(analyse("Project B7", query=False))


@given(st.text(max_size=300), st.booleans())
def test_any_text_gives_terms_without_white_space_or_quotation_marks(text: str, query: bool) -> None:
    for term in analyse(text, query=query):
        assert term and not any(char.isspace() or char == '"' for char in term)


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True))
def test_no_word_becomes_the_term_of_a_reference(word: str) -> None:
    assert not [term for term in analyse(f"{word} _{word}", query=False) if term.startswith("_")]
