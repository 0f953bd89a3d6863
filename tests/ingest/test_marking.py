from __future__ import annotations

from ingest.lines import split_lines
from ingest.marking import mark, marker
from tests.ingest.papers import read, read_pages


def test_page_markers_are_read_in_every_shape() -> None:
    assert marker("Page 86 of 178") == (86, 178)
    assert marker("Page\t28\tof\t178") == (28, 178)
    assert marker("- Page 3 -") == (3, None)
    assert marker("See page 3 of the report") is None


def test_markers_and_ruled_lines_are_marked_in_text() -> None:
    text = "First words.\nPage 1 of 9\n---\t---\nMore words."
    marking = mark(split_lines(text), ())
    assert [text[span.start : span.end] for span in marking.spans] == ["Page 1 of 9", "---\t---"]


def test_a_marker_at_the_end_of_a_line_is_marked_without_the_words_before_it() -> None:
    document, blocks = read("The eastern boundary Page 78 of 178\n\nNext words.")
    assert document.quote(blocks[0].span) == "The eastern boundary"


def test_text_between_two_markers_has_the_later_ones_printed_page() -> None:
    text = "One.\n\nPage 4 of 9\n\nTwo.\n\nPage 5 of 9\n\nThree.\n\nPage 8 of 9\n\nFour."
    document, blocks = read(text)
    printed = {document.quote(block.span): block.locator.printed_page for block in blocks}
    assert printed == {"One.": None, "Two.": "5", "Three.": None, "Four.": None}


def test_running_heads_and_page_numbers_of_pages_are_marked() -> None:
    own = [f"Words that only page {word} has.\nAnd one more line of them, for {word} alone." for word in "abcde"]
    document, blocks = read_pages(*(f"Wexcombe Borough Council\n{words}\n{i + 4}" for i, words in enumerate(own)))
    assert sum("Borough" in document.quote(block.span) for block in blocks) == 1
    assert [page.printed for page in document.pages] == ["4", "5", "6", "7", "8"]
    assert blocks[-1].locator.page == 5
    assert blocks[-1].locator.printed_page == "8"


def test_a_foot_is_marked_on_the_first_page_too() -> None:
    pages = [f"Words of page {word} alone.\nPublished by the council" for word in "abcd"]
    document, blocks = read_pages(*pages)
    assert all("Published" not in document.quote(block.span) for block in blocks)


def test_a_head_said_again_before_each_piece_of_a_table_is_marked_but_once() -> None:
    piece = "Duties of the Council\n\nRef\tDuty\n{}\tkeep it\n\n"
    document, _ = read("".join(piece.format(f"D{i}") for i in range(4)))
    assert [document.quote(span) for span in document.marks] == ["Duties of the Council"] * 3
