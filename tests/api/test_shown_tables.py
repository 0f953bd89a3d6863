from __future__ import annotations

from api.shown_tables import Cell, Piece, Run, Table, told, with_tables
from vectorstore.types import BlockKind


def cells(*words: str, columns: tuple[str, ...] = (), fills: tuple[str | None, ...] = ()) -> tuple[Cell, ...]:
    names, hues = (*columns, *[""] * len(words)), (*fills, *[None] * len(words))
    return tuple(
        Cell(column=name, runs=(Run(text=said),) if said else (), fill=hue)
        for name, said, hue in zip(names, words, hues, strict=False)
    )


def row(*words: str, table: int = 1, columns: tuple[str, ...] = (), fills: tuple[str | None, ...] = ()) -> Piece:
    return Piece(kind=BlockKind.ROW, cells=cells(*words, columns=columns, fills=fills), table=table)


def head(*words: str, table: int = 1) -> Piece:
    return Piece(kind=BlockKind.TABLE_HEADER, cells=cells(*words), table=table)


def tables(*pieces: Piece) -> list[Table]:
    return [piece for piece in with_tables(pieces) if isinstance(piece, Table)]


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in table.rows]


def test_rows_that_follow_each_other_are_one_table_and_stand_where_they_stood() -> None:
    before, after = (Piece(kind=BlockKind.PARAGRAPH, runs=(Run(text=said),)) for said in ("Before.", "After."))
    shown = list(with_tables([before, head("Slip", "State"), row("A", "Open"), row("B", "Shut"), after]))
    assert (shown[0], shown[2]) == (before, after)
    assert isinstance(shown[1], Table)
    assert [cell.text for cell in shown[1].head[0]] == ["Slip", "State"]
    assert words(shown[1]) == [["A", "Open"], ["B", "Shut"]]


def test_another_table_and_headings_said_again_begin_a_table() -> None:
    found = tables(row("A", "1"), row("B", "2", table=2), head("Slip", "No", table=2), row("C", "3", table=2))
    assert [words(table) for table in found] == [[["A", "1"]], [["B", "2"]], [["C", "3"]]]


def test_headings_of_several_rows_stay_together() -> None:
    (table,) = tables(head("2025", ""), head("Slip", "State"), row("A", "Open"))
    assert len(table.head) == 2


def test_a_column_that_shows_nothing_is_left_out_and_one_of_colours_alone_is_not() -> None:
    columns = ("Slip", "", "RAG", "State")
    (table,) = tables(row("A", "", "", "Open", columns=columns, fills=(None, None, "red")), row("B", "", "", "Shut"))
    assert table.names == ("Slip", "RAG", "State")
    assert words(table) == [["A", "", "Open"], ["B", "", "Shut"]]
    assert [cell.fill for cell in table.rows[0]] == [None, "red", None]


def test_a_row_shorter_than_the_others_is_filled_up() -> None:
    assert words(*tables(row("A", "1"), row("B"))) == [["A", "1"], ["B", ""]]


def test_colours_that_tell_nothing_are_left_out() -> None:
    assert [cell.fill for cell in told(cells("A", "B", fills=("grey", "grey")))] == [None, None]
    assert [cell.fill for cell in told(cells("A", "Green", fills=(None, "green")))] == [None, None]
    assert [cell.fill for cell in told(cells("A", "Late", fills=(None, "green")))] == [None, "green"]
    assert [cell.fill for cell in told(cells("", fills=("amber",)))] == ["amber"]
