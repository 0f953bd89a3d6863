from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from ingest.readers.xlsx_formats import shown

ACCOUNTS = '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "displayed"),
    [
        (None, "General", ""),
        ("words", "@", "words"),
        (True, "General", "TRUE"),
        (5.0, "General", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (12345678901, "General", "12345678901"),
        (1 / 3, "General", "0.3333333333"),
        (44, "@", "44"),
        (1234.5, "#,##0.00", "1,234.50"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (5, "0.0##", "5.0"),
        (0.125, "0.0%", "12.5%"),
        (-1234.5, "£#,##0.00", "-£1,234.50"),
        (1234, "[$£-809]#,##0", "£1,234"),
        (5_200_000, '£#,##0.0,,"m"', "£5.2m"),
        (-5, "#,##0_);(#,##0)", "(5)"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
        (-1234567, ACCOUNTS, "-£1,234,567.00"),
        (0, ACCOUNTS, "£-"),
        (0, '#,##0;(#,##0);"nil"', "nil"),
        (0, "0;-0;;@", ""),
        (3, '"Q"0', "Q3"),
        (-3, "+0;-0;0", "-3"),
        (45, "[Red][<50]0;[Green]0", "45"),
        (1200, '[>=1000]#,##0,"k";0', "1k"),
        (0.75, "# ?/?", "0.75"),
        (3.14159, "0.00E+00", "3.14E+00"),
        (1e22, "0.00", "1E+22"),
    ],
)
def test_numbers_are_displayed_by_their_format(value: object, number_format: str, displayed: str) -> None:
    assert shown(value, number_format) == displayed


@pytest.mark.parametrize(
    ("value", "number_format", "displayed"),
    [
        (datetime(2025, 4, 3), "mm-dd-yy", "03/04/2025"),
        (datetime(2025, 4, 3), "General", "03/04/2025"),
        (datetime(2025, 4, 3), "[$-809]dd mmmm yyyy;@", "03 April 2025"),
        (datetime(2025, 4, 3), "mmm-yy", "Apr-25"),
        (datetime(2025, 4, 3), "dddd d", "Thursday 3"),
        (datetime(2025, 4, 3, 14, 5), "d mmm yyyy h:mm AM/PM", "3 Apr 2025 2:05 PM"),
        (datetime(2025, 4, 3, 14, 5, 9), "hh:mm:ss", "14:05:09"),
        (time(9, 30), "h:mm", "9:30"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_days_and_times_are_displayed_by_their_format(value: object, number_format: str, displayed: str) -> None:
    assert shown(value, number_format) == displayed
