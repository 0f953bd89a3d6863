"""Render a paper to PDF in two passes: the first learns its length and where items begin, the second prints."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from evals.sample.actions import action_table, project_table
from evals.sample.drawing import Drawer
from evals.sample.layout import Layout
from evals.sample.markup import Instruction, Paper, Table
from evals.sample.pages import PaperDoc
from evals.sample.tagging import with_tags


def render_pdf(paper: Paper, path: Path) -> Layout:
    """Write the paper to `path` and return its layout; the same paper gives the same bytes."""
    first = _build(paper, BytesIO(), Layout())
    printed = BytesIO()
    layout = _build(paper, printed, first)
    path.write_bytes(with_tags(printed.getvalue(), layout.tags))
    return layout


def tables_of(paper: Paper) -> Iterator[Table]:
    """The paper's tables in order, those made from the plan's actions and projects too."""
    for block in paper.blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Instruction) and block.name == "actions":
            yield action_table(block.argument)
        elif isinstance(block, Instruction) and block.name == "projects":
            yield project_table(block.argument)


def _build(paper: Paper, out: BytesIO, before: Layout) -> Layout:
    learned = Layout()
    doc = PaperDoc(out, paper.meta, before.pages)
    drawer = Drawer(doc, before, learned)
    doc.build([part for block in paper.blocks for part in drawer.draw(block)])
    learned.pages = doc.page
    return learned
