"""Makes tables of figures that stand in columns with neither rules nor tags: where sums line up, they are a table.

Only figures are taken for columns. Words that line up may be columns of a newsletter, and stay running text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.pdf.lines import Run, lines_of
from ingest.pdf.sheet import Sheet
from ingest.pdf.table import Cell, Table, around

MIN_LINES, MIN_FIGURES = 3, 2
# In heights of a line: lines of figures further apart are of two tables; lines of a label nearer are of one label.
FAR, NEAR = 4.5, 0.45
# Points: sums that line up do so within this, in this share of the lines.
EVEN, MOSTLY = 4.0, 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class _Column:
    left: float
    right: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    label: tuple[Run, ...]
    rest: tuple[Run, ...]


def figure_tables(sheet: Sheet, taken: Collection[int]) -> list[Table]:
    """Return the tables of figures among the words that are not `taken` by other tables."""
    free = [at for at, word in enumerate(sheet.words) if at not in taken and word.upright]
    lines = lines_of(free, sheet.words)
    return [table for block in _blocks(lines) if (table := _table(block))]


def _figures(line: Sequence[Run]) -> list[Run]:
    """The figures of a line but for its first run, which names the row, be it by a number."""
    return [run for run in line[1:] if run.figure]


def _blocks(lines: Sequence[tuple[Run, ...]]) -> Iterator[list[tuple[Run, ...]]]:
    """Yield stretches of lines from one with several figures to the last such, no line between running across them."""
    block: list[tuple[Run, ...]] = []
    pending: list[tuple[Run, ...]] = []
    for line in lines:
        figures = _figures(line)
        if block and (_breaks(line, block) or line[0].box.top - block[-1][0].box.bottom > FAR * line[0].box.height):
            yield block
            block, pending = [], []
        if len(figures) >= MIN_FIGURES or (block and figures):
            block += [*pending, line] if block else [line]
            pending = []
        elif block:
            pending.append(line)
    if block:
        yield block


def _breaks(line: Sequence[Run], block: Sequence[Sequence[Run]]) -> bool:
    """Say whether a line runs from the labels into the figures, as a sentence below a table does."""
    first = min(run.box.left for row in block for run in _figures(row)[:1])
    return any(not run.figure and run.box.left < first < run.box.right - run.box.height for run in line)


def _table(block: Sequence[tuple[Run, ...]]) -> Table | None:
    full = [line for line in block if len(_figures(line)) >= MIN_FIGURES]
    if len(full) < MIN_LINES:
        return None
    columns = _columns([run for line in full for run in line if run.figure or _beyond(run, line)])
    figures = [column for column in columns if _of_figures(column, full)]
    if len(figures) < MIN_FIGURES or not all(_lines_up(column, full) for column in figures):
        return None
    if any(run.box.right > columns[0].left + 1 for line in block if not _figures(line) for run in line):
        return None
    if sum(len(_inside(column, full)) for column in figures) < MOSTLY * len(full) * len(figures):
        return None
    rows = list(_rows(block, columns[0].left))
    cells = tuple(cell for number, row in enumerate(rows) for cell in _cells(number, row, columns))
    places = [(cell.row, cell.column) for cell in cells]
    if len(set(places)) < len(places):
        return None
    box = around([cell.box for cell in cells if cell.box])
    borders = (box.left, *(_border(before, column) for before, column in zip([None, *columns], columns, strict=False)))
    return Table(columns=len(columns) + 1, cells=cells, box=box, borders=borders)


def _beyond(run: Run, line: Sequence[Run]) -> bool:
    """Say whether words stand to the right of a line's first figure, as a column of remarks does."""
    return run.box.left > _figures(line)[0].box.right


def _columns(runs: Sequence[Run]) -> list[_Column]:
    """What overlaps from above to below is one column."""
    found: list[_Column] = []
    for run in sorted(runs, key=lambda run: run.box.left):
        if found and run.box.left < found[-1].right:
            found[-1] = _Column(left=found[-1].left, right=max(found[-1].right, run.box.right))
        else:
            found.append(_Column(left=run.box.left, right=run.box.right))
    return found


def _inside(column: _Column, lines: Sequence[Sequence[Run]]) -> list[Run]:
    return [run for line in lines for run in line if column.left <= run.box.middle[0] <= column.right]


def _of_figures(column: _Column, lines: Sequence[Sequence[Run]]) -> bool:
    runs = _inside(column, lines)
    return sum(run.figure for run in runs) >= MOSTLY * len(runs)


def _lines_up(column: _Column, lines: Sequence[Sequence[Run]]) -> bool:
    """Say whether most sums of a column end, begin or are centred at one place."""
    boxes = [run.box for run in _inside(column, lines)]
    for edges in ([box.right for box in boxes], [box.left for box in boxes], [box.middle[0] for box in boxes]):
        usual = sorted(edges)[len(edges) // 2]
        if sum(abs(edge - usual) <= EVEN for edge in edges) >= MOSTLY * len(edges):
            return True
    return False


def _rows(block: Sequence[tuple[Run, ...]], first: float) -> Iterator[_Row]:
    """Put the lines that a label is broken over to the line of its figures; a label without figures is a row alone."""
    parted = [
        _Row(
            label=tuple(run for run in line if run.box.right <= first + 1),
            rest=tuple(run for run in line if run.box.right > first + 1),
        )
        for line in block
    ]
    for _, found in groupby(zip(parted, _labels(parted), strict=True), key=lambda pair: pair[1]):
        group = [row for row, _ in found]
        if sum(bool(row.rest) for row in group) <= 1:
            yield _Row(
                label=tuple(r for row in group for r in row.label), rest=tuple(r for row in group for r in row.rest)
            )
        else:
            yield from group


def _labels(rows: Sequence[_Row]) -> list[int]:
    """Number the labels: lines close to one another are of the same."""
    numbers: list[int] = []
    bottom = 0.0
    for row in rows:
        boxes = [run.box for run in (row.label or row.rest)]
        box = around(boxes)
        near = box.top - bottom <= NEAR * box.height
        numbers.append(numbers[-1] + (not near) if numbers else 0)
        bottom = max(bottom, box.bottom)
    return numbers


def _cells(number: int, row: _Row, columns: Sequence[_Column]) -> Iterator[Cell]:
    yield _cell(number, 0, row.label)
    for place, column in enumerate(columns, 1):
        runs = [run for run in row.rest if column.left <= run.box.middle[0] <= column.right]
        yield _cell(number, place, runs)


def _cell(row: int, column: int, runs: Sequence[Run]) -> Cell:
    box = around([run.box for run in runs]) if runs else None
    return Cell(row=row, column=column, words=tuple(sorted(at for run in runs for at in run.words)), box=box)


def _border(before: _Column | None, column: _Column) -> float:
    return column.left if before is None else (before.right + column.left) / 2
