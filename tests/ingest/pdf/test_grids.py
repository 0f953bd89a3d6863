from __future__ import annotations

from ingest.pdf.grids import Region, grids_of
from ingest.pdf.sheet import Box, Fill, Rule


def level(at: float, start: float, end: float) -> Rule:
    return Rule(level=True, at=at, start=start, end=end)


def upright(at: float, start: float, end: float) -> Rule:
    return Rule(level=False, at=at, start=start, end=end)


def test_rules_that_cross_make_cells() -> None:
    grid, *others = grids_of([*(level(y, 0, 200) for y in (0, 20, 40)), *(upright(x, 0, 40) for x in (0, 100, 200))])
    assert others == []
    assert [(region.row, region.column) for region in grid.regions] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert grid.place(grid.regions[3]) == Box(left=100, top=20, right=200, bottom=40)


def test_a_border_drawn_cell_by_cell_and_not_quite_even_is_one_border() -> None:
    rules = [level(0, 0, 99), level(0.8, 101, 200), level(20, 0, 200), *(upright(x, 0, 20) for x in (0, 100, 200))]
    assert [len(grid.ys) for grid in grids_of(rules)] == [2]


def test_where_no_border_stands_between_cells_they_are_one() -> None:
    rules = [level(0, 0, 200), level(20, 100, 200), level(40, 0, 200), *(upright(x, 0, 40) for x in (0, 100, 200))]
    assert grids_of(rules)[0].regions == (
        Region(row=0, column=0, rows=2),
        Region(row=0, column=1),
        Region(row=1, column=1),
    )


def test_cells_that_make_no_rectangle_are_cut_into_their_rows() -> None:
    rules = [level(0, 0, 200), level(20, 0, 100), level(40, 0, 200), upright(0, 0, 40), upright(200, 0, 40)]
    regions = grids_of([*rules, upright(100, 20, 40)])[0].regions
    assert sum(region.rows * region.columns for region in regions) == 4


def test_a_table_open_at_its_sides_is_closed_where_its_rules_end() -> None:
    rules = [*(level(y, 0, 200) for y in (0, 20, 40)), upright(100, -10, 50)]
    grid = grids_of(rules)[0]
    assert (grid.xs, grid.ys) == ((0, 100, 200), (-10, 0, 20, 40, 50))


def test_rules_that_do_not_meet_are_of_different_grids() -> None:
    one = [level(0, 0, 50), level(20, 0, 50), upright(0, 0, 20), upright(50, 0, 20)]
    other = [level(100, 0, 50), level(120, 0, 50), upright(0, 100, 120), upright(50, 100, 120)]
    assert len(grids_of([*one, *other])) == 2


def test_fills_alone_make_no_grid() -> None:
    bars = [Fill(box=Box(left=0, top=y, right=90, bottom=y + 10), colour=(0, 0, 200)) for y in (0, 10, 20)]
    assert grids_of([], bars) == ()
