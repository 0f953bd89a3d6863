"""What is true of the sample council's papers: every table's cells, fills and pages, and how many records there are.

``python -m evals.sample.render`` writes it to ``truth.json`` from the source of the papers, so nothing is read back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TRUTH = Path(__file__).parent / "truth.json"


@dataclass(frozen=True, kw_only=True)
class TrueRow:
    """One row: the words of its cells, blank ones empty, and the pages of the file that it stands on, from 1.

    `fills` has the name of the colour of each cell that is filled, `merged` the words of the cell over several rows or
    columns that a blank one is part of; both by column from 0. `cut`: a page's end goes through it. No pages where the
    format has none.
    """

    cells: tuple[str, ...]
    pages: tuple[int, ...]
    fills: Mapping[int, str]
    merged: Mapping[int, str]
    cut: bool = False


@dataclass(frozen=True, kw_only=True)
class TrueTable:
    """One table: the headings of its columns (upper words before lower, none where it has no headings) and its rows.

    `kind` is the kind of record that a row is, empty for none. A table neither `ruled` nor `tagged` shows its cells by
    nothing but the gaps between words.
    """

    name: str
    kind: str
    columns: tuple[str, ...]
    rows: tuple[TrueRow, ...]
    pages: tuple[int, ...]
    ruled: bool
    tagged: bool


@dataclass(frozen=True, kw_only=True)
class TruePaper:
    """One paper: its file's name, its tables in order and the number of records of each kind in it.

    `gapped` are those of the records that stand in tables neither ruled nor tagged.
    """

    file: str
    tables: tuple[TrueTable, ...]
    records: Mapping[str, int]
    gapped: Mapping[str, int]


def load_truth(path: Path = TRUTH) -> dict[str, TruePaper]:
    """Return the truth of every paper by the name of its file."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return {
        file: TruePaper(
            file=file, tables=tuple(map(_table, paper["tables"])), records=paper["records"], gapped=paper["gapped"]
        )
        for file, paper in told.items()
    }


def _table(told: dict[str, Any]) -> TrueTable:
    return TrueTable(
        name=told["table"],
        kind=told["kind"],
        columns=tuple(told["columns"]),
        rows=tuple(map(_row, told["rows"])),
        pages=tuple(told["pages"]),
        ruled=told["ruled"],
        tagged=told["tagged"],
    )


def _row(told: dict[str, Any]) -> TrueRow:
    return TrueRow(
        cells=tuple(told["cells"]),
        pages=tuple(told["pages"]),
        fills={int(column): name for column, name in told.get("fills", {}).items()},
        merged={int(column): words for column, words in told.get("merged", {}).items()},
        cut=told.get("cut", False),
    )
