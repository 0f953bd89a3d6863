from datetime import date, timedelta

from api.register_view.chart import MOST_DAYS, NARROW, chart_of
from assistant.ledger.counting import LOST, OTHER, Measure, Told

JANUARY, APRIL = date(2025, 1, 22), date(2025, 4, 9)


def test_a_bar_is_as_long_as_its_day_has_things_and_its_parts_share_it():
    states = ("Red", "Green", LOST)
    chart = chart_of(
        Told(measure=Measure.RATING, states=states, days={APRIL: {"Red": 1, "Green": 3}, JANUARY: {LOST: 2}})
    )
    first, second = chart.bars
    assert (first.day, first.total, first.parts[0].width) == (JANUARY, 2, 50.0)
    assert [(p.x, p.width, p.tone) for p in second.parts] == [(0.0, 25.0, "red"), (25.0, 75.0, "green")]
    assert second.parts[1].middle == 62.5
    assert first.parts[0].tone == "lost"
    assert chart.rows == ((JANUARY, (0, 0, 2), 2), (APRIL, (1, 3, 0), 4))
    assert chart.height > second.y + chart.bar


def test_what_a_chart_shows_is_said_in_words():
    chart = chart_of(Told(measure=Measure.RATING, states=("Red",), days={APRIL: {"Red": 2}}))
    assert chart.said == "9 April 2025: 2 Red."


def test_a_narrow_part_has_no_number_and_words_have_shades_that_mean_nothing():
    states = ("Open", "Shut", OTHER)
    counts = {"Open": 97, "Shut": 2, OTHER: 1}
    chart = chart_of(Told(measure=Measure.STATUS, states=states, days={APRIL: counts}))
    assert [part.is_wide for part in chart.bars[0].parts] == [True, False, False]
    assert NARROW > 2
    assert [tone for _, tone in chart.states] == ["shade-1", "shade-2", "none"]


def test_of_very_many_days_the_newest_are_drawn_and_all_are_in_the_table():
    days = {JANUARY + timedelta(days=n): {"Red": 1} for n in range(MOST_DAYS + 3)}
    chart = chart_of(Told(measure=Measure.RATING, states=("Red",), days=days))
    assert (len(chart.bars), chart.left_out, len(chart.rows)) == (MOST_DAYS, 3, MOST_DAYS + 3)
    assert chart.bars[-1].day == max(days)
