from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.references import broader, canonical, equivalents, find_references


def found(text: str, *, loose: bool = False) -> list[str]:
    return [reference.canonical for reference in find_references(text, loose=loose)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A2.3 and B6.11 follow A10.", ["a2.3", "b6.11", "a10"]),
        ("B6.11-B6.14 (R07), MM38", ["b6.11", "b6.14", "r7", "mm38"]),
        ("see 2.3.1.", ["2.3.1"]),
        ("Rec 7, Rec7, Rec. 7 and Recommendation 7", ["recommendation 7"] * 4),
        ("Recommendation 2.2", ["recommendation 2.2"]),
        ("Recommendations 6, 7 and 9a were agreed", ["recommendation 6", "recommendation 7", "recommendation 9(a)"]),
        ("Savings: 89, 90 and 150", ["saving 89", "saving 90", "saving 150"]),
        ("Saving 185 b and saving ref 150", ["saving 185(b)", "saving 150"]),
        ("Minute No. 36, minute no 36, Minute 36", ["minute 36"] * 3),
        ("Minute 39 iii) b", ["minute 39(iii)(b)"]),
        ("minute 39(iii)(b)", ["minute 39(iii)(b)"]),
        ("Minute\n36", ["minute 36"]),
        ("para 3.12 and paras 3.1 to 3.4", ["paragraph 3.12", "paragraph 3.1", "paragraph 3.4"]),
        ("Appendix One, Appendix 1, Appendices A and B", ["appendix 1", "appendix 1", "appendix a", "appendix b"]),
        ("Agenda Item No: 8; item 7; row 9a", ["item 8", "item 7", "row 9(a)"]),
        ("Section 19, S19, s.19, s 19", ["section 19"] * 4),
        ("section 20(5)(c)", ["section 20(5)(c)"]),
        ("key decision 24/00096", ["24/00096"]),
        ("Policy DM 4 applies", ["dm4"]),
        ("SAV-12 is red", ["sav12"]),
        ("Priority C is a priority a year on", ["priority c"]),
        ("Service plan 14", ["plan 14"]),
        ("<td>A2.3</td><td>Rec 7</td>", ["a2.3", "recommendation 7"]),
    ],
)
def test_references_are_found_as_papers_write_them(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Q3 2022/23 and H2 2024",
        "15 May 2024, 31.03.2023, 15.05.24 and 15/05/24",
        "£2.5m, £1.2.3, 51.518 and 20.64%",
        "at B1 1BB or SW1A 2AA",
        "0117 496 0123",
        "2023/24, 24/25",
        "savings 2024/25 and savings 12 months on, saving 150,000",
        "COVID-19, CO2, PM2.5, KS4, Y11, FY24",
        "20 minutes 5",
        "version v1.2.3",
        "the plan.\n17. The council has",
        "A priority. 4 officers",
        "b7 in lower case",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who leads b7", ["b7"]),
        ("rec 7 and r07", ["recommendation 7", "r7"]),
        ("is a11.2 open, s47 too?", ["a11.2", "section 47"]),
        ("q3 24/25, h2 2024 at 4pm, page p14 of b1 1bb", []),
        ("is priority a clear? priority c?", ["priority c"]),
    ],
)
def test_questions_may_be_written_in_lower_case(text: str, expected: list[str]) -> None:
    assert found(text, loose=True) == expected


def test_a_reference_keeps_the_words_it_stands_in() -> None:
    text = "As Minute No. 36 says."
    (reference,) = find_references(text)
    assert text[reference.span.start : reference.span.end] == reference.text == "Minute No. 36"
    assert reference.kind == "minute"
    assert find_references("A2.3")[0].kind == "code"


CODES = st.from_regex(r"[ABCDELRZ][1-9]\d?(\.[1-9]\d?)?", fullmatch=True)


@given(CODES, CODES)
def test_a_code_is_found_whole_or_not_at_all(code: str, other: str) -> None:
    assert found(f"Row {code}, then {other}.") == [canonical(code), canonical(other)]
    assert found(f"x{code}") == []
    assert canonical(code) not in found(f"{code}.9") or code == other
    assert canonical(code) not in found(f"{code}7")


@given(st.from_regex(r"[1-9]\d?\.[1-9]\d?\.[1-9]", fullmatch=True))
def test_a_dotted_number_is_never_found_inside_a_longer_one(number: str) -> None:
    assert number not in found(f"1{number} and 9.{number}")
    assert found(f"({number})") == [number]


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_spans_hold_the_words(text: str) -> None:
    for reference in find_references(text, loose=True):
        assert text[reference.span.start : reference.span.end] == reference.text


@given(st.sampled_from(["Minute", "Rec", "Saving", "Project", "Section", "Item"]), st.integers(1, 999), st.booleans())
def test_canonical_forms_are_their_own_canonical_forms(kind: str, number: int, lettered: bool) -> None:
    once = canonical(f"{kind} {number:03d}{'b' if lettered else ''}")
    assert canonical(once) == once
    assert found(once) == [once]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R07", "R7"),
        ("Rec7", "Recommendation 7"),
        ("Minute No 36", "minute 36"),
        ("Recommendation 9a", "Recommendation 9(a)"),
        ("Appendix One", "appendix 1"),
        ("S19", "Section 19"),
        ("Agenda item 6", "Item 6"),
    ],
)
def test_spellings_of_one_reference_share_a_canonical_form(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_a_dotted_part_keeps_its_tens() -> None:
    assert canonical("para 3.1") != canonical("para 3.10")
    assert canonical("A2.03") == canonical("A2.3")


def test_text_that_is_no_reference_is_kept_in_lower_case() -> None:
    assert canonical("CSW 12") == "csw 12"
    assert canonical(" 2c. ") == "2c"


def test_a_recommendation_in_words_and_its_code_are_linked_for_questions() -> None:
    assert equivalents("recommendation 7") == {"r7", "recommendation 7"} == equivalents("r7")
    assert equivalents("action 39(iii)") == {"action 39(iii)", "minute 39(iii)"}
    assert equivalents("a2.3") == {"a2.3"}
    assert equivalents("recommendation a") == {"recommendation a"}


def test_a_reference_is_part_of_broader_ones() -> None:
    assert broader("minute 39(iii)(b)") == ("minute 39(iii)", "minute 39")
    assert broader("a2.3") == ("a2",)
    assert broader("saving 150") == ()
