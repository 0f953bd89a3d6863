from pathlib import Path

import pytest

from api.register_view.timeline import MOST_EVENTS, MOST_PASSAGES, ReferencePage, reference_page
from assistant.history import history_of
from tests.assistant.handmade import paper, row, say
from tests.assistant.ledger.papers import ALL, APRIL, JANUARY, PUBLIC, SEPTEMBER, SPRING, WINTER, K, action, ledger
from vectorstore.index import NewVersion


def page(folder: Path, ref: str, *papers: NewVersion) -> ReferencePage:
    with ledger(folder, *(papers or ALL)) as held:
        return reference_page(held, history_of(ref, held.index, PUBLIC), PUBLIC, SEPTEMBER)


def test_each_thing_tells_how_it_stands_and_what_changed(tmp_path: Path):
    found = page(tmp_path, "A1")
    roofs, oaks = found.things
    assert (found.label, roofs.heading, oaks.scope) == ("A1", "A1 Mend the harbour roofs", "Tree strategy")
    (row_,) = roofs.rows
    assert (row_.entry.rating.value, row_.is_overdue) == ("Amber", True)
    assert [event.day for event in roofs.events] == [JANUARY, APRIL]
    assert [change.name for change in roofs.events[1].changes] == ["Rating", "Due date"]
    assert [name for name, _ in roofs.events[0].states] == ["Rating", "Status", "Lead", "Due"]
    assert roofs.events[0].source.endswith("#cited")
    assert (found.papers, found.papers_compared) == (3, 3)


def test_a_minute_in_parts_tells_how_each_part_stands(tmp_path: Path):
    (minute, *_) = page(tmp_path, "Minute 5").things
    assert [r.label for r in minute.rows] == ["Minute 5(i)", "Minute 5(ii)"]
    assert minute.events[0].label == "Minute 5(i)"


def test_passages_that_name_it_are_quoted(tmp_path: Path):
    tracker = page(tmp_path / "a", "Minute 6(i)").passages
    assert [event.words for event in tracker] == ["The committee thought again of Minute 6(i) and of the lamps."]
    assert tracker[0].states == ()
    alone = page(tmp_path / "b", "Z9", paper("z.pdf", [say("We thought of Z9.")]))
    assert (alone.things, alone.label, len(alone.passages), alone.disagreements) == ((), "Z9", 1, ())


def test_of_very_many_mentions_the_newest_are_shown(tmp_path: Path):
    named = [say(f"In the {n}th place stands A1.") for n in range(MOST_EVENTS + 2)]
    (thing,) = page(tmp_path / "a", "A1", paper("a.pdf", [action("A1", "Mend the roofs"), *named])).things
    assert (len(thing.events), thing.hidden) == (MOST_EVENTS, 3)
    loose = page(tmp_path / "b", "B1", paper("b.pdf", [say(f"The {n}th is B1.") for n in range(MOST_PASSAGES + 2)]))
    assert (len(loose.passages), loose.more_passages) == (MOST_PASSAGES, 2)


def test_contradictions_are_looked_for_in_the_newest_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    other = paper("other.pdf", [row(K.ACTION, "A1", title="Mend the harbour roofs", status="Shut")], meeting=APRIL)
    found = page(tmp_path / "a", "A1", WINTER, SPRING, other)
    assert [one.what for one in found.disagreements] == ["the status of A1"]
    monkeypatch.setattr("api.register_view.timeline.MOST_PAPERS", 1)
    assert page(tmp_path / "b", "A1", WINTER, SPRING).papers_compared == 1
