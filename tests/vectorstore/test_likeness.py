from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from ingest.reading import read_document
from tests.ingest.papers import MINUTES, REPORT
from vectorstore.likeness import LEAST_SHARED, SKETCH, are_copies, sketch_of
from vectorstore.types import Access, AccessLevel, Document, Page, Restriction, Span


def document(text: str, **more: object) -> Document:
    given: dict[str, object] = {"id": "d", "version": 1, "name": "p.txt", "title": "Paper", "source": "/p.txt", **more}
    return Document(text=text, **given)  # type: ignore[arg-type]


def paged(pages: Sequence[str]) -> Document:
    text, found = "", []
    for number, page in enumerate(pages, 1):
        found.append(Page(number=number, span=Span(start=len(text), end=len(text) + len(page))))
        text += page + "\n\f\n"
    return document(text, pages=tuple(found))


def laid_out(text: str, head: str = "Housing Committee, 5 March 2025") -> Document:
    """The paper in pages of ten lines, each under a running head and over its number, wrapped elsewhere."""
    lines = text.replace(" at the ", " at\nthe ").split("\n")
    pages = [lines[at : at + 10] for at in range(0, len(lines), 10)]
    return paged(["\n".join([head, *page, f"Page {number}"]) for number, page in enumerate(pages, 1)])


def in_common(one: Document, other: Document) -> int:
    return len(set(sketch_of(one)) & set(sketch_of(other)))


def test_a_paper_is_its_own_copy_in_other_line_ends_capitals_and_punctuation() -> None:
    assert are_copies(document(REPORT), document(REPORT))
    assert are_copies(document(REPORT), document(REPORT.upper().replace("- ", "• ").replace("\n\n", "\r\n")))


def test_running_heads_and_page_numbers_of_one_format_make_no_other_paper() -> None:
    assert are_copies(document(REPORT), laid_out(REPORT))
    assert are_copies(laid_out(REPORT), document(REPORT))


def test_numbers_that_a_word_processor_makes_itself_make_no_other_paper() -> None:
    unnumbered = "\n".join(line.lstrip("-. 0123456789") if line[:3] != "Ref" else line for line in REPORT.split("\n"))
    assert are_copies(document(REPORT), document(unnumbered))


def test_words_cut_at_line_ends_make_no_other_paper() -> None:
    assert are_copies(document(REPORT), document(REPORT.replace("condensation", "conden-\nsation")))


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("1,612", "1,613"),
        ("1,612", "1,62\n1"),
        ("is asked to note", "is not asked to note"),
        ("Head of Customers", "Head of Repairs"),
        ("Amber", "Green"),
        ("5th March 2025", "6th March 2025"),
        ("with the figures for each of the nine wards", ""),
        ("a new supplier of parts", "a new supplier of parts and vans"),
    ],
)
def test_a_draft_and_a_final_version_are_two_papers(said: str, instead: str) -> None:
    final = REPORT.replace(said, instead)
    assert final != REPORT
    assert not are_copies(document(REPORT), document(final))
    assert not are_copies(document(REPORT), laid_out(final))
    assert not are_copies(laid_out(REPORT), laid_out(final))


def test_papers_whose_heads_differ_are_two_papers() -> None:
    assert not are_copies(laid_out(REPORT), laid_out(REPORT, head="Cabinet, 19 June 2026"))


def test_the_same_words_in_another_order_are_another_paper() -> None:
    words = REPORT.split()
    random.Random(1).shuffle(words)
    assert not are_copies(document(REPORT), document(" ".join(words)))


def test_struck_out_words_are_not_said() -> None:
    start = REPORT.index("that stay done")
    struck = document(REPORT, deletions=(Span(start=start, end=start + 14),))
    assert not are_copies(document(REPORT), struck)
    assert are_copies(document(REPORT.replace("that stay done", "")), struck)


def test_a_paper_with_a_withheld_part_is_no_copy_of_one_without() -> None:
    part = Restriction(span=Span(start=900, end=len(REPORT)), access=Access(level=AccessLevel.EXEMPT))
    withheld = document(REPORT, restrictions=(part,))
    assert are_copies(withheld, withheld)
    assert not are_copies(document(REPORT), withheld)


def test_a_sketch_finds_what_is_alike_and_little_else() -> None:
    assert len(sketch_of(document(REPORT))) == SKETCH
    assert sketch_of(document(REPORT)) == tuple(sorted(sketch_of(document(REPORT))))
    assert in_common(document(REPORT), laid_out(REPORT)) >= LEAST_SHARED
    assert in_common(document(REPORT), document(MINUTES)) < 4


def test_a_paper_without_words_is_like_nothing() -> None:
    assert sketch_of(document("\n")) == ()


def test_minutes_that_were_published_twice_are_copies_and_no_other_real_papers(shared: Path) -> None:
    found = sorted((shared / "pdfs").glob("*minutes*.pdf"))
    read = {path.name: read_document(path)[0] for path in found}
    copies = [pair for pair in combinations(read, 2) if are_copies(read[pair[0]], read[pair[1]])]
    again = [pair for pair in combinations(read, 2) if read[pair[0]].title == read[pair[1]].title]
    assert copies == again
