"""Writes the workbook that an officer starts from: columns to fill in, how to fill them in, and an example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from evals.samples import Sample, read_gold
from evals.sheets import columns as c
from evals.sheets.grids import EXAMPLE, QUESTIONS
from evals.sheets.writing import fill_sheet, rows_of

GOLD = Path(__file__).parents[1] / "sample" / "gold.jsonl"
SHOWN = ("wx-001", "wx-002")
"""Questions of the sample council that the example shows, beside one that no paper answers and a follow-up."""
TYPES = ("fact", "list", "count", "compare", "status", "owner", "explain", "definition", "followup", "unanswerable")
ROWS = 1000
"""So many rows have their cells checked as they are filled in."""
_STEPS = (
    "How to write questions for clerk to be measured by",
    "1. Write a question a row on the sheet Questions. Only the question, and what proves its answer, are needed.",
    "2. Say where the answer stands: the paper, and best the exact words, copied from it. Where that is too much, the "
    "number of the paragraph, minute or row, or only the page, will do; clerk is then held to citing that.",
    "3. Say what a good answer must state under Key facts: names, figures, dates. Give other ways to write each.",
    "4. Write some questions that no paper answers, with yes under Must refuse: one in five or so.",
    "5. Check the sheet: clerk eval check QUESTIONS.xlsx",
    "6. Measure: clerk eval run QUESTIONS.xlsx --out RUN/ and open RUN/report.html",
    "A second place that an answer needs goes in the row below, with the question left empty. Columns may stand in any "
    "order, and those you do not need may go. The sheet Example is never read.",
)


def write_template(out: Path) -> None:
    """Write the template; what stands at `out` is replaced."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = QUESTIONS
    columns = [column for column in c.COLUMNS if column is not c.ACCEPT]
    fill_sheet(sheet, columns, ())
    check_cells(sheet, columns)
    _instruct(book.create_sheet("Instructions"), columns)
    fill_sheet(book.create_sheet(EXAMPLE), columns, [row for one in examples() for row in rows_of(one)])
    book.save(out)


def examples() -> tuple[Sample, ...]:
    """Return the questions that the example shows."""
    samples = read_gold(GOLD)
    plain = [one for one in samples if one.id in SHOWN]
    refused = next(one for one in samples if not one.answerable)
    followed = next(one for one in samples if one.history and one.answerable)
    return (*plain, refused, followed)


def check_cells(sheet: Any, columns: Sequence[c.Column]) -> None:
    """Have Excel offer what belongs in a cell, and refuse what cannot be meant."""
    offered = {
        c.REFUSE: _list(("yes", "no")),
        c.ACCEPT: _list(("yes", "no")),
        c.TYPE: _list(TYPES, strict=False),
        c.DIFFICULTY: _list(("easy", "medium", "hard"), strict=False),
        c.PAGE: DataValidation(type="whole", operator="greaterThanOrEqual", formula1="1", allow_blank=True),
    }
    for place, column in enumerate(columns, 1):
        if column in offered:
            letter = get_column_letter(place)
            offered[column].add(f"{letter}2:{letter}{ROWS}")
            sheet.add_data_validation(offered[column])


def _list(values: Sequence[str], *, strict: bool = True) -> Any:
    found = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True)
    found.showErrorMessage = strict
    found.error = f"Choose one of: {', '.join(values)}"
    return found


def _instruct(sheet: Any, columns: Sequence[c.Column]) -> None:
    title, *steps = _STEPS
    wrapped = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96
    sheet["A1"], sheet["A1"].font = title, Font(bold=True, size=14)
    for number, step in enumerate(steps, 3):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=2)
        sheet.cell(number, 1, step).alignment = wrapped
        sheet.row_dimensions[number].height = 32 if len(step) > 110 else 16
    for number, column in enumerate(columns, len(steps) + 4):
        sheet.cell(number, 1, column.name).font = Font(bold=True)
        sheet.cell(number, 2, column.help).alignment = wrapped
