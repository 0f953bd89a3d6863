"""Read the papers' source: plain text that a person can edit, turned into blocks that every renderer understands.

A source file starts with ``key: value`` lines up to a line ``---``. Then come blocks, one a line unless noted:

    # Heading            two or three marks for lower levels
    3.12 Text            numbered paragraph; (a) and (i) for parts; - for a bullet
    !table NAME k=v ...  the lines below, up to an empty line, are rows; cells stand between bars
    !NAME argument       an instruction to the renderer (page break, landscape, running head, ...)
    !swap old => new     words that the next !include changes, so that a draft differs from what was agreed

In a cell ``[R]`` is a fill (the letters are in FILLS), ``//`` a line break, ``<`` joins the cell to the one at its left
and ``^`` to the one above. ``¦`` is where a plain-text copy cuts the cell. ``<del>`` and ``<ins>`` are changes shown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
FILLS = {
    "B": "#2F75B5", "R": "#C00000", "A": "#FFC000", "G": "#00B050", "X": "#A6A6A6",
    "b": "#00B0F0", "r": "#FF0000", "a": "#F79646", "g": "#92D050",
}  # fmt: skip
"""Two palettes, since no two papers rate in the same greens."""
COLOURS = {"b": "blue", "r": "red", "a": "amber", "g": "green", "x": "grey"}
"""What a person calls them."""
_FILL = re.compile(rf"^\[([{''.join(FILLS)}])\]\s*")
_JOINS = {"<": "left", "^": "above"}
_PART = re.compile(r"^(\([a-z]+\)|\d+(?:\.\d+)+|\d+\.|[A-Z]\.\d+|-)\s+(.*)$", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading and its level, 1 being the highest."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Para:
    """A paragraph; `label` is its number, letter or bullet, empty for a plain one."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One table cell; `fill` is a colour as #RRGGBB or empty; `joined` says to which cell it belongs: left or above."""

    text: str
    fill: str = ""
    joined: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: the first `head` rows are headings and, unless it says otherwise, are repeated on every page.

    `tears`: a row that does not fit goes on over the page, as in a word processor, and is not moved whole. `kind` is
    that of the record that each row is, empty for none; `tagged`: a PDF says which words are its cells.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    style: str = "grid"
    head: int = 1
    size: float = 10
    align: str = ""
    tears: bool = False
    kind: str = ""
    tagged: bool = False
    repeats: bool = True

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows below the headings."""
        return self.rows[self.head :]

    def anchor(self, i: int, j: int) -> tuple[int, int]:
        """Row and column of the cell to which a joined cell belongs; of any other, its own."""
        while joined := self.rows[i][j].joined:
            i, j = (i, j - 1) if joined == "left" else (i - 1, j)
        return i, j


@dataclass(frozen=True, kw_only=True)
class Instruction:
    """Something for the renderer to do: break the page, turn it, change the running head."""

    name: str
    argument: str = ""


Block = Heading | Para | Table | Instruction


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper: what its first lines say of it, and its blocks in order."""

    meta: dict[str, str]
    blocks: tuple[Block, ...] = field(default=())

    @property
    def file(self) -> str:
        """The name of the rendered file."""
        return self.meta["file"]


def read_paper(path: Path, swaps: Sequence[tuple[str, str]] = ()) -> Paper:
    """Read one source file, with `swaps` of words made in it.

    Raises ValueError, naming the file, when its first lines are not ``key: value`` or it lacks words to be swapped.
    """
    source = path.read_text(encoding="utf-8")
    for old, new in swaps:
        if old not in source:
            raise ValueError(f"{path.name}: has no {old!r} to be swapped")
        source = source.replace(old, new)
    head, _, body = source.partition("\n---\n")
    meta = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{path.name}: expected 'key: value' before the line ---, found {line!r}")
        meta[key.strip()] = value.strip()
    return Paper(meta=meta, blocks=tuple(read_blocks(body)))


def read_blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a source text; ``!include NAME`` is replaced by the blocks of content/NAME."""
    lines, swaps = iter(body.splitlines()), list[tuple[str, str]]()
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("!table "):
            yield _table(line.removeprefix("!table "), lines)
        elif line.startswith("!include "):
            yield from read_paper(CONTENT / line.removeprefix("!include ").strip(), swaps).blocks
        elif line.startswith("!swap "):
            old, _, new = line.removeprefix("!swap ").partition(" => ")
            swaps.append((old, new))
        elif line.startswith("!"):
            name, _, argument = line[1:].partition(" ")
            yield Instruction(name=name, argument=argument.strip())
        elif line.startswith("#"):
            marks, _, text = line.partition(" ")
            yield Heading(level=len(marks), text=text.strip())
        else:
            yield _para(line.strip())


def _para(line: str) -> Para:
    part = _PART.match(line)
    return Para(label=part[1], text=part[2]) if part else Para(label="", text=line)


def _table(spec: str, lines: Iterator[str]) -> Table:
    name, *options = spec.split()
    rows = []
    for line in lines:
        if not line.strip():
            break
        rows.append(tuple(read_cell(cell) for cell in line.split("|")))
    return make_table(name, rows, dict(option.split("=", 1) for option in options))


def make_table(name: str, rows: list[tuple[Cell, ...]], options: dict[str, str]) -> Table:
    """Make a table and refuse a row that has another number of cells than there are widths (ValueError)."""
    widths = tuple(float(width) for width in options["widths"].split(","))
    for row in rows:
        if len(row) != len(widths):
            raise ValueError(f"table {name}: {len(widths)} columns, but a row has {len(row)}: {row[0].text!r}")
    table = Table(name=name, rows=tuple(rows), widths=widths, style=options.get("style", "grid"))
    return replace(
        table,
        head=int(options.get("head", "1")),
        size=float(options.get("size", "10")),
        align=options.get("align", "l" * len(widths)),
        tears=options.get("rows") == "tear",
        kind=options.get("kind", ""),
        tagged=options.get("tags") == "yes",
        repeats=options.get("repeat") != "no",
    )


def read_cell(source: str) -> Cell:
    """Read one cell: its fill colour, its words, or that it is joined to the cell at its left or above."""
    text = source.strip()
    if text in _JOINS:
        return Cell(text="", joined=_JOINS[text])
    fill = _FILL.match(text)
    words = text[fill.end() :] if fill else text
    return Cell(text=words, fill=FILLS[fill[1]] if fill else "")
