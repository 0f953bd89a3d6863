"""Read the papers' source: plain text that a person can edit, turned into blocks that every renderer understands.

A source file starts with ``key: value`` lines up to a line ``---``. Then come blocks, one a line unless noted:

    # Heading            two or three marks for lower levels
    3.12 Text            numbered paragraph; (a) and (i) for parts; - for a bullet
    !table NAME k=v ...  the lines below, up to an empty line, are rows; cells stand between bars
    !NAME argument       an instruction to the renderer (page break, landscape, running head, ...)

In a cell ``[R]`` (or A, G, B) is a fill colour, ``//`` a line break, ``<`` joins the cell to the one at its left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
FILLS = {"B": "#2F75B5", "R": "#C00000", "A": "#FFC000", "G": "#00B050"}
_FILL = re.compile(r"^\[([BRAG])\]\s*")
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
    """One table cell; `fill` is a colour as #RRGGBB or empty; `joined` cells belong to the cell at their left."""

    text: str
    fill: str = ""
    joined: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: the first `head` rows are headings and are repeated on every page.

    `tears`: a row that does not fit goes on over the page, as in a word processor, and is not moved whole.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    style: str = "grid"
    head: int = 1
    size: float = 10
    align: str = ""
    tears: bool = False


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


def read_paper(path: Path) -> Paper:
    """Read one source file; raises ValueError, naming the file, when its first lines are not ``key: value``."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    meta = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{path.name}: expected 'key: value' before the line ---, found {line!r}")
        meta[key.strip()] = value.strip()
    return Paper(meta=meta, blocks=tuple(read_blocks(body)))


def read_blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a source text; ``!include NAME`` is replaced by the blocks of content/NAME."""
    lines = iter(body.splitlines())
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("!table "):
            yield _table(line.removeprefix("!table "), lines)
        elif line.startswith("!include "):
            yield from read_paper(CONTENT / line.removeprefix("!include ").strip()).blocks
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
    )


def read_cell(source: str) -> Cell:
    """Read one cell: its fill colour, its words, or that it is joined to the cell at its left."""
    text = source.strip()
    if text == "<":
        return Cell(text="", joined=True)
    fill = _FILL.match(text)
    words = text[fill.end() :] if fill else text
    return Cell(text=words, fill=FILLS[fill[1]] if fill else "")
