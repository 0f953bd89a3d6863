from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.ledger.asked import Asked, asked_of, committees_of
from assistant.ledger.states import Progress
from tests.assistant.handmade import paper, row, say
from tests.assistant.ledger.papers import (
    ALL,
    APRIL,
    JANUARY,
    PUBLIC,
    SEPTEMBER,
    TRACKER,
    WINTER_MINUTES,
    K,
    coloured,
    ledger,
    resolution,
    tracked,
)
from vectorstore.index import NewVersion
from vectorstore.records import FieldSource
from vectorstore.types import DocumentKind, Filters

SCRUTINY = "Scrutiny Committee"


def asked(folder: Path, *papers: NewVersion, day: date = SEPTEMBER, filters: Filters = PUBLIC) -> list[Asked]:
    with ledger(folder, *papers) as held:
        return list(asked_of(held, filters, SCRUTINY, day))


def test_what_no_later_paper_mentions_comes_first_and_what_is_finished_last(tmp_path: Path):
    found = asked(tmp_path, WINTER_MINUTES, TRACKER)
    assert [one.latest.label for one in found] == ["Minute 5(ii)", "Minute 6(i)", "Minute 8", None]
    assert [one.is_finished for one in found] == [False, False, True, True]


def test_a_resolution_and_the_trackers_row_that_follows_it_up_are_one_thing(tmp_path: Path):
    roofs = asked(tmp_path, WINTER_MINUTES, TRACKER)[0]
    assert (roofs.first.kind, roofs.latest.kind) == (K.RESOLUTION, K.TRACKER_ACTION)
    assert (roofs.day, roofs.is_exact, roofs.since) == (JANUARY, True, APRIL)
    assert (roofs.who, roofs.when, roofs.due) == ("Ann Ford", "1 March 2025", date(2025, 3, 1))
    assert roofs.is_late and roofs.progress is Progress.OPEN
    assert (roofs.looked, roofs.is_unmentioned) == (0, False)


def test_a_row_without_a_reference_follows_up_the_resolution_of_its_wording_and_day(tmp_path: Path):
    ferry = asked(tmp_path, WINTER_MINUTES, TRACKER)[-1]
    assert (ferry.first.label, ferry.latest.title) == ("Minute 7", "Ask Cabinet to keep the ferry running")


def test_a_passage_of_a_later_paper_that_names_it_is_a_later_mention(tmp_path: Path):
    lamps = asked(tmp_path, WINTER_MINUTES, TRACKER)[1]
    assert [p.name for p in lamps.named] == ["tracker.pdf"]
    assert (lamps.is_unmentioned, lamps.is_shared) == (False, False)


def test_without_one_it_has_no_later_mention_since_its_last_report(tmp_path: Path):
    silent = paper("silent.pdf", [say("Nothing of it.")], meeting=APRIL)
    found = asked(tmp_path, WINTER_MINUTES, silent)
    assert all(one.is_unmentioned and one.since == JANUARY and one.looked == 1 for one in found)
    assert [one.is_late for one in found] == [True, False, False]


def test_a_paper_with_a_record_of_its_own_under_the_reference_does_not_name_this_one(tmp_path: Path):
    first = paper("first.pdf", [row(K.RECOMMENDATION, "Recommendation 8", title="Light the lane", owner="Bo Lee")],
                  meeting=JANUARY)  # fmt: skip
    second = paper(
        "second.pdf",
        [
            row(K.RECOMMENDATION, "Recommendation 8", scope="Another inquiry", title="Cut the grass", owner="Di Day"),
            say("On Recommendation 8 the Chair spoke."),
        ],
        meeting=APRIL,
    )
    found = asked(tmp_path, first, second)
    assert [(one.latest.title, one.is_unmentioned) for one in found] == [
        ("Light the lane", True),
        ("Cut the grass", False),
    ]
    assert all(one.is_shared for one in found)


def test_a_recommendation_that_a_tracker_takes_over_in_its_words_is_one_thing(tmp_path: Path):
    made = row(K.RECOMMENDATION, "R05", title="Claim what is due", owner="Bo Lee", due="May 2025")
    first = paper("first.pdf", [made], meeting=JANUARY)
    line = row(K.RECOMMENDATION, "R05", scope="Tracker", title="Claim what is due", owner="Di Day", status="Open")
    (one,) = asked(tmp_path, first, paper("second.pdf", [line], meeting=APRIL))
    assert (one.who, one.due, one.state.value, one.since) == ("Di Day", date(2025, 5, 31), "Open", APRIL)


def test_a_refusal_in_the_column_of_responses_finishes_a_recommendation(tmp_path: Path):
    line = row(K.RECOMMENDATION, "R1", title="Ask three questions", owner="Bo Lee", response="Not agreed. The law")
    (one,) = asked(tmp_path, paper("first.pdf", [line], meeting=JANUARY))
    assert (one.is_finished, one.state.value) == (True, "Not agreed. The law")


def test_a_recommendation_that_asks_nobody_is_not_listed(tmp_path: Path):
    lines = [
        row(K.RECOMMENDATION, "R1", title="That the budget be approved"),
        row(K.RECOMMENDATION, "R2", title="That the Director bring a plan"),
        row(K.TRACKER_ACTION, "Minute 1", title=""),
    ]
    found = asked(tmp_path, paper("first.pdf", lines, meeting=JANUARY))
    assert [one.latest.label for one in found] == ["R2"]


def test_rows_of_a_whole_minute_follow_up_the_part_that_they_begin_with(tmp_path: Path):
    minutes = paper(
        "minutes.pdf",
        [
            resolution("Minute 5(i)", "That the Director write to the ferry company."),
            resolution("Minute 5(ii)", "That the Director count the lamps and report back."),
        ],
        meeting=JANUARY,
        kind=DocumentKind.MINUTES,
    )
    tracker = paper(
        "tracker.pdf",
        [
            tracked("Minute 5", "22 January 2025", "ii) Number of lamps", status="Open"),
            tracked("Minute 5", "22 January 2025", "Director to write to the ferry company", status="Open"),
            tracked("Minute 5", "4 July 2024", "Something asked for long before", status="Open"),
        ],
        meeting=APRIL,
    )
    found = {one.latest.title[:6]: one.first.label for one in asked(tmp_path, minutes, tracker)}
    assert found == {"ii) Nu": "Minute 5(ii)", "Direct": "Minute 5(i)", "Someth": "Minute 5"}


def test_minutes_inside_a_pack_are_of_its_day_at_the_latest(tmp_path: Path):
    pack = paper("pack.pdf", [resolution("Minute 5", "That the Director write to us.")], kind=DocumentKind.AGENDA)
    (one,) = asked(tmp_path, pack)
    assert (one.day, one.is_exact) == (date(2025, 3, 5), False)


def test_a_lost_colour_is_neither_open_nor_late(tmp_path: Path):
    line = coloured(
        tracked("Minute 5", "22 January 2025", "A plan by 1 May 2025", rating=""), rating=FieldSource.NOT_SHOWN
    )
    (one,) = asked(tmp_path, paper("tracker.pdf", [line], meeting=APRIL))
    assert (one.progress, one.is_late) == (Progress.UNCLEAR, False)


def test_committees_are_counted_by_what_is_asked_and_filters_narrow_the_papers(tmp_path: Path):
    other = replace(WINTER_MINUTES, document=replace(WINTER_MINUTES.document, committee=None))
    with ledger(tmp_path / "a", other, TRACKER) as held:
        assert committees_of(held, PUBLIC) == {SCRUTINY: 3}
    with ledger(tmp_path / "b", *ALL) as held:
        assert committees_of(held, PUBLIC) == {SCRUTINY: 4}
        found = asked_of(held, Filters(as_of=date(2025, 2, 1)), SCRUTINY, JANUARY)
        assert {one.latest.kind for one in found} == {K.RESOLUTION}
        assert not any(one.looked for one in found)
