"""Finds the grids that rules draw on a page, and the cells of each, merged ones whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.pdf.edges import edges_of
from ingest.pdf.sheet import Box, Fill, Rule

# Points: rules this near each other are one border, and this near are joined where they meet.
SNAP = 3.2
# A border stands between two cells where rules cover this share of the edge that they have in common.
COVERED = 0.6
# Borders of one table each way, and pairs of rules on a page: more are a chart or a map.
MAX_LINES = 400
MAX_PAIRS = 500_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """One cell of a grid: its first row and column, and over how many it reaches."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Borders of columns (x) and rows (y) from first to last, and the cells between them in order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> Box:
        """The whole grid."""
        return Box(left=self.xs[0], top=self.ys[0], right=self.xs[-1], bottom=self.ys[-1])

    def place(self, region: Region) -> Box:
        """Where a cell stands on the page."""
        return Box(
            left=self.xs[region.column],
            top=self.ys[region.row],
            right=self.xs[region.column + region.columns],
            bottom=self.ys[region.row + region.rows],
        )


def grids_of(rules: Sequence[Rule], fills: Sequence[Fill] = ()) -> tuple[Grid, ...]:
    """Return the grids on a page, from the top down; what lies open at a side or a page's end is closed there.

    The edges of fills are borders too where they meet a drawn rule each way: a heading row may have no other.
    """
    edges = edges_of(fills)
    level = _joined([rule for rule in (*rules, *edges) if rule.level])
    upright = _joined([rule for rule in (*rules, *edges) if not rule.level])
    grids = [_grid(*group) for group in _groups(level, upright)]
    return tuple(sorted((grid for grid in grids if grid), key=lambda grid: (grid.ys[0], grid.xs[0])))


def _joined(rules: list[Rule]) -> list[Rule]:
    """Put rules on one line together where they touch, so that a border drawn cell by cell is one rule."""
    found: list[Rule] = []
    for line in _clustered(rules):
        at = sum(rule.at for rule in line) / len(line)
        for rule in sorted(line, key=lambda rule: rule.start):
            last = found[-1] if found else None
            if last and last.at == at and rule.start <= last.end + SNAP:
                found[-1] = replace(last, end=max(last.end, rule.end), drawn=last.drawn or rule.drawn)
            else:
                found.append(replace(rule, at=at))
    return found


def _clustered(rules: list[Rule]) -> list[list[Rule]]:
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][0].at <= SNAP:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or meet, directly or over others, in groups of at least one each way."""
    if len(level) * len(upright) > MAX_PAIRS:
        return []
    leader = list(range(len(level) + len(upright)))
    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            meets_down = across.start - SNAP <= down.at <= across.end + SNAP
            if meets_down and down.start - SNAP <= across.at <= down.end + SNAP:
                leader[_lead(leader, i)] = _lead(leader, j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate((*level, *upright)):
        groups.setdefault(_lead(leader, i), ([], []))[i >= len(level)].append(rule)
    return [group for group in groups.values() if all(any(rule.drawn for rule in way) for way in group)]


def _lead(leader: list[int], member: int) -> int:
    while leader[member] != member:
        leader[member] = member = leader[leader[member]]
    return member


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    xs = _borders([rule.at for rule in upright], [end for rule in level for end in (rule.start, rule.end)])
    ys = _borders([rule.at for rule in level], [end for rule in upright for end in (rule.start, rule.end)])
    if not (2 <= len(xs) <= MAX_LINES and 2 <= len(ys) <= MAX_LINES):
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    at_x = [[rule for rule in upright if abs(rule.at - x) <= SNAP] for x in xs]
    at_y = [[rule for rule in level if abs(rule.at - y) <= SNAP] for y in ys]
    leader = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            at = row * columns + column
            if column and not _stands(at_x[column], ys[row], ys[row + 1]):
                leader[_lead(leader, at)] = _lead(leader, at - 1)
            if row and not _stands(at_y[row], xs[column], xs[column + 1]):
                leader[_lead(leader, at)] = _lead(leader, at - columns)
    return Grid(xs=xs, ys=ys, regions=_regions(leader, columns))


def _borders(rules: list[float], ends: list[float]) -> tuple[float, ...]:
    """Where borders stand, the outermost ends of the rules across them among them: a table may be open at a side."""
    found: list[float] = []
    for at in sorted((*rules, min(ends), max(ends))):
        if not found or at - found[-1] > SNAP:
            found.append(at)
    return tuple(found)


def _stands(rules: Sequence[Rule], start: float, end: float) -> bool:
    """Say whether a border runs along an edge between two cells."""
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered >= COVERED * (end - start)


def _regions(leader: list[int], columns: int) -> tuple[Region, ...]:
    """The cells that belong together as rectangles; a shape that is none is cut into its rows."""
    members: dict[int, list[tuple[int, int]]] = {}
    for at in range(len(leader)):
        members.setdefault(_lead(leader, at), []).append(divmod(at, columns))
    found: list[Region] = []
    for places in members.values():
        whole = _rectangle(places)
        if whole.rows * whole.columns == len(places):
            found.append(whole)
            continue
        for row in sorted({row for row, _ in places}):
            found += _runs(row, sorted(column for there, column in places if there == row))
    return tuple(sorted(found, key=lambda region: (region.row, region.column)))


def _rectangle(places: list[tuple[int, int]]) -> Region:
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Region(
        row=min(rows),
        column=min(columns),
        rows=max(rows) - min(rows) + 1,
        columns=max(columns) - min(columns) + 1,
    )


def _runs(row: int, columns: list[int]) -> list[Region]:
    found: list[Region] = []
    for column in columns:
        last = found[-1] if found else None
        if last and column == last.column + last.columns:
            found[-1] = replace(last, columns=last.columns + 1)
        else:
            found.append(Region(row=row, column=column))
    return found
