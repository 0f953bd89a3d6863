from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import UnreadableFile
from ingest.readers.base import ReadFile, ReadPage
from ingest.readers.xlsx import build
from tests.ingest.readers.office import write_xlsx

Read = Callable[[Any], ReadFile]


@pytest.fixture
def book() -> Any:
    import openpyxl

    return openpyxl.Workbook()


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def saved(book: Any) -> ReadFile:
        book.save(tmp_path / "book.xlsx")
        return build().read(tmp_path / "book.xlsx")

    return saved


def tables(page: ReadPage) -> list[str]:
    return [page.text[table.start : table.end] for table in page.tables]


def fills(page: ReadPage) -> list[str | None]:
    return [cell.fill for table in page.tables for cell in table.cells]


def bold(sheet: Any, row: int) -> None:
    from openpyxl.styles import Font

    for cell in sheet[row]:
        cell.font = Font(bold=True)


def test_a_sheet_gives_its_name_its_titles_its_table_as_displayed_and_its_notes(tmp_path: Path) -> None:
    found = build().read(write_xlsx(tmp_path / "parks.xlsx"))
    page = found.pages[0]
    assert page.text == (
        "Car parks\n\nCar parks in March\n\nCar park\tSpaces\tUsed\tStatus\nFore Street\t1,120\t81%\t\n"
        "Quay\t64\t50%\tclosed\n\nSource: the parking team"
    )
    assert page.headings == ((0, 1),)
    assert page.tables[0].headings == 1
    assert fills(page) == ["green"]
    assert [page.text[start:end] for start, end in page.deletions] == ["closed"]
    assert found.notes == ("Hidden sheets left out: Workings.",)


def test_hidden_rows_and_columns_are_left_out_and_counted(book: Any, read: Read) -> None:
    sheet = book.active
    for row in [["Ref", "Secret", "Cost"], ["A1", "x", 1], ["A2", "y", 2], ["A3", "z", 3]]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    found = read(book)
    assert tables(found.pages[0]) == ["Ref\tCost\nA1\t1\nA3\t3"]
    assert found.notes == ("Hidden rows left out: 1.", "Hidden columns left out: 1.")
    assert found.pages[0].tables[0].numbers == (1, 2, 4)


def test_tables_under_one_another_and_side_by_side_are_kept_apart(book: Any, read: Read) -> None:
    sheet = book.active
    sheet.append(["Ref", "Cost", None, "Key", "Means"])
    sheet.append(["A1", 1, None, "R", "Red"])
    sheet.append([])
    sheet.append(["Risk", "Score"])
    sheet.append(["R1", 9])
    for row in (1, 4):
        bold(sheet, row)
    assert tables(read(book).pages[0]) == ["Ref\tCost\nA1\t1", "Key\tMeans\nR\tRed", "Risk\tScore\nR1\t9"]


def test_a_blank_row_or_a_narrow_blank_column_inside_a_table_does_not_cut_it(book: Any, read: Read) -> None:
    sheet = book.active
    for row in [["Ref", "Name", None, "2024", "2025"], ["A1", "Heat", None, 1, 2], [], ["A2", "Light", None, 3, 4]]:
        sheet.append(row)
    bold(sheet, 1)
    sheet.column_dimensions["C"].width = 2
    assert tables(read(book).pages[0]) == ["Ref\tName\t2024\t2025\nA1\tHeat\t1\t2\nA2\tLight\t3\t4"]


def test_merged_cells_are_said_once_and_tell_how_far_they_reach(book: Any, read: Read) -> None:
    sheet = book.active
    for row in [["Theme", "Action", "Cost"], ["Homes", "Build", 1], [None, "Mend", 2]]:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    page = read(book).pages[0]
    assert tables(page) == ["Theme\tAction\tCost\nHomes\tBuild\t1\n\tMend\t2"]
    assert [(cell.rows, cell.columns) for cell in page.tables[0].cells] == [(2, 1)]


def test_fills_of_theme_index_and_rule_are_named(book: Any, read: Read) -> None:
    from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.colors import Color
    from openpyxl.styles.differential import DifferentialStyle

    sheet = book.active
    for row in [["Ref", "Status"], ["A1", "x"], ["A2", "y"], ["A3", 9], ["A4", "On track"], ["A5", "Late"]]:
        sheet.append(row)
    sheet["B2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.6))
    sheet["B3"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    red, green = (PatternFill(bgColor=digits) for digits in ("FFC00000", "FF00B050"))
    sheet.conditional_formatting.add("B2:B9", CellIsRule(operator="greaterThan", formula=["5"], fill=red))
    holds = Rule(type="containsText", operator="containsText", text="track", dxf=DifferentialStyle(fill=green))
    holds.formula = ['NOT(ISERROR(SEARCH("track",B2)))']
    sheet.conditional_formatting.add("B1:B1048576", holds)
    sheet.conditional_formatting.add("B6", FormulaRule(formula=["A6=1"], fill=red))
    assert fills(read(book).pages[0]) == ["blue", "red", "red", "green"]


def test_a_sheet_says_which_rows_are_headings_by_its_filter_or_table(book: Any, read: Read) -> None:
    sheet = book.active
    for row in [["Ref", "Name"], ["A1", "Heat"], ["A2", "Light"]]:
        sheet.append(row)
    assert read(book).pages[0].tables[0].headings is None
    sheet.auto_filter.ref = "A1:B3"
    assert read(book).pages[0].tables[0].headings == 1


def test_days_and_rich_text_are_shown_as_displayed(book: Any, read: Read) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    sheet = book.active
    sheet.append(["Due", datetime(2025, 4, 3)])
    sheet["B1"].number_format = "d mmmm yyyy"
    sheet.append(["Rule", CellRichText("now ", TextBlock(InlineFont(strike=True), "was "), "plain")])
    page = read(book).pages[0]
    assert tables(page) == ["Due\t3 April 2025\nRule\tnow was plain"]
    assert [page.text[start:end] for start, end in page.deletions] == ["was "]


def test_formulas_without_saved_results_are_said_to_be_blank(book: Any, read: Read) -> None:
    sheet = book.active
    sheet.append(["Sum", "=1+1"])
    sheet.append(["Words", "are here"])
    found = read(book)
    assert "Formulas without a saved result, which are blank: 1." in found.notes[0]
    assert "Words\tare here" in found.pages[0].text


def test_a_workbook_that_shows_nothing_is_refused(book: Any, read: Read) -> None:
    with pytest.raises(UnreadableFile, match="no words"):
        read(book)


def test_ten_thousand_rows_take_seconds(book: Any, read: Read) -> None:
    sheet = book.active
    sheet.append(["Ref", "Name", *(f"Q{n}" for n in range(1, 9))])
    for n in range(10_000):
        sheet.append([f"R{n}", "Words of a row", *range(n, n + 8)])
    begun = time.process_time()
    page = read(book).pages[0]
    assert page.text.count("\n") > 10_000
    assert time.process_time() - begun < 60


def test_a_last_row_of_one_cell_is_a_row_unless_it_reads_as_a_note(book: Any, read: Read) -> None:
    sheet = book.active
    for row in [["Roof", "Panels"], ["Library", 48], ["Civic Centre"], ["Note: two roofs are not yet surveyed"]]:
        sheet.append(row)
    page = read(book).pages[0]
    assert tables(page) == ["Roof\tPanels\nLibrary\t48\nCivic Centre\t"]
    assert page.text.endswith("\n\nNote: two roofs are not yet surveyed")
