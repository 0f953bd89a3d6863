from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.records.sums import amount_of, is_figure, says_total, totals_among
from tests.ingest.records.ledger import records, values
from vectorstore.records import RecordKind

BUDGET = "£000\tBudget\tForecast\n"


@pytest.mark.parametrize("words", ["1,204", "(31.5)", "£4.2m", "-3,041.1", "+ 23.3", "85%", "£1,250 *"])
def test_a_cell_of_one_figure_is_known(words: str) -> None:
    assert is_figure(words)


@pytest.mark.parametrize("words", ["2025", "31.03.25", "Two", "3 crews", "Open", "-", "1/2"])
def test_years_days_and_words_are_no_figures(words: str) -> None:
    assert not is_figure(words)


def test_an_amount_in_brackets_or_after_a_minus_is_less_than_nothing() -> None:
    assert [amount_of(words) for words in ("(1,402)", "£-3.5m", "12", "n/a")] == [
        Decimal(-1402),
        Decimal("-3.5"),
        Decimal(12),
        None,
    ]


@pytest.mark.parametrize("words", ["Total", "Sub-total", "Subtotal: parks", "Net total", "Parks Total", "TOTALS"])
def test_a_row_may_call_itself_a_total(words: str) -> None:
    assert says_total(words)


@pytest.mark.parametrize("words", ["All services", "Net interest", "Total of homes let", "Totally new bins", "Parks"])
def test_other_words_alone_do_not_make_a_total(words: str) -> None:
    assert not says_total(words)


def test_totals_are_no_lines_of_a_budget_but_are_kept_and_marked() -> None:
    text = BUDGET + "Parks\t120\t130\nStreets\t400\t380\nAll services\t520\t510\n"
    found = records(text)
    assert [record.kind for record in found] == [RecordKind.BUDGET_LINE, RecordKind.BUDGET_LINE, RecordKind.OTHER]
    assert values(found, "total") == ["", "", "All services"]
    assert found[2].value("budget") == "520"
    assert found[2].value("title") == "All services"


def test_what_may_be_a_total_is_a_line_where_nothing_adds_up() -> None:
    text = BUDGET + "Parks\t120\t130\nStreets\t400\t380\nNet interest\t75\t60\n"
    assert len(records(text, RecordKind.BUDGET_LINE)) == 3


def test_a_row_of_any_name_whose_figures_all_add_up_is_a_total_and_one_of_all_counts_no_line_twice() -> None:
    rows = [
        ("Parks", ("120", "130")),
        ("Streets", ("400", "380")),
        ("Homes", ("75", "60")),
        ("Where we stand", ("595", "570")),
        ("Schools", ("10", "20")),
        ("Overall", ("605", "590")),
    ]
    assert totals_among(rows, money=True) == {3, 5}
    assert totals_among(rows, money=False) == frozenset()


def test_a_total_is_no_end_of_the_row_above_where_rows_have_codes() -> None:
    text = "Code\tBudget line\tBudget\tForecast\nF1\tParks\t120\t130\nF2\tStreets\t400\t380\nTotal\t\t520\t510\n"
    found = records(text)
    assert values(found, "ref") == ["F1", "F2", ""]
    assert found[2].kind is RecordKind.OTHER
    assert found[2].ref is None
    assert (found[2].value("title"), found[2].value("total")) == ("Total", "Total")


def test_a_total_among_savings_is_no_saving() -> None:
    text = (
        "Saving\tProposal\tOwner\tValue 2026/27\nSaving 1\tOne store\tMs Penn\t£64,000\n"
        "Saving 2\tFewer letters\tMr Brook\t£18,500\nAll\tTwo proposals\t\t£82,500\n"
    )
    found = records(text)
    assert [record.ref for record in found] == ["saving 1", "saving 2", None]
    assert [record.kind for record in found] == [RecordKind.SAVING, RecordKind.SAVING, RecordKind.OTHER]
    assert values(found, "title") == ["One store", "Fewer letters", "Two proposals"]
    assert found[2].value("total") == "All"
