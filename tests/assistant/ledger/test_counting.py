from pathlib import Path

from assistant.ledger.counting import BLANK, LOST, MOST_STATES, OTHER, Measure, Told, measures_of, tell
from tests.assistant.handmade import paper, row
from tests.assistant.ledger.papers import APRIL, JANUARY, PUBLIC, SPRING, WINTER, K, action, ledger
from vectorstore.index import NewVersion


def told(folder: Path, measure: Measure, *papers: NewVersion) -> Told:
    with ledger(folder, *papers) as held:
        return tell(held.things(PUBLIC)[K.ACTION], lambda entry: True, measure)


def test_ratings_are_counted_on_each_day_the_worst_first(tmp_path: Path):
    found = told(tmp_path, Measure.RATING, WINTER, SPRING)
    assert found.states == ("Red", "Amber", "Green", "Blue", LOST)
    assert found.days[JANUARY] == {"Red": 1, "Green": 1, LOST: 1}
    assert found.days[APRIL] == {"Red": 1, "Amber": 1, "Blue": 1}
    assert found.is_worth_drawing


def test_a_thing_that_two_papers_of_one_day_report_counts_once(tmp_path: Path):
    again = paper("pack.pdf", [action("A1", "Mend the harbour roofs", status="Delayed", rating="Amber")], meeting=APRIL)
    assert told(tmp_path, Measure.RATING, SPRING, again).days[APRIL]["Amber"] == 1


def test_papers_without_the_column_or_a_date_are_left_out(tmp_path: Path):
    plain = paper("plain.pdf", [row(K.ACTION, "A5", title="Wash vans")], meeting=APRIL)
    undated = paper("undated.pdf", [row(K.ACTION, "A6", title="Sell vans", status="Open")], meeting=None)
    found = told(tmp_path, Measure.STATUS, plain, undated)
    assert (dict(found.days), found.undated, found.is_worth_drawing) == ({}, 1, False)


def test_of_many_wordings_the_most_frequent_are_told_and_prose_is_no_chart(tmp_path: Path):
    lines = [row(K.ACTION, f"A{n}", title=f"Do {n}", status=f"State number {n}") for n in range(1, 30)]
    lines.append(row(K.ACTION, "A40", title="Do 40", status=""))
    found = told(tmp_path, Measure.STATUS, paper("many.pdf", lines))
    assert len(found.states) == MOST_STATES + 2
    assert found.states[-2:] == (OTHER, BLANK)
    assert not found.is_worth_drawing


def test_colours_are_told_before_words_unless_few_have_one(tmp_path: Path):
    with ledger(tmp_path / "a", WINTER, SPRING) as held:
        assert measures_of(held.things(PUBLIC)[K.ACTION]) == (Measure.RATING, Measure.STATUS)
    few = paper("few.pdf", [action(f"A{n}", "Do", status="Open", rating="Red" if n < 2 else "") for n in range(1, 9)])
    with ledger(tmp_path / "b", few) as held:
        assert measures_of(held.things(PUBLIC)[K.ACTION]) == (Measure.STATUS, Measure.RATING)
    assert measures_of(()) == ()
