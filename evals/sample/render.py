"""Render the papers of Wexcombe Borough Council, and write down what their tables hold.

    python -m evals.sample.render [FOLDER]

writes the papers to FOLDER (evals/sample/papers if none is given) and what is true of them (``evals.sample.truth``) to
``truth.json`` beside that folder.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.sample.describing import describe
from evals.sample.layout import Layout
from evals.sample.markup import CONTENT, Paper, read_paper
from evals.sample.pdf import render_pdf
from evals.sample.plain import render_text
from evals.sample.scan import render_scan
from evals.sample.web import render_html
from evals.sample.word import render_docx
from evals.sample.workbook import render_xlsx

PAPERS = Path(__file__).parent / "papers"
RENDERERS: dict[str, Callable[[Paper, Path], Layout | None]] = {
    ".pdf": render_pdf,
    ".docx": render_docx,
    ".xlsx": render_xlsx,
    ".html": render_html,
    ".txt": render_text,
}


def papers() -> tuple[Paper, ...]:
    """Every paper of the council, by file name; sources without a ``file:`` line are parts of others."""
    found = (read_paper(path) for path in sorted(CONTENT.glob("*.md")))
    return tuple(sorted((paper for paper in found if "file" in paper.meta), key=lambda paper: paper.file))


def render_all(folder: Path) -> dict[str, dict[str, Any]]:
    """Render every paper into `folder`; returns the truth of each by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    return {paper.file: render_one(paper, folder / paper.file) for paper in papers()}


def render_one(paper: Paper, path: Path) -> dict[str, Any]:
    """Render one paper as its file name and its first lines ask; returns its truth."""
    render = render_scan if paper.meta.get("scan") else RENDERERS[path.suffix]
    return describe(paper, render(paper, path) or Layout())


def main() -> None:
    """Render into the folder named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAPERS
    truth = render_all(folder)
    lines = (f"{json.dumps(name)}: {json.dumps(told, ensure_ascii=False)}" for name, told in truth.items())
    (folder.parent / "truth.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
