from __future__ import annotations

from tests.ingest.papers import REPORT, holding, of_kind, read
from vectorstore.types import BlockKind


def test_rows_have_their_columns_cells_and_key() -> None:
    document, blocks = read(REPORT)
    row = holding(document, blocks, "One number to call")
    assert row.columns == ("Ref", "Project", "Lead", "Status")
    assert [document.quote(cell) for cell in row.cells] == ["A10", "One number to call", "Head of Customers", "Green"]
    assert row.locator.row == "A10"


def test_a_blank_cell_is_an_empty_span_and_never_its_neighbour() -> None:
    document, blocks = read(REPORT)
    row = holding(document, blocks, "Damp and mould")
    assert len(row.cells) == 4
    assert document.quote(row.cells[3]) == ""


def test_column_headings_said_again_are_headings_each_time() -> None:
    _, blocks = read(REPORT)
    assert len(of_kind(blocks, BlockKind.TABLE_HEADER)) == 2


def test_a_row_carried_over_a_page_is_its_own_block_with_the_key_of_the_row_it_goes_on_with() -> None:
    document, blocks = read(REPORT)
    assert document.quote(holding(document, blocks, "and condensation").span) == "and condensation"
    assert holding(document, blocks, "and condensation").columns == ("Ref", "Project", "Lead", "Status")


def test_markup_in_cells_stays_in_the_text_and_out_of_the_columns() -> None:
    text = "<b>Ref</b>\tAction &amp; lead\nB1\t<p>Keep it</p> <ul><li>dry</li></ul>\nB2\t<p>Mend it</p>\n"
    document, blocks = read(text)
    assert blocks[1].columns == ("Ref", "Action & lead")
    assert document.quote(blocks[1].cells[1]) == "<p>Keep it</p> <ul><li>dry</li></ul>"


def test_a_row_that_heads_those_below_it_goes_before_their_place() -> None:
    heads = "Ref\tAction\tLead\n1.1 Outcome: homes are warm\t\t\n"
    text = heads + "1.1.1\tInsulate\tHead of Homes\n1.1.2\tHeat\tHead of Homes\n"
    document, blocks = read(text)
    row = holding(document, blocks, "Insulate")
    assert row.locator.headings == ("1.1 Outcome: homes are warm",)
    assert row.locator.row == "1.1.1"


def test_a_title_row_above_the_column_headings_is_the_tables_caption() -> None:
    piece = "Theme 1: Homes\t\t\nLead: Head of Homes\t\t\nRef\tAction\tDue\n{}\tDo it\tMay 2025\n\n"
    document, blocks = read("".join(piece.format(f"H{i}") for i in range(1, 4)))
    assert holding(document, blocks, "H2").locator.table == "Theme 1: Homes"
    assert [b.kind for b in blocks if "Lead:" in document.quote(b.span)] == [
        BlockKind.ROW,
        *[BlockKind.TABLE_HEADER] * 2,
    ]


def test_rows_of_figures_said_twice_are_data_and_no_headings() -> None:
    table = "Colour\tMeaning\nGrey\tNot begun\nRed\tLate\n\n"
    _, blocks = read(table + "Some words between the two tables that are not a heading at all.\n\n" + table)
    assert len(of_kind(blocks, BlockKind.ROW)) == 4


def test_first_cells_that_several_rows_share_are_no_keys() -> None:
    document, blocks = read("Kind\tAction\nService\tFirst thing\nService\tSecond thing\nGrounds\tThird thing\n")
    assert holding(document, blocks, "First thing").locator.row is None
    assert holding(document, blocks, "Third thing").locator.row == "Grounds"


def test_a_form_of_labels_and_values_has_no_column_headings() -> None:
    _, blocks = read("Report of:\tHead of Homes\nWards:\tAll\nLate report?\tNo\n")
    assert [block.kind for block in blocks] == [BlockKind.ROW] * 3


def test_a_cell_that_goes_on_over_lines_is_one_row() -> None:
    text = "Ref\tAction\tLead\nC1\tWrite the policy\tHead of\nHomes and Streets\nC2\tKeep it\tHead of Homes\n"
    document, blocks = read(text)
    assert document.quote(holding(document, blocks, "Write the policy").cells[2]) == "Head of\nHomes and Streets"


def test_the_same_words_in_two_rows_are_told_apart_by_their_keys() -> None:
    rows = "".join(f"D{i}\tInspect the fire doors of each block\tHead of Homes\n" for i in (1, 10, 11))
    _, blocks = read("Ref\tAction\tLead\n" + rows)
    assert [block.locator.row for block in of_kind(blocks, BlockKind.ROW)] == ["D1", "D10", "D11"]


def test_a_heading_cut_short_by_a_stop_is_a_heading() -> None:
    document, blocks = read("No.\tRisk\tOwner\nR01\tA fire in the depot\tHead of Streets\n")
    assert holding(document, blocks, "A fire").columns == ("No.", "Risk", "Owner")
