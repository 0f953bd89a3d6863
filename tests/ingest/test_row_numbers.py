from __future__ import annotations

from pathlib import Path

from ingest.reading import read_document
from vectorstore.types import BlockKind


def test_rows_of_a_sheet_without_a_key_are_named_by_their_number(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Mileage claims"
    for row in [["Theme", "Claim", "Miles"], ["Homes", "Site visit", 12], ["Homes", "Training", 30], ["R7", "Fair", 4]]:
        sheet.append(row)
    sheet.auto_filter.ref = "A1:C4"
    book.save(tmp_path / "claims.xlsx")
    _, blocks = read_document(tmp_path / "claims.xlsx")
    rows = [str(block.locator) for block in blocks if block.kind is BlockKind.ROW]
    assert rows == ["Mileage claims, row 2", "Mileage claims, row 3", "Mileage claims, row R7"]
