from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.ledger.entries import Entry
from tests.assistant.handmade import Line, paper, row
from tests.assistant.ledger.papers import APRIL, PUBLIC, K, action, coloured, ledger, tracked
from vectorstore.records import FieldSource


def only(folder: Path, line: Line) -> Entry:
    with ledger(folder, paper("one.pdf", [line], meeting=APRIL)) as held:
        (entry,) = held.entries(PUBLIC)
        return entry


def test_an_entry_has_what_a_list_shows_of_a_record(tmp_path: Path):
    entry = only(
        tmp_path, action("A1", "Mend roofs", owner="Ann Ford", due="May 2025", status="Late", rating="Red (late)")
    )
    assert (entry.label, entry.title, entry.lead, entry.day) == ("A1", "Mend roofs", "Ann Ford", APRIL)
    assert (entry.status.value, entry.rating.value, entry.due_day) == ("Late", "Red (late)", date(2025, 5, 31))
    assert "Ann Ford" in entry.words


def test_a_status_that_is_a_colour_alone_is_the_rating(tmp_path: Path):
    line = coloured(row(K.ACTION, "A1", title="Mend roofs", status="Green"), status=FieldSource.COLOUR)
    entry = only(tmp_path, line)
    assert (entry.status.source, entry.rating.value) == (None, "Green")


def test_fields_of_a_kinds_own_are_told_by_name(tmp_path: Path):
    entry = only(tmp_path, row(K.SAVING, "Saving 1", title="Less paper", value="£4", comments="none"))
    assert (entry.value("value"), entry.value("comments"), entry.due_day) == ("£4", "", None)


def test_of_several_fields_of_one_name_each_is_told_under_its_heading_and_the_last_rating_counts(tmp_path: Path):
    line = row(K.SAVING, "Saving 1", title="Less paper")
    cells = (*line.cells, ("value", "4"), ("value", "5"), ("rating", "Green"), ("rating", "Red"))
    entry = only(tmp_path, replace(line, cells=cells))
    assert entry.value("value") == "Value: 4; Value: 5"
    assert entry.rating.value == "Red"


def test_a_resolution_in_parts_is_about_all_of_them(tmp_path: Path):
    line = row(K.RESOLUTION, "Minute 5", title="Roofs", resolved="That the Director:", part="write to members")
    assert only(tmp_path, line).title == "That the Director: (Part) write to members"


def test_a_trackers_row_says_when_it_was_asked(tmp_path: Path):
    assert only(tmp_path / "a", tracked("Minute 5", "22 January 2025", "A plan")).asked == date(2025, 1, 22)
    line = row(K.TRACKER_ACTION, "", title="A plan", minute="18 Oct 2023")
    assert only(tmp_path / "b", line).asked == date(2023, 10, 18)
