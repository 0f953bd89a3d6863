"""Tables are measured against what they were made from, and the sample council's are read as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from evals.sample.render import PAPERS
from evals.sample.truth import TruePaper, TrueRow, TrueTable, load_truth
from evals.table_cells import Share, TableScore, main, promised, score_paper
from ingest.reading import read_document
from vectorstore.types import Access, AccessLevel, Block, BlockKind, Document, Locator, Page, Span

TRUTH = load_truth()
BY_FORMAT = {
    suffix: [name for name in TRUTH if name.endswith(suffix)] for suffix in (".docx", ".xlsx", ".html", ".txt")
}
PDFS = [name for name, paper in TRUTH.items() if name.endswith(".pdf") and paper.tables]


def true_table(*rows: TrueRow, columns: tuple[str, ...] = ("Ref", "Action", "BRAG")) -> TruePaper:
    table = TrueTable(name="actions", kind="action", columns=columns, rows=rows, pages=(1, 2), ruled=True, tagged=False)
    return TruePaper(file="plan.pdf", tables=(table,), records={}, gapped={})


def true_row(*cells: str, fills: dict[int, str] | None = None, merged: dict[int, str] | None = None, cut: bool = False):
    return TrueRow(cells=cells, pages=(1, 2) if cut else (1,), fills=fills or {}, merged=merged or {}, cut=cut)


def read(
    *rows: Sequence[str],
    columns: tuple[str, ...] = ("Ref", "Action", "BRAG"),
    fills: Sequence[Sequence[str | None]] = (),
    pages: Sequence[int] = (),
) -> tuple[Document, list[Block]]:
    """A document of rows, and their blocks as a reader would give them."""
    text, blocks = "", list[Block]()
    for place, row in enumerate(rows):
        begun, cells = len(text), list[Span]()
        for cell in row:
            cells.append(Span(start=len(text), end=len(text) + len(cell)))
            text += cell + "\t"
        blocks.append(
            Block(
                document_id="plan",
                span=Span(start=begun, end=len(text) - 1),
                kind=BlockKind.ROW,
                locator=Locator(page=pages[place] if pages else 1),
                columns=columns,
                cells=tuple(cells),
                fills=tuple(fills[place]) if fills else (),
            )
        )
        text += "\n"
    return document(text), blocks


def document(text: str) -> Document:
    return Document(
        id="plan",
        version=1,
        name="plan.pdf",
        title="Plan",
        source="/papers/plan.pdf",
        text=text,
        pages=(Page(number=1, span=Span(start=0, end=len(text))),),
        access=Access(level=AccessLevel.PUBLIC),
    )


def score(paper: TruePaper, found: tuple[Document, list[Block]]) -> TableScore:
    (only,) = score_paper(paper, *found)
    return only


def test_a_table_read_as_it_stands_has_every_cell_heading_and_fill() -> None:
    paper = true_table(true_row("A1", "Mend the roof", "", fills={2: "red"}), true_row("A2", "Paint", ""))
    got = score(
        paper, read(("A1", "Mend the\nroof", ""), ("A2", "Paint", ""), fills=[(None, None, "red"), (None,) * 3])
    )
    assert (got.cells, got.headings, got.fills) == (Share(right=6, all=6), Share(right=6, all=6), Share(right=1, all=1))


def test_words_in_a_neighbours_cell_are_two_cells_wrong() -> None:
    got = score(true_table(true_row("A1", "Mend", "late")), read(("A1", "", "Mend")))
    assert got.cells == Share(right=1, all=3)


def test_a_row_that_was_not_read_has_no_cell_right_and_no_fill() -> None:
    got = score(true_table(true_row("A1", "Mend", "", fills={2: "red"})), read(("B7", "Sweep", "")))
    assert (got.cells, got.fills) == (Share(right=0, all=3), Share(right=0, all=1))


def test_one_row_read_is_the_match_of_one_row_only() -> None:
    paper = true_table(true_row("A1", "Mend", ""), true_row("A1", "Mend", ""))
    assert score(paper, read(("A1", "Mend", ""))).cells == Share(right=3, all=6)


def test_a_row_on_another_page_is_not_the_row() -> None:
    assert score(true_table(true_row("A1", "Mend", "")), read(("A1", "Mend", ""), pages=[3])).cells.right == 0


def test_the_pieces_of_a_row_that_a_page_cuts_are_put_together() -> None:
    paper = true_table(true_row("A1", "Mend the roof", "", fills={2: "red"}, cut=True))
    found = read(("A1", "Mend the", ""), ("", "roof", ""), pages=[1, 2], fills=[(None, None, "red")] * 2)
    assert score(paper, found) == score(paper, read(("A1", "Mend the roof", ""), fills=[(None, None, "red")]))
    whole = true_table(true_row("A1", "Mend the roof", ""))
    assert score(whole, read(("A1", "Mend the", ""), ("", "roof", ""))).cells == Share(right=2, all=3)


def test_a_merged_cell_may_be_read_once_or_in_each_row_but_not_as_other_words() -> None:
    paper = true_table(true_row("", "Mend", "late", merged={0: "Homes"}))
    shares = [score(paper, read((first, "Mend", "late"))).cells.right for first in ("", "Homes", "Roads")]
    assert shares == [3, 3, 2]


def test_another_colour_a_missing_one_and_one_too_many_are_wrong() -> None:
    paper = true_table(true_row("A1", "Mend", "late", fills={1: "red", 2: "red"}))
    got = score(paper, read(("A1", "Mend", "late"), fills=[("grey", "amber", None)]))
    assert got.fills == Share(right=0, all=3)


def test_mark_up_in_a_cell_is_no_part_of_its_words() -> None:
    assert (
        score(true_table(true_row("A1", "Mend & paint", "")), read(("A1", "<p>Mend &amp; paint</p>", ""))).cells.right
        == 3
    )


def test_a_heading_is_right_only_with_the_one_above_it() -> None:
    paper = true_table(true_row("A1", "16", "8"), columns=("Ref", "Before Score", "After Score"))
    assert score(paper, read(("A1", "16", "8"), columns=("Ref", "Before Score", "After Score"))).headings.right == 3
    assert score(paper, read(("A1", "16", "8"), columns=("Ref", "Before Score", "Score"))).headings.right == 2


def test_nothing_of_nothing_is_all_of_it() -> None:
    assert float(Share()) == 1
    assert str(Share(right=1, all=2)) == "0.500 (1/2)"


def test_the_scores_of_a_paper_can_be_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["table_cells", "housing-needs"])
    main()
    assert "2025-04_housing-needs_service-plan-2025-26.docx\n    cells 1.000 (87/87)" in capsys.readouterr().out


@cache
def scores_of(name: str) -> tuple[TableScore, ...]:
    return tuple(score_paper(TRUTH[name], *read_document(Path(PAPERS) / name)))


def total(names: Sequence[str], share: str) -> Share:
    """The sum over tables whose cells are shown by more than gaps between words."""
    scores = (score for name in names for score in scores_of(name) if promised(score.table))
    return sum((getattr(score, share) for score in scores), Share())


def test_nearly_every_cell_of_the_sample_pdfs_is_read_in_its_row_and_column() -> None:
    assert float(total(PDFS, "cells")) >= 0.98


def test_every_fill_of_the_sample_pdfs_is_read_in_its_colour() -> None:
    fills = total(PDFS, "fills")
    assert fills.all > 400
    assert float(fills) == 1


@pytest.mark.parametrize("name", PDFS)
def test_no_pdf_of_the_sample_is_read_badly(name: str) -> None:
    assert float(total([name], "cells")) >= 0.9


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html"])
def test_every_cell_and_fill_of_formats_with_cells_is_read(suffix: str) -> None:
    assert float(total(BY_FORMAT[suffix], "cells")) >= 0.99
    assert float(total(BY_FORMAT[suffix], "fills")) == 1


def test_most_cells_of_damaged_text_are_read() -> None:
    assert float(total(BY_FORMAT[".txt"], "cells")) >= 0.9


@pytest.mark.parametrize("names", [PDFS, *(BY_FORMAT[suffix] for suffix in (".docx", ".xlsx", ".html"))])
def test_columns_carry_their_headings_of_both_levels(names: list[str]) -> None:
    assert float(total(names, "headings")) >= 0.97
