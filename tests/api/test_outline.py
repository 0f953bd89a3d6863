from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from api.outline import MOST, Heading, Outline, outline_of
from api.templating import templates
from tests.vectorstore.papers import opened, paper
from vectorstore.index import NewVersion
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, BlockKind, Page, Span

SEVEN = [(1, 1), (2, 1), (3, 1), (2, 2), (1, 3), (2, 3), (1, 5)]


def headed(headings: Sequence[tuple[int, int]], exempt: Sequence[str] = ()) -> NewVersion:
    """Return a paper of headings alone, each with its depth and its page."""
    new = paper([f"<b>Heading {n}</b>" for n, _ in enumerate(headings)], exempt=exempt)
    blocks = [
        replace(
            block,
            kind=BlockKind.HEADING,
            locator=replace(block.locator, headings=("x",) * headings[n][0] if n < len(headings) else ("x",)),
        )
        for n, block in enumerate(new.blocks)
    ]
    starts: dict[int, int] = {}
    for (_, page), block in zip(headings, blocks, strict=False):
        starts.setdefault(page, block.span.start)
    ends = [*list(starts.values())[1:], len(new.document.text)]
    pages = [Page(number=n, span=Span(start=a, end=b)) for (n, a), b in zip(starts.items(), ends, strict=True)]
    return replace(new, blocks=tuple(blocks), document=replace(new.document, pages=tuple(pages)))


def made(
    folder: Path, new: NewVersion, page: int | None = None, levels: frozenset[AccessLevel] = PUBLIC_READER
) -> Outline:
    with opened(folder) as index:
        index.put(new)
        return outline_of(index, index.catalogue.document(new.document.id, levels), levels, page)


def nested(headings: Sequence[Heading]) -> list[object]:
    return [(one.label, one.page, nested(one.parts)) for one in headings]


def shown(outline: Outline) -> str:
    return templates.get_template("_outline.html").render(outline=outline)


def test_headings_are_nested_by_their_depth_and_lead_to_their_pages(tmp_path: Path):
    new = headed(SEVEN)
    outline = made(tmp_path, new)
    assert nested(outline.headings) == [
        ("Heading 0", 1, [("Heading 1", 1, [("Heading 2", 1, [])]), ("Heading 3", 2, [])]),
        ("Heading 4", 3, [("Heading 5", 3, [])]),
        ("Heading 6", 5, []),
    ]
    assert outline.headings[1].address == f"/documents/{new.document.id}?page=3"
    assert (outline.total, outline.unit, outline.left_out, outline.folded) == (7, "page", 0, False)


@pytest.mark.parametrize(
    ("page", "here"), [(1, ["Heading 0"]), (2, ["Heading 0"]), (4, ["Heading 4"]), (5, ["Heading 6"])]
)
def test_the_heading_that_is_being_read_is_known(tmp_path: Path, page: int, here: list[str]):
    assert [one.label for one in made(tmp_path, headed(SEVEN), page).headings if one.here] == here


def test_a_heading_of_a_withheld_part_is_in_no_outline_but_an_officers(tmp_path: Path):
    new = headed([(1, 1)], exempt=("The bids of Quillfeather",))
    assert made(tmp_path, new).total == 1
    assert made(tmp_path, new, levels=OFFICER_READER).total == 2


def test_a_short_outline_is_whole_and_a_long_one_folds_what_is_not_read(tmp_path: Path):
    short = shown(made(tmp_path, headed(SEVEN), 3))
    assert short.count("<details") == 1
    assert 'aria-current="true">Heading 5</a>' in short
    many = headed([(depth, 1 + n // 20) for n, depth in enumerate([1, 2] * 40)])
    page = shown(made(tmp_path / "long", many, 1))
    assert "Outline: 80 headings" in page
    assert page.count('<details class="clerk-outline__fold" open>') == 10
    assert "15 more headings" in page


def test_of_a_very_long_paper_the_deeper_headings_are_left_out(tmp_path: Path):
    outline = made(tmp_path, headed([(1 if n % 4 == 0 else 2, 1) for n in range(MOST + 100)]))
    assert (outline.total, outline.left_out) == (MOST + 100, MOST)
    assert f"{MOST} deeper headings are left out" in shown(outline)


def test_a_paper_without_headings_has_no_outline(tmp_path: Path):
    assert shown(made(tmp_path, paper())).strip() == ""
    assert templates.get_template("_outline.html").render().strip() == ""
