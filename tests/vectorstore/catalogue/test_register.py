"""What the register gives to whom: by kind, reference, paper, day and level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.assistant.handmade import Line, paper, row, say, stored
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import AccessLevel, Filters

K = RecordKind
EXEMPT = Filters(levels=frozenset({AccessLevel.PUBLIC, AccessLevel.EXEMPT}))
SECRET = Line(
    cells=(("ref", "A3"), ("title", "Close the Quillfeather depot")),
    kind=K.ACTION,
    label="A3",
    table="Actions",
    level=AccessLevel.EXEMPT,
)
MARCH = paper(
    "march.md",
    [
        say("The plan."),
        row(K.ACTION, "A1", title="Mend the vans", owner="Jane Doe"),
        row(K.ACTION, "A2", title="Let the homes", owner=""),
        SECRET,
        row(K.RISK, "R1", table="Risks", title="The vans fail"),
    ],
    meeting=date(2025, 3, 5),
)
JUNE = paper("june.md", [row(K.ACTION, "A1", title="Mend the vans", owner="John Roe")], meeting=date(2025, 6, 4))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with stored(tmp_path, MARCH, JUNE) as found:
        yield found


def labels(index: Index, filters: Filters | None = None, **narrowed: set[object]) -> list[str | None]:
    found = index.register.find(filters or Filters(), **narrowed)  # type: ignore[arg-type]
    return sorted(record.label or "" for record in found)


def test_a_record_comes_back_as_it_was_put(index: Index) -> None:
    public = tuple(record for record in MARCH.records if record.level is AccessLevel.PUBLIC)
    assert index.register.of_document(MARCH.document.id, Filters()) == public


def test_records_of_a_paper_stand_in_the_order_of_its_text(index: Index) -> None:
    found = index.register.of_document(MARCH.document.id, EXEMPT)
    assert [record.label for record in found] == ["A1", "A2", "A3", "R1"]


def test_records_are_found_by_kind_and_reference_or_all_of_them(index: Index) -> None:
    assert labels(index) == ["A1", "A1", "A2", "R1"]
    assert labels(index, kinds={K.RISK}) == ["R1"]
    assert labels(index, refs={"a1"}) == ["A1", "A1"]
    assert labels(index, kinds={K.RISK}, refs={"a1"}) == []


def test_no_more_are_given_than_the_limit(index: Index) -> None:
    assert len(index.register.find(Filters(), limit=2)) == 2


def test_what_is_exempt_is_given_only_to_who_may_see_it(index: Index) -> None:
    assert "A3" not in labels(index)
    assert "A3" in labels(index, EXEMPT)
    assert index.register.counts(Filters())[MARCH.document.id, K.ACTION] == 2
    assert index.register.counts(EXEMPT)[MARCH.document.id, K.ACTION] == 3


def test_one_readers_records_are_not_kept_for_another(index: Index) -> None:
    member = [record.label for record in index.register.of_document(MARCH.document.id, EXEMPT)]
    public = [record.label for record in index.register.of_document(MARCH.document.id, Filters())]
    assert "A3" in member
    assert "A3" not in public


@pytest.mark.parametrize(
    "filters", [Filters(documents=(JUNE.document.id,)), Filters(documents=("unknown",)), Filters(committees=("Other",))]
)
def test_a_paper_that_the_filters_leave_out_gives_nothing(index: Index, filters: Filters) -> None:
    assert index.register.of_document(MARCH.document.id, filters) == ()
    assert all(document != MARCH.document.id for document, _ in index.register.counts(filters))
    assert "R1" not in labels(index, filters)


def test_a_day_leaves_out_later_papers(index: Index) -> None:
    then = Filters(as_of=date(2025, 4, 1))
    assert index.register.of_document(JUNE.document.id, then) == ()
    assert labels(index, then) == ["A1", "A2", "R1"]


def test_a_paper_that_is_not_stored_has_no_records(index: Index) -> None:
    assert index.register.of_document("unknown", Filters()) == ()


def test_records_are_read_by_document_and_by_id_for_this_reader(index: Index):
    read = index.register.of_documents([MARCH.document.id], Filters().levels)
    assert [record.label for record in read] == ["A1", "A2", "R1"]
    every = index.register.of_documents([MARCH.document.id, JUNE.document.id], EXEMPT.levels)
    assert "A3" in [record.label for record in every]
    secret = next(record for record in every if record.label == "A3")
    assert index.register.get([secret.id, read[0].id, "gone"], Filters().levels) == {read[0].id: read[0]}


def test_the_parts_of_a_reference_are_found_without_those_that_only_begin_alike(tmp_path: Path):
    labels = ("Minute 3", "Minute 3(i)", "Minute 3(ii)(a)", "Minute 30", "A5.1", "A50")
    with stored(tmp_path, paper("a.md", [row(K.MINUTE, label, title="Roofs") for label in labels])) as held:
        levels = Filters().levels
        assert held.register.refs_under(["minute 3"], levels) == {"minute 3(i)", "minute 3(ii)(a)"}
        assert held.register.refs_under(["a5"], levels) == {"a5.1"}
        assert held.register.refs_under([], levels) == frozenset()


def test_the_documents_that_name_a_reference_are_those_where_this_reader_sees_it(index: Index):
    named = index.register.named_in(["a1", "a3", "a9"], Filters().levels)
    assert named == {"a1": frozenset({MARCH.document.id, JUNE.document.id})}
    assert index.register.named_in(["a3"], EXEMPT.levels) == {"a3": frozenset({MARCH.document.id})}
