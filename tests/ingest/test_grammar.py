from __future__ import annotations

import pytest

from ingest.grammar import (
    follows,
    heading_level,
    is_appendix,
    is_item,
    is_resolution,
    is_short_title,
    numbered,
)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("3.12 The Committee noted", "3.12"),
        ("- 3.12 The Committee noted", "3.12"),
        ("2.2.1 Officers will", "2.2.1"),
        ("- **3.16 Project A:** build", "3.16"),
        ("4 Directorate Review", "4"),
        ("12. This is the report", "12"),
        ("7.1", "7.1"),
    ],
)
def test_the_number_that_opens_a_line_is_read(line: str, number: str) -> None:
    found = numbered(line)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "line",
    [
        "3.5 million was spent",
        "13.70% of homes",
        "9 April 2025",
        "0.0 7,948.6 -435.3",
        "2024 was a year",
        "1,612 repairs",
    ],
)
def test_quantities_and_dates_are_no_paragraph_numbers(line: str) -> None:
    assert numbered(line) is None


def test_a_number_follows_its_sibling_its_parent_and_nothing_else() -> None:
    assert follows((3, 1), (3, 2))
    assert follows((3,), (3, 1))
    assert follows((3, 4), (4,))
    assert follows((3, 4, 2), (3, 5))
    assert not follows((3, 1), (7, 9))
    assert not follows((3, 1), (3, 1))


def test_list_items_are_told_from_paragraphs() -> None:
    assert all(is_item(line) for line in ("- first", " • second", "(a) third", "iv) fourth", "- ii) fifth", "✓ sixth"))
    assert not any(is_item(line) for line in ("A sentence.", "2.1 A paragraph", "ahead of time"))


@pytest.mark.parametrize(
    "line",
    ["Appendix One", "APPENDIX 2 - Budget", "## Annex B: terms", "Appendix A (exempt): offers", "Plan APPENDIX 1"],
)
def test_titles_of_appendices_are_known(line: str) -> None:
    assert is_appendix(line)


@pytest.mark.parametrize(
    "line", ["Appendix One sets out the figures.", "see Appendix A", "Appendices", "Schedule of works"]
)
def test_talk_of_an_appendix_is_no_title(line: str) -> None:
    assert not is_appendix(line)


def test_resolutions_are_known_by_how_they_open() -> None:
    assert all(
        is_resolution(line) for line in ("RESOLVED:", "**RESOLVED** that", "Resolved that the", "(4) RESOLVED that")
    )
    assert not is_resolution("The matter was resolved by officers")


def test_headings_by_look_have_levels() -> None:
    assert heading_level("# Plan") == 1
    assert heading_level("#### Part") == 3
    assert heading_level("INTERNAL AUDIT PLAN") == 2
    assert heading_level("**Next steps**") == 3
    assert heading_level("3 | Revenue forecast") == 2
    assert heading_level("An ordinary line") is None
    assert heading_level("67% OF ALL HOMES") is None


def test_a_short_title_is_no_sentence_name_of_nothing_or_label() -> None:
    assert is_short_title("Finance and Best Value")
    assert is_short_title("Theme 2: Excellent practice")
    for line in ("It was noted.", "Not applicable", "Lead: Head of Homes", "March 2025", "homes@wexcombe.example"):
        assert not is_short_title(line), line
