"""Whether a row is of a reference."""

from __future__ import annotations

import pytest

from assistant.register.belonging import belongs
from tests.assistant.handmade import Line, paper, row
from vectorstore.records import Record, RecordKind


def record(label: str, *, headings: tuple[str, ...] = (), table: str = "Actions", kind: str = "action") -> Record:
    line = row(RecordKind(kind), label, table=table, headings=headings, title="Mend the vans")
    return paper("plan.md", [line]).records[0]


@pytest.mark.parametrize("label", ["A3", "A3.1", "A3.1.2", "A3(i)"])
def test_a_row_is_of_its_own_reference_and_of_those_it_is_a_part_of(label: str) -> None:
    assert belongs(record(label), "a3")


@pytest.mark.parametrize("label", ["A30", "A31.1", "B3", "A2.3"])
def test_a_reference_that_only_begins_alike_is_another(label: str) -> None:
    assert not belongs(record(label), "a3")


@pytest.mark.parametrize(
    ("label", "ref", "is_of"),
    [
        ("A1", "workstream a", True),
        ("B1", "workstream a", False),
        ("2.1.3", "theme 2", True),
        ("21.1", "theme 2", False),
        ("2.1.3", "theme 21", False),
        ("A1", "appendix a", False),
    ],
)
def test_a_number_of_a_family_begins_the_references_of_its_rows(label: str, ref: str, is_of: bool) -> None:
    assert belongs(record(label), ref) is is_of


def test_a_row_is_of_the_reference_that_stands_over_it() -> None:
    under = record("7", headings=("Priority 4: Homes", "Actions"))
    assert belongs(under, "priority 4")
    assert not belongs(under, "priority 5")
    assert belongs(record("7", table="Theme 2 in detail"), "theme 2")


def test_a_row_is_of_the_minute_it_stands_in() -> None:
    assert belongs(record("Minute 22", kind="minute"), "minute 22")
    assert not belongs(record("Minute 22", kind="minute"), "minute 2")


@pytest.mark.parametrize(("number", "is_of"), [("15", True), ("5", False), ("1", False)])
def test_a_plan_of_a_numbered_list_is_known_by_the_number_over_its_rows(number: str, is_of: bool) -> None:
    assert belongs(record("7", headings=("15. Sustaining the vans",)), f"plan {number}") is is_of


def test_a_row_without_a_reference_is_of_none() -> None:
    line = Line(cells=(("title", "Mend the vans"),), kind=RecordKind.ACTION, table="Actions")
    assert not belongs(paper("plan.md", [line]).records[0], "a3")
