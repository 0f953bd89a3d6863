from datetime import date
from pathlib import Path

import pytest

from assistant.ledger.choosing import Stage, Wanted, keeper, natural, ordered
from tests.assistant.ledger.papers import PUBLIC, K, ledger

DAY = date(2025, 9, 17)


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    with ledger(tmp_path_factory.mktemp("ledger")) as held:
        return [thing.latest for thing in held.things(PUBLIC)[K.ACTION]]


def kept(entries: list[object], wanted: Wanted, **more: bool) -> list[str]:
    keep = keeper(wanted, DAY, **more)
    return sorted(f"{e.label} {e.scope[0]}" for e in entries if keep(e))  # type: ignore[attr-defined,arg-type]


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        (Wanted(), ["A1 R", "A1 T", "A10 R", "A2 R"]),
        (Wanted(words="paint town"), ["A2 R"]),
        (Wanted(status="complete"), ["A10 R"]),
        (Wanted(status="not complete"), ["A2 R"]),
        (Wanted(rating="red"), ["A2 R"]),
        (Wanted(rating="blank"), []),
        (Wanted(rating="not shown"), []),
        (Wanted(rating="High"), []),
        (Wanted(owner="ford"), ["A1 R"]),
        (Wanted(ref="a1"), ["A1 R", "A1 T"]),
        (Wanted(plan="tree strategy"), ["A1 T"]),
        (Wanted(stage=Stage.OVERDUE), ["A1 R", "A2 R"]),
        (Wanted(stage=Stage.OPEN), ["A1 R", "A1 T", "A2 R"]),
        (Wanted(stage=Stage.FINISHED), ["A10 R"]),
        (Wanted(stage=Stage.UNCLEAR), []),
    ],
)
def test_lines_are_kept_by_what_is_wanted(entries: list[object], wanted: Wanted, labels: list[str]):
    assert kept(entries, wanted) == labels


def test_a_chart_keeps_lines_of_any_state(entries: list[object]):
    wanted = Wanted(rating="red", status="open", stage=Stage.OVERDUE, owner="ford")
    assert kept(entries, wanted, states=False) == ["A1 R"]


def test_a_rating_that_its_copy_lost_can_be_asked_for(tmp_path: Path):
    from tests.assistant.ledger.papers import WINTER

    with ledger(tmp_path, WINTER) as held:
        keep = keeper(Wanted(rating="not shown"), DAY)
        assert [e.label for e in held.entries(PUBLIC) if keep(e)] == ["A10"]


def test_numbers_are_sorted_as_numbers_and_what_says_nothing_comes_last_either_way():
    rows = ["A10", "", "A9", "b1"]
    assert ordered(rows, natural, descending=False) == ["A9", "A10", "b1", ""]
    assert ordered(rows, natural, descending=True) == ["b1", "A10", "A9", ""]
