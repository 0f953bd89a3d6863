from datetime import date
from pathlib import Path

import pytest

from api.register_view import kinds
from assistant.ledger.counting import Measure
from tests.api.register_view.listed import listed, rows_of
from tests.assistant.handmade import paper, say
from tests.assistant.ledger.papers import SEPTEMBER, K, action
from vectorstore.records import RecordKind


def test_every_kind_has_a_name_and_a_heading():
    assert kinds.NAMES.keys() == set(RecordKind)
    assert (kinds.counted(1, K.ACTION), kinds.counted(2_000, K.ACTION)) == ("1 action", "2,000 actions")
    assert (kinds.what(K.OTHER), kinds.what(K.MOTION), kinds.what(K.ACTION)) == ("What it says", "Motion", "Action")
    assert (kinds.field("count"), kinds.field("decision_by")) == ("Actions", "Decision by")


def test_the_kind_of_most_use_is_shown_first_with_the_counts_of_all(tmp_path: Path):
    found = listed(tmp_path)
    assert found
    assert (found.kind, found.kinds[K.ACTION], found.kinds[K.SAVING]) == (K.ACTION, 4, 1)
    assert [column.name for column in found.columns] == [
        "label",
        "title",
        "owner",
        "due",
        "status",
        "rating",
        "day",
        "paper",
    ]
    assert (found.every, found.day) == (4, SEPTEMBER)


def test_a_kind_that_the_papers_lack_is_listed_empty_and_no_records_are_no_list(tmp_path: Path):
    found = listed(tmp_path / "a", show="risk")
    assert found and (found.kind, found.rows, found.charts) == (K.RISK, (), ())
    assert listed(tmp_path / "b", paper("prose.pdf", [say("No table.")])) is None


def test_the_latest_state_is_shown_once_or_every_row_of_every_paper(tmp_path: Path):
    latest = rows_of(tmp_path / "a", ref="A1", plan="Recovery plan")
    assert [(row.entry.rating.value, len(row.earlier)) for row in latest] == [("Amber", 1)]
    every = rows_of(tmp_path / "b", ref="A1", plan="Recovery plan", rows="every")
    assert [(row.entry.rating.value, len(row.earlier)) for row in every] == [("Amber", 0), ("Red", 0)]


@pytest.mark.parametrize(
    ("sort", "order", "labels"),
    [
        ("label", "", ["A1", "A1", "A2", "A10"]),
        ("label", "desc", ["A10", "A2", "A1", "A1"]),
        ("due", "", ["A2", "A1", "A10", "A1"]),
        ("rating", "", ["A2", "A1", "A10", "A1"]),
        ("owner", "desc", ["A1", "A10", "A2", "A1"]),
        ("status", "", ["A10", "A1", "A2", "A1"]),
        ("day", "desc", ["A1", "A1", "A2", "A10"]),
        ("title", "", ["A1", "A2", "A1", "A10"]),
        ("paper", "desc", ["A1", "A1", "A2", "A10"]),
        ("nothing", "", ["A1", "A1", "A2", "A10"]),
    ],
)
def test_rows_are_sorted_by_any_column(tmp_path: Path, sort: str, order: str, labels: list[str]):
    assert [row.label for row in rows_of(tmp_path, sort=sort, order=order)] == labels


def test_what_is_overdue_on_the_day_asked_for_is_marked(tmp_path: Path):
    late = {row.label: row.is_overdue for row in rows_of(tmp_path, plan="Recovery plan")}
    assert late == {"A1": True, "A2": True, "A10": False}


def test_words_that_are_no_date_come_after_all_dates(tmp_path: Path):
    lines = [action("A1", "One", due="ongoing"), action("A2", "Two", due="May 2025"), action("A3", "Three", due="")]
    assert [row.label for row in rows_of(tmp_path, paper("a.pdf", lines), sort="due")] == ["A2", "A1", "A3"]


def test_the_chart_is_of_the_rating_or_of_the_status_that_is_asked_for(tmp_path: Path):
    found = listed(tmp_path / "a", rating="red")
    assert found and found.charts[0].measure is Measure.RATING
    assert found.charts[0].rows[0] == (date(2025, 1, 22), (1, 0, 1, 0, 1), 3)
    by_status = listed(tmp_path / "b", chart="status")
    assert by_status and by_status.charts[0].measure is Measure.STATUS


def test_what_the_keys_say_of_colours_and_what_may_be_chosen_is_told(tmp_path: Path):
    lines = [
        action("A1", "One", rating="Amber (late)", status="Open", owner="Ann Ford"),
        action("A2", "Two", rating="High", status="Shut", owner="x" * 100),
        action("A3", "Three", rating="lost"),
        action("A4", "Four"),
    ]
    found = listed(tmp_path, paper("a.pdf", lines))
    assert found and found.key == (("Amber", "orange", "late"),)
    assert [option.value for option in found.facets.ratings] == [
        "amber",
        "High",
        "not shown",
        "blank",
    ]
    assert found.facets.owners == ("Ann Ford",)
    assert found.facets.plans == ()
