"""Writes proposed questions as a workbook in which a person says yes to those that are good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import openpyxl

from evals.samples import Sample
from evals.sheets import columns as c
from evals.sheets.grids import QUESTIONS
from evals.sheets.template import check_cells
from evals.sheets.writing import fill_sheet, rows_of

SHOWN = (c.ACCEPT, *(column for column in c.COLUMNS if column is not c.ACCEPT))


def write_draft(out: Path, samples: Iterable[Sample]) -> None:
    """Write a draft; only rows with yes under Accept are ever asked."""
    book = openpyxl.Workbook()
    book.active.title = QUESTIONS
    fill_sheet(book.active, SHOWN, [row for sample in samples for row in rows_of(sample)])
    check_cells(book.active, SHOWN)
    book.save(out)
