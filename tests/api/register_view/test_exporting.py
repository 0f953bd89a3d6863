"""What is taken away as a file, opened again."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from api.filtering import fields_of
from api.register_view.address import read_chosen
from api.register_view.exporting import Link, Sheet, as_csv, sheet_of
from api.register_view.listing import listing
from api.register_view.workbook import LONGEST, as_xlsx
from tests.assistant.ledger.papers import PUBLIC, SPRING, TREES, WINTER, K, ledger
from vectorstore.records import RecordKind

openpyxl = pytest.importorskip("openpyxl")
BASE = "https://clerk.example"


def exported(folder: Path, kind: RecordKind = K.ACTION, **fields: str) -> Sheet:
    with ledger(folder, WINTER, SPRING, TREES) as held:
        given = fields_of([("show", kind.value), *fields.items()])
        found = listing(held, read_chosen(given, "/register", PUBLIC))
        assert found
        records = held.records((row.entry for row in found.rows), PUBLIC.levels)
        return sheet_of(found.kind, found.rows, records, BASE)


def read_csv(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_a_csv_holds_exactly_what_is_filtered_with_every_field(tmp_path: Path):
    (roofs,) = read_csv(as_csv(exported(tmp_path, owner="ford")))
    assert (roofs["Reference"], roofs["What"], roofs["Lead"]) == ("A1", "Mend the harbour roofs", "Ann Ford")
    assert (roofs["Due"], roofs["Due by (date)"], roofs["As at"]) == ("31 July 2025", "2025-07-31", "2025-04-09")
    assert (roofs["Rating"], roofs["Overdue"], roofs["Title"]) == ("Amber", "Yes", "Mend the harbour roofs")
    assert roofs["Source"].startswith(f"{BASE}/documents/") and roofs["Source"].endswith("#cited")
    assert "Rating (as printed)" in roofs


def test_words_that_begin_like_a_formula_stay_words(tmp_path: Path):
    sheet = exported(tmp_path, ref="A1", plan="Tree strategy")
    (trees,) = read_csv(as_csv(sheet))
    assert trees["Comments"] == "'=1+1 is what they said"


def test_blanks_and_lost_colours_are_said_as_such(tmp_path: Path):
    rows = read_csv(as_csv(exported(tmp_path, rows="every", ref="A10")))
    assert [row["Rating"] for row in rows] == ["Blue", "(colour not shown in this copy)"]
    assert rows[1]["Lead"] == "(left blank)"


def test_withheld_rows_are_in_no_file(tmp_path: Path):
    assert b"Quillfeather" not in as_csv(exported(tmp_path, rows="every"))


def test_a_workbook_has_dates_links_and_headings_that_stay(tmp_path: Path):
    page = read_xlsx(as_xlsx(exported(tmp_path, owner="ford")))
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("Actions", "A2", f"A1:{_last(page)}2")
    headings = {cell.value: cell for cell in page[1]}
    assert headings["Reference"].font.bold
    row = {heading: page.cell(2, cell.column) for heading, cell in headings.items()}
    assert row["Due by (date)"].value == datetime(2025, 7, 31)
    assert row["Due by (date)"].is_date
    assert row["Source"].hyperlink.target.startswith(f"{BASE}/documents/")
    assert page.column_dimensions["B"].width > page.column_dimensions["A"].width


def _last(page: Any) -> str:
    return str(openpyxl.utils.get_column_letter(page.max_column))


def test_a_workbook_runs_no_formula_and_holds_no_character_that_breaks_it():
    sheet = Sheet(
        title="Rows: [all]/every one of the many kinds there are",
        headings=("What", "Number", "Nothing"),
        rows=[("=1+1", 7, None), ("a\x07b", 8, ""), ("x" * (LONGEST + 5), 9, None)],
    )
    page = read_xlsx(as_xlsx(sheet))
    assert len(page.title) <= 31 and "[" not in page.title
    assert (page["A2"].value, page["A2"].data_type) == ("=1+1", "s")
    assert page["A3"].value == "ab"
    assert len(page["A4"].value) == LONGEST
    assert (page["B2"].value, page["C2"].value) == (7, None)


def test_past_the_formats_limit_of_links_an_address_stands_as_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("api.register_view.workbook.MOST_LINKS", 1)
    sheet = Sheet(
        title="Links", headings=("Source",), rows=[(Link(address="https://a"),), (Link(address="https://b"),)]
    )
    page = read_xlsx(as_xlsx(sheet))
    assert page["A2"].hyperlink.target == "https://a"
    assert (page["A3"].value, page["A3"].hyperlink) == ("https://b", None)


def test_an_empty_list_is_a_file_with_headings_alone():
    sheet = Sheet(title="Actions", headings=("Reference", "Day"), rows=())
    assert as_csv(sheet) == b"\xef\xbb\xbfReference,Day\r\n"
    assert read_xlsx(as_xlsx(sheet)).max_row == 1
    assert as_csv(Sheet(title="A", headings=("Day",), rows=[(date(2025, 3, 1),)])).endswith(b"2025-03-01\r\n")
