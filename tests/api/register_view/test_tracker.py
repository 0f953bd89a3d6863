from collections.abc import Iterator
from datetime import date

import pytest

from api.filtering import fields_of
from api.register_view.address import Chase, read_chosen
from api.register_view.tracker import SHORT, Tracker, tracker
from assistant.ledger.ledger import Ledger
from tests.assistant.handmade import paper, say
from tests.assistant.ledger.papers import PUBLIC, SEPTEMBER, TRACKER, WINTER_MINUTES, ledger
from vectorstore.types import Filters


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with ledger(tmp_path_factory.mktemp("tracker"), WINTER_MINUTES, TRACKER) as opened:
        yield opened


def found(held: Ledger, filters: Filters = PUBLIC, **fields: str) -> Tracker | None:
    chosen = read_chosen(fields_of(list(fields.items())), "/actions", filters)
    return tracker(held, chosen, SEPTEMBER)


def labels(held: Ledger, **fields: str) -> list[str]:
    page = found(held, **fields)
    assert page
    return [task.label or task.kind for task in page.tasks]


def test_the_committee_with_most_is_shown_with_how_many_are_how_far(held: Ledger):
    page = found(held)
    assert page
    assert (page.committee, page.committees, page.every) == ("Scrutiny Committee", {"Scrutiny Committee": 4}, 4)
    assert page.counts[Chase.OVERDUE] == 1 and page.counts[Chase.FINISHED] == 2
    assert page.leads == ("Ann Ford", "Bo Lee", "Di Day")
    assert SHORT.keys() == set(Chase)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"state": "overdue"}, ["Minute 5(ii)"]),
        ({"state": "open"}, ["Minute 5(ii)", "Minute 6(i)"]),
        ({"state": "finished"}, ["Minute 8", "Tracker"]),
        ({"state": "unmentioned"}, []),
        ({"state": "unclear"}, []),
        ({"owner": "ford"}, ["Minute 5(ii)"]),
        ({"q": "ferry"}, ["Tracker"]),
        ({"status": "complete"}, ["Minute 8"]),
    ],
)
def test_things_are_kept_by_state_owner_and_words(held: Ledger, fields: dict[str, str], kept: list[str]):
    assert labels(held, **fields) == kept


@pytest.mark.parametrize("sort", ["what", "asked", "who", "due", "state", "since"])
def test_things_are_sorted_by_any_column_either_way(held: Ledger, sort: str):
    assert sorted(labels(held, sort=sort)) == sorted(labels(held, sort=sort, order="desc"))
    assert labels(held, sort="what")[0] != labels(held, sort="what", order="desc")[0]


def test_a_task_leads_to_the_words_that_asked_and_to_those_that_report(held: Ledger):
    page = found(held)
    assert page
    roofs, lamps = page.tasks[:2]
    assert roofs.origin.startswith(f"/documents/{WINTER_MINUTES.document.id}?")
    assert roofs.source.startswith(f"/documents/{TRACKER.document.id}?")
    assert (lamps.origin, lamps.state.silence, roofs.state.words) == ("", "Not given", "Open")
    assert (roofs.ref, roofs.title, roofs.kind) == ("minute 5(ii)", "Costed plan for the roofs", "Tracker")


def test_a_committee_that_asked_for_nothing_has_no_tracker(held: Ledger):
    assert found(held, Filters(committees=("Cabinet",))) is None
    assert found(held, Filters(committees=("Scrutiny Committee",))) is not None


def test_where_nothing_is_asked_for_there_is_no_tracker(tmp_path_factory: pytest.TempPathFactory):
    with ledger(tmp_path_factory.mktemp("prose"), paper("a.pdf", [say("No.")], meeting=date(2025, 1, 1))) as opened:
        assert found(opened) is None
