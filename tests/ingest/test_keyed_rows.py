from __future__ import annotations

from tests.ingest.papers import holding, of_kind, read_pages
from vectorstore.types import BlockKind

HEADS = "Ref\nAction\nLead officer\nStatus\n"
FIRST = (
    f"Appendix Two: actions\n{HEADS}A1.1\nClear the backlog\nHead of Repairs\nBehind\n"
    "A1.2\nText the tenant\nHead of Repairs\nDone\n"
)
SECOND = f"{HEADS}by post where there is no telephone\nA1.10\nInspect one repair in ten\nHead of Repairs\nBehind\n"
THIRD = (
    f"{HEADS}A2.1\nWrite a policy\nHead of Homes\nDone\n2 Next steps\n2.1 The plan will be reported again in June.\n"
)


def test_a_reference_alone_on_its_line_opens_a_row() -> None:
    document, blocks = read_pages(FIRST, SECOND, THIRD)
    row = holding(document, blocks, "Text the tenant")
    assert document.quote(row.span) == "A1.2\nText the tenant\nHead of Repairs\nDone"
    assert row.locator.row == "A1.2"
    assert row.locator.headings == ("Appendix Two: actions",)


def test_the_lines_before_the_first_row_are_the_column_headings_on_every_page() -> None:
    document, blocks = read_pages(FIRST, SECOND, THIRD)
    heads = of_kind(blocks, BlockKind.TABLE_HEADER)
    assert [document.quote(block.span) for block in heads] == [HEADS.strip()] * 3
    assert holding(document, blocks, "Write a policy").columns == ("Ref Action Lead officer Status",)


def test_words_before_the_first_reference_of_a_page_go_on_with_the_row_before() -> None:
    document, blocks = read_pages(FIRST, SECOND, THIRD)
    assert holding(document, blocks, "by post").locator.row == "A1.2"


def test_a_numbered_paragraph_ends_the_table() -> None:
    document, blocks = read_pages(FIRST, SECOND, THIRD)
    after = holding(document, blocks, "reported again in June")
    assert after.kind is BlockKind.PARAGRAPH
    assert after.locator.paragraph == "2.1"


def test_a_date_before_the_reference_belongs_to_its_row() -> None:
    rows = "".join(f"12 March\n2025\nMinute 3{i}(ii)\nWrite to members\nOpen\n" for i in range(3))
    document, blocks = read_pages(f"Date\nMinute\nAction asked for\nState\n{rows}")
    found = of_kind(blocks, BlockKind.ROW)
    assert [block.locator.row for block in found] == ["Minute 30(ii)", "Minute 31(ii)", "Minute 32(ii)"]
    assert all(document.quote(block.span).startswith("12 March\n2025\n") for block in found)


def test_a_reference_that_stands_alone_once_opens_no_row() -> None:
    _, blocks = read_pages("The drawings are on sheet\nA3\nand may be seen at the Guildhall.")
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH]
