"""Render the papers of Wexcombe Borough Council, and write down what their tables hold.

    python -m evals.sample.render [FOLDER]

writes the papers to FOLDER (evals/sample/papers if none is given) and the tables' cells, fill colours and pages to
``truth.json`` beside that folder.
"""

import json
import sys
from pathlib import Path
from typing import Any

from evals.sample.layout import Layout
from evals.sample.markup import CONTENT, Paper, Table, read_paper
from evals.sample.pdf import render_pdf, tables_of
from evals.sample.scan import render_scan
from evals.sample.word import render_docx

PAPERS = Path(__file__).parent / "papers"


def papers() -> tuple[Paper, ...]:
    """Every paper of the council, by file name; sources without a ``file:`` line are parts of others."""
    found = (read_paper(path) for path in sorted(CONTENT.glob("*.md")))
    return tuple(sorted((paper for paper in found if "file" in paper.meta), key=lambda paper: paper.file))


def render_all(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Render every paper into `folder`; returns the truth of the tables by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    return {paper.file: render_one(paper, folder / paper.file) for paper in papers()}


def render_one(paper: Paper, path: Path) -> list[dict[str, Any]]:
    """Render one paper as its file name and its first lines ask; returns the truth of its tables."""
    layout = Layout()
    if paper.meta.get("scan"):
        render_scan(paper, path)
    elif path.suffix == ".docx":
        render_docx(paper, path)
    else:
        layout = render_pdf(paper, path)
    return [_truth(table, layout) for table in tables_of(paper)]


def _truth(table: Table, layout: Layout) -> dict[str, Any]:
    """A table's cells: words as a reader sees them, `fill` where coloured, `page` of the file where its row begins."""
    pages = layout.rows.get(table.name, {})
    return {
        "table": table.name,
        "head_rows": table.head,
        "ruled": table.style != "plain",
        "rows": [
            {"page": pages.get(i), "cells": [_cell(text=cell.text, fill=cell.fill, joined=cell.joined) for cell in row]}
            for i, row in enumerate(table.rows)
        ],
    }


def _cell(*, text: str, fill: str, joined: bool) -> dict[str, Any]:
    words = text.replace("<b>", "").replace("</b>", "").replace("//", " ")
    return {"text": words} | ({"fill": fill} if fill else {}) | ({"joined": True} if joined else {})


def main() -> None:
    """Render into the folder named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAPERS
    truth = render_all(folder)
    lines = (f"{json.dumps(name)}: {json.dumps(tables, ensure_ascii=False)}" for name, tables in truth.items())
    (folder.parent / "truth.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
