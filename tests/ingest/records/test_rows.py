from __future__ import annotations

from ingest.records.columns import columns_of
from ingest.records.joining import entries_of
from ingest.records.rows import Row, Table, with_lower_headings
from vectorstore.types import Block, BlockKind, Locator, Span


def table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    return Table(columns=columns, rows=tuple(row(columns, words) for words in rows))


def row(columns: tuple[str, ...], words: tuple[str, ...]) -> Row:
    block = Block(
        document_id="d1",
        span=Span(start=0, end=1),
        kind=BlockKind.ROW,
        locator=Locator(),
        columns=columns,
        cells=(Span(start=0, end=1),) * len(words),
    )
    return Row(block=block, words=words, cells=block.cells, broken=False)


WHOLE = ("Meeting", "Minute or reference", "Action", "Lead officer")
UPPER = ("Meeting", "Minute or", "Action", "Lead")
LOWER = ("", "reference", "", "officer")
FIRST = ("25 June 2025", "Minute 24", "Send a letter", "Ms Penn")
LATER = ("25 June 2025", "Minute 25", "Make a visit", "Mr Brook")


def test_two_heading_rows_said_again_on_the_next_page_go_on_with_the_table_before() -> None:
    (found,) = with_lower_headings([table(WHOLE, FIRST), table(UPPER, LOWER, LATER)])
    assert found.columns == WHOLE
    assert [one.words for one in found.rows] == [FIRST, LATER]


def test_a_table_under_other_headings_stays_apart() -> None:
    both = [table(WHOLE, FIRST), table(UPPER, LATER)]
    assert with_lower_headings(both) == both


def test_the_lower_heading_row_alone_is_no_entry() -> None:
    rows = table(WHOLE, FIRST, LOWER, LATER)
    assert [entry.rows[0].words for entry in entries_of(rows, columns_of(rows))] == [FIRST, LATER]
