from collections.abc import Iterator
from datetime import date

import pytest

from assistant.errors import UnknownCursor
from assistant.selecting import Wanted, says, select
from tests.assistant.handmade import paper, row, stored
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import Filters

ROWS = [
    row(RecordKind.ACTION, f"A1.{n}", title=f"Mend roof {n}", owner="Head of Repairs", status=status)
    for n, status in enumerate(("Open", "Remain open", "Reopen in June", "Closed"), 1)
]
PAPERS = (
    paper("old.pdf", [row(RecordKind.ACTION, "A1.1", title="Mend roof 1", status="Closed")], meeting=date(2024, 1, 9)),
    paper("new.pdf", [row(RecordKind.PROJECT, "A1", title="Roofs", rating="Red"), *ROWS], meeting=date(2025, 1, 9)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with stored(tmp_path_factory.mktemp("register"), *PAPERS) as opened:
        yield opened


def labels(index: Index, wanted: Wanted, **filters: object) -> list[str | None]:
    return [r.label for r in select(index, Filters(**filters), wanted).records]  # type: ignore[arg-type]


def test_records_come_newest_paper_first_in_order_of_the_text(index: Index):
    assert labels(index, Wanted()) == ["A1", "A1.1", "A1.2", "A1.3", "A1.4", "A1.1"]


def test_a_status_is_matched_by_whole_words_and_a_rating_is_one(index: Index):
    assert labels(index, Wanted(status="open")) == ["A1.1", "A1.2"]
    assert labels(index, Wanted(status="RED")) == ["A1"]


def test_kind_reference_owner_and_words_narrow_together(index: Index):
    assert labels(index, Wanted(kinds=(RecordKind.PROJECT,))) == ["A1"]
    assert labels(index, Wanted(ref="a1.1", owner="repairs")) == ["A1.1"]
    assert labels(index, Wanted(words="roof 3")) == ["A1.3"]
    assert labels(index, Wanted(ref="A1.1"), as_of=date(2024, 12, 31)) == ["A1.1"]
    assert labels(index, Wanted(owner="pair")) == []


def test_the_counts_are_of_all_that_was_wanted(index: Index):
    assert select(index, Filters(), Wanted()).counts == {RecordKind.ACTION: 5, RecordKind.PROJECT: 1}


def test_pages_hold_every_record_once_and_the_last_has_no_cursor(index: Index):
    selection = select(index, Filters(), Wanted())
    seen, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        shown, cursor = selection.page(4, cursor)
        seen += shown
        pages += 1
    assert (tuple(seen), pages) == (selection.records, 2)


def test_a_cursor_of_a_record_that_is_gone_is_refused(index: Index):
    with pytest.raises(UnknownCursor, match="Start again"):
        select(index, Filters(), Wanted()).page(4, "gone")


def test_no_records_are_one_empty_page(index: Index):
    assert select(index, Filters(), Wanted(words="nothing")).page(4) == ((), None)


@pytest.mark.parametrize(
    ("words", "value", "held"),
    [("head of", "Head of Repairs", True), ("", "x", True), ("of head", "Head of", False), ("A1", "A10", False)],
)
def test_words_are_held_whole_and_in_order(words: str, value: str, held: bool):
    assert says(words, value) is held
