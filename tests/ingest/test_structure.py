from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.base import ReadFile, ReadPage
from ingest.reading import structured
from tests.ingest.papers import REPORT, holding, of_kind, read, read_pages
from vectorstore.types import BlockKind


def test_paragraphs_have_their_numbers_and_headings() -> None:
    document, blocks = read(REPORT)
    block = holding(document, blocks, "1,612")
    assert block.locator.paragraph == "3.1"
    assert block.locator.headings == ("3 Background",)


def test_a_plain_line_with_a_body_below_it_is_a_heading() -> None:
    document, blocks = read(REPORT)
    assert holding(document, blocks, "summer of 2025").locator.headings == ("3 Background", "Next steps")


def test_a_short_list_stays_with_its_introduction() -> None:
    document, blocks = read(REPORT)
    assert "fewer repairs" in document.quote(holding(document, blocks, "Three things").span)


def test_a_long_list_is_a_block_an_item() -> None:
    items = "\n".join(
        f"- Officers will report on ward number {i} at the meeting after next, in writing." for i in range(20)
    )
    _, blocks = read(f"2.1 What will be done:\n{items}\n")
    assert [block.locator.paragraph for block in blocks] == ["2.1"] * 21


def test_an_appendix_heads_what_follows_but_not_where_it_is_only_listed() -> None:
    document, blocks = read(REPORT)
    assert holding(document, blocks, "Appendix One: the projects").locator.headings == ("4 Appendices",)
    assert holding(document, blocks, "A10").locator.headings[0] == "Appendix One"


def test_references_of_a_row_are_found_and_carried_to_its_end_on_the_next_page() -> None:
    document, blocks = read(REPORT)
    carried = holding(document, blocks, "and condensation")
    assert carried.locator.row == "A2"
    assert "a2" in carried.refs


def test_no_block_crosses_a_page_and_each_knows_its_own() -> None:
    _, blocks = read_pages("1.1 The sentence begins here and", "goes on over the page.\n\n1.2 Another.")
    assert [block.locator.page for block in blocks] == [1, 2, 2]
    assert [block.locator.paragraph for block in blocks] == ["1.1", "1.1", "1.2"]


def test_lines_broken_at_a_width_make_one_paragraph() -> None:
    lines = ["The Cabinet was told that the work on the quay would take until the", "end of the year, and cost more."]
    paragraph = "\n".join(lines)
    _, blocks = read_pages("\n".join([f"1.{i} {paragraph}" for i in range(1, 9)]))
    assert [block.locator.paragraph for block in blocks] == [f"1.{i}" for i in range(1, 9)]


def test_a_number_at_the_start_of_a_broken_line_opens_no_paragraph() -> None:
    text = "\n".join(["4.1 The sum was reported to the Committee in its last report as some", "7.4 of the whole."] * 6)
    _, blocks = read_pages(text)
    assert {block.locator.paragraph for block in blocks} == {"4.1"}


def test_the_next_paper_of_a_pack_is_named_by_its_title() -> None:
    sheet = "Report to Audit Committee\n\nTitle: ACCOUNTS OF THE HARBOUR\n\nTRUST\n\n"
    text = sheet + "1 PURPOSE\n\n1.1 To approve the accounts."
    document, blocks = read(text)
    assert holding(document, blocks, "To approve").locator.headings == ("ACCOUNTS OF THE HARBOUR TRUST", "1 PURPOSE")


def test_headings_set_by_the_format_itself_are_taken() -> None:
    page = ReadPage(text="Charges\n\nThey rose.", headings=((0, 2),))
    _, blocks = structured(Path("paper.docx"), ReadFile(pages=(page,)), document_id="d1")
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert blocks[1].locator.headings == ("Charges",)


@given(st.lists(st.sampled_from([*REPORT.split("\n"), "RESOLVED:", "Page 3 of 9", "- a point", "A3", ""]), max_size=40))
def test_blocks_come_in_order_and_never_overlap_whatever_the_lines(lines: list[str]) -> None:
    document, blocks = read("\n".join(lines))
    ends = [0, *(block.span.end for block in blocks)]
    assert all(block.span.start >= end for block, end in zip(blocks, ends, strict=False))
    assert all(document.quote(block.span).strip() for block in blocks)
    assert not any(mark.overlaps(block.span) for mark in document.marks for block in blocks if len(mark))


def test_every_word_outside_the_marks_is_in_some_block() -> None:
    document, blocks = read(REPORT)
    covered = "".join(document.quote(block.span) for block in blocks)
    assert "".join(covered.split()) == "".join(REPORT.split())
    assert len(of_kind(blocks, BlockKind.ROW)) == 6


def test_each_side_of_a_recorded_vote_keeps_its_names() -> None:
    text = (
        "# Minutes\n\n12. LIBRARY HOURS\n\nA recorded vote was asked for:\n\nFor (2)\n\n"
        "Councillors Ashby and Birch\n\nAgainst (1)\n\nCouncillor Cole\n\nThe motion was carried.\n"
    )
    document, blocks = read(text)
    said = [" ".join(document.quote(block.span).split()) for block in blocks]
    assert "For (2) Councillors Ashby and Birch" in said
    assert "Against (1) Councillor Cole" in said


def test_a_resolution_stands_with_the_word_that_makes_it_one() -> None:
    document, blocks = read("# Minutes\n\n12. ALLOTMENTS\n\nRESOLVED:\n\nThat the rent be held for one year.\n")
    said = [" ".join(document.quote(block.span).split()) for block in blocks]
    assert "RESOLVED: That the rent be held for one year." in said
