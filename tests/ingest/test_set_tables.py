"""Tables that a file's own format sets out, on their way to blocks."""

from __future__ import annotations

from ingest.readers.base import ReadCell, ReadFile, ReadPage, ReadTable
from ingest.reading import structured
from tests.ingest.papers import holding, of_kind
from vectorstore.types import Block, BlockKind, Document

Rows = list[list[str]]


def page(number: int | None, *parts: str | Rows, **more: object) -> ReadPage:
    """A page of paragraphs and tables; `more` goes to each table."""
    text, tables = "", []
    for part in parts:
        text += "\n\n" if text else ""
        if isinstance(part, str):
            text += part
        else:
            words = "\n".join("\t".join(row) for row in part)
            tables.append(ReadTable(start=len(text), end=len(text) + len(words), **more))  # type: ignore[arg-type]
            text += words
    return ReadPage(text=text, number=number, tables=tuple(tables))


def blocks_of(*pages: ReadPage, path: str = "paper.pdf") -> tuple[Document, tuple[Block, ...]]:
    from pathlib import Path

    return structured(Path(path), ReadFile(pages=pages), document_id="paper")


def with_cell(found: ReadPage, words: str, **told: object) -> ReadPage:
    """The page with a cell that tells more than its words; an offset may be given instead of the words."""
    from dataclasses import replace

    cell = ReadCell(start=found.text.index(words), **told)  # type: ignore[arg-type]
    return replace(found, tables=(replace(found.tables[0], cells=(*found.tables[0].cells, cell)),))


HEADS = ["Ref", "Action", "Lead"]


def test_tables_that_follow_each_other_are_two_even_without_words_between() -> None:
    document, blocks = blocks_of(page(1, [HEADS, ["A1", "Roof", "Head of Homes"]], [["Grey", "Not begun yet"]]))
    one, other = holding(document, blocks, "Roof"), holding(document, blocks, "Not begun")
    assert one.columns == tuple(HEADS)
    assert other.columns == ()
    assert one.table != other.table


def test_a_table_that_continues_keeps_columns_number_and_key_over_a_page() -> None:
    first = page(1, [HEADS, ["A1", "Mend the", "Head of Homes"]], headings=1)
    second = page(2, [["", "roof at once", ""], ["A2", "Paint", "Head of Homes"]], continues=True)
    document, blocks = blocks_of(first, second)
    begun, rest = holding(document, blocks, "Mend the"), holding(document, blocks, "roof at once")
    assert (rest.table, rest.columns, rest.locator.row) == (begun.table, tuple(HEADS), "A1")
    assert (rest.locator.page, holding(document, blocks, "Paint").locator.row) == (2, "A2")


def test_headings_said_again_in_the_middle_of_a_row_do_not_end_it() -> None:
    first = page(1, [HEADS, ["A1", "Mend the", "Head of Homes"]], headings=1)
    second = page(2, [HEADS, ["", "roof at once", ""]], headings=1, continues=True)
    document, blocks = blocks_of(first, second)
    assert [block.kind for block in blocks if document.quote(block.span).startswith("Ref")] == [
        BlockKind.TABLE_HEADER,
        BlockKind.TABLE_HEADER,
    ]
    assert holding(document, blocks, "roof at once").locator.row == "A1"
    assert len({block.table for block in of_kind(blocks, BlockKind.ROW)}) == 1


def test_a_table_with_the_same_first_row_on_the_next_page_is_the_same_table() -> None:
    first = page(1, [HEADS, ["A1", "Roof", "Head of Homes"]])
    second = page(2, [HEADS, ["A2", "Paint", "Head of Homes"]])
    _, blocks = blocks_of(first, second)
    assert len({block.table for block in of_kind(blocks, BlockKind.ROW)}) == 1


def test_the_words_of_a_merged_heading_name_every_column_under_it() -> None:
    rows = [["Project", "Spend", ""], ["", "2024/25", "2025/26"], ["Roof", "1", "2"]]
    read = with_cell(page(1, rows, headings=2), "Spend", columns=2)
    document, blocks = blocks_of(with_cell(read, "Project", rows=2))
    assert holding(document, blocks, "Roof").columns == ("Project", "Spend 2024/25", "Spend 2025/26")
    assert len(of_kind(blocks, BlockKind.TABLE_HEADER)) == 2


def test_a_row_below_headings_that_leave_columns_unnamed_is_a_heading_too() -> None:
    rows = [["", "Spend", "", ""], ["Project", "Budget", "Forecast", "Variance"], ["Roof", "1", "2", "3"]]
    read = with_cell(page(1, rows, headings=1), "Spend", columns=3)
    document, blocks = blocks_of(read)
    assert holding(document, blocks, "Roof").columns == (
        "Project",
        "Spend Budget",
        "Spend Forecast",
        "Spend Variance",
    )


def test_rows_of_figures_are_no_headings_though_the_format_says_so() -> None:
    read = page(1, [["Service", "Budget", "Spend"], ["Homes", "12", "14"], ["Streets", "7", "8"]], headings=2)
    document, blocks = blocks_of(read)
    assert holding(document, blocks, "Homes").kind is BlockKind.ROW


def test_a_row_has_the_hues_of_its_cells_also_of_blank_ones() -> None:
    read = page(1, [["Ref", "Status", "Lead"], ["A1", "", "Head of Homes"], ["A2", "", "Head of Bins"]], headings=1)
    read = with_cell(read, "\tHead of Homes", fill="red")
    document, blocks = blocks_of(read)
    assert holding(document, blocks, "Head of Homes").fills == (None, "red", None)
    assert holding(document, blocks, "Head of Bins").fills == ()


def test_headings_that_stand_at_the_top_of_every_page_are_no_running_heads() -> None:
    pages = [page(n, [HEADS, [f"A{n}", f"Thing {n}", "Head of Homes"]], headings=1) for n in range(1, 6)]
    document, blocks = blocks_of(*pages)
    assert len(of_kind(blocks, BlockKind.TABLE_HEADER)) == 5
    assert holding(document, blocks, "Thing 5").columns == tuple(HEADS)


def test_tables_of_plain_text_have_numbers_too_and_keep_theirs_where_they_go_on() -> None:
    table = "Ref\tAction\tLead\nA{}\tThing {}\tHead of Homes\n\n"
    text = table.format(1, 1) + table.format(2, 2) + "Words between that are a sentence.\n\nName\tWard\nAda\tPriory\n"
    _, blocks = blocks_of(ReadPage(text=text), path="paper.txt")
    assert [block.table for block in blocks if block.kind is BlockKind.ROW] == [1, 1, 2]


def test_what_figures_are_in_names_no_column() -> None:
    rows = [["", "All figures in £000s", ""], ["Service", "Budget", "Spend"], ["Homes", "12", "14"]]
    read = with_cell(page(1, rows, headings=1), "All figures", columns=2)
    document, blocks = blocks_of(read)
    assert holding(document, blocks, "Homes").columns == ("Service", "Budget", "Spend")
    assert len(of_kind(blocks, BlockKind.TABLE_HEADER)) == 2
