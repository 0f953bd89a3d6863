from datetime import date

import pytest

from api.errors import UnknownFilter
from api.register_view.address import LONGEST, Chase, Chosen, read_chosen
from assistant.ledger.choosing import Stage
from assistant.ledger.counting import Measure
from vectorstore.records import RecordKind
from vectorstore.types import Filters

PAPERS = Filters(as_of=date(2025, 3, 1))


def read(**fields: str) -> Chosen:
    return read_chosen({name: [value] for name, value in fields.items()}, "/register", PAPERS)


def test_choices_are_read_and_written_back_as_they_stood():
    chosen = read(
        show="action",
        q=" new  roof ",
        stage="overdue",
        chart="status",
        rows="every",
        order="desc",
        page="3",
        state="open",
    )
    assert (chosen.show, chosen.q, chosen.stage, chosen.state) == (
        RecordKind.ACTION,
        "new roof",
        Stage.OVERDUE,
        Chase.OPEN,
    )
    assert (chosen.chart, chosen.rows, chosen.order, chosen.page) == (Measure.STATUS, "every", "desc", 3)
    assert chosen.address == (
        "/register?show=action&q=new+roof&stage=overdue&state=open&rows=every&order=desc&chart=status&page=3"
        "&as_of=2025-03-01"
    )


def test_fields_that_were_left_empty_are_no_choices():
    assert read(q="", show="", rating=" ", page="").address == "/register?as_of=2025-03-01"


def test_each_filter_can_be_taken_away_alone_or_all_at_once():
    chosen = read(show="saving", q="roof", stage="open", state="finished", rows="every", page="2")
    assert [chip.label for chip in chosen.chips] == [
        "Words: roof",
        "State: Open: not said to be finished",
        "State: Finished, refused, removed or handed on",
    ]
    assert "q=roof" not in chosen.chips[0].without and "stage=open" in chosen.chips[0].without
    assert "stage" not in chosen.chips[1].without
    assert chosen.bare == "/register?show=saving&rows=every"


@pytest.mark.parametrize(
    ("field", "value"),
    [("show", "wish"), ("stage", "soon"), ("state", "lost"), ("chart", "pie"), ("page", "0"), ("page", "x")],
)
def test_a_value_that_is_none_of_the_known_is_refused_by_its_field(field: str, value: str):
    with pytest.raises(UnknownFilter) as refused:
        read(**{field: value})
    assert refused.value.field == field


def test_very_many_words_are_refused():
    with pytest.raises(UnknownFilter, match=str(LONGEST)):
        read(q="x" * (LONGEST + 1))
