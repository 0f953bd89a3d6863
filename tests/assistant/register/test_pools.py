"""Which rows are counted together."""

from __future__ import annotations

from dataclasses import replace

from assistant.register.pools import Pool, context_of, pools_of, refs_over, words_of
from tests.assistant.handmade import Line, paper, row
from vectorstore.records import FieldSource, RecordKind

K = RecordKind


def pools(*lines: Line) -> tuple[Pool, ...]:
    version = paper("plan.md", lines)
    return pools_of(version.document, version.records)


def test_rows_of_a_table_are_a_pool_and_rows_of_a_kind_over_several_tables_another() -> None:
    one = row(K.ACTION, "A1", table="Repairs", title="Mend the vans")
    two = row(K.ACTION, "A2", table="Lettings", title="Let the homes")
    found = pools(one, two)
    assert [[record.label for record in pool.records] for pool in found] == [["A1"], ["A2"], ["A1", "A2"]]
    assert [pool.name for pool in found] == ["Repairs", "Lettings", ""]


def test_a_kind_that_stands_in_one_table_is_that_pool_once() -> None:
    assert len(pools(row(K.ACTION, "A1", title="Mend"), row(K.ACTION, "A2", title="Let"))) == 1


def test_rows_of_no_known_kind_are_counted_by_table_alone() -> None:
    found = pools(row(K.OTHER, "1", table="Vans", title="Old"), row(K.OTHER, "2", table="Homes", title="New"))
    assert [pool.name for pool in found] == ["Vans", "Homes"]


def test_the_kind_of_a_pool_is_that_of_most_of_its_rows() -> None:
    mostly = pools(row(K.ACTION, "A1"), row(K.ACTION, "A2"), row(K.RISK, "R1"))[0]
    assert mostly.kind is K.ACTION
    assert pools(row(K.ACTION, "A1"), row(K.RISK, "R1"))[0].kind is None


def test_without_one_title_a_pool_is_named_by_the_heading_over_all_of_it() -> None:
    one = row(K.ACTION, "A1", table="Repairs", headings=("Plan", "Homes", "Repairs"))
    two = row(K.ACTION, "A2", table="Lettings", headings=("Plan", "Homes", "Lettings"))
    assert pools(one, two)[-1].name == "Homes"


def test_the_values_of_a_field_are_told_by_their_first_words_and_free_text_has_none() -> None:
    pool = pools(
        row(K.ACTION, "A1", title="Mend the vans", status="Open. It rained."),
        row(K.ACTION, "A2", title="Let the homes", status="Open"),
        row(K.ACTION, "A3", title="Ask the tenants", status=""),
    )[0]
    assert pool.vocabulary == {"status": {"Open": frozenset({0, 1})}}


def test_what_stands_over_a_row_is_its_headings_its_table_and_what_it_carries_from_a_heading() -> None:
    line = row(K.ACTION, "A1", table="Actions", headings=("Theme 2",), group="Homes", title="Mend the vans")
    record = paper("plan.md", [replace(line, sources={"group": FieldSource.HEADING})]).records[0]
    assert context_of(record) == "Theme 2 | Actions | Homes"
    assert refs_over(context_of(record)) == {"theme 2"}
    assert "Mend the vans" in words_of(record)
