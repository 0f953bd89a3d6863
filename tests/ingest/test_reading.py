from __future__ import annotations

from pathlib import Path

from ingest.readers.base import ReadFile, ReadPage
from ingest.reading import structured
from tests.ingest.papers import holding, of_kind
from vectorstore.types import AccessLevel, Block, BlockKind, Document


def read(*pages: ReadPage) -> tuple[Document, tuple[Block, ...]]:
    return structured(Path("paper.docx"), ReadFile(pages=pages), document_id="d1")


def page(text: str, *struck: str, number: int | None = None) -> ReadPage:
    deletions = tuple((text.index(words), text.index(words) + len(words)) for words in struck)
    return ReadPage(text=text, number=number, deletions=deletions)


def test_deletions_keep_their_place_over_pages_and_touching_ones_are_one() -> None:
    one, two = page("First page of it.", " of it", number=1), page("Second page.", "Sec", "ond", number=2)
    document, _ = read(one, two)
    assert [document.quote(span) for span in document.deletions] == [" of it", "Second"]


def test_struck_out_words_make_no_heading_title_reference_or_row() -> None:
    text = "Old title of this paper\n\nParking in the market town\n\nSee project A2 or B7.\n\n"
    text += "Ref\tName\nA1\tHeat\nA3\tLight"
    document, blocks = read(page(text, "Old title of this paper", " or B7", "A3", "Light"))
    assert document.title == "Parking in the market town"
    assert holding(document, blocks, "See project").refs == ("a2",)
    assert [block.locator.row for block in of_kind(blocks, BlockKind.ROW)] == ["A1"]
    assert document.text == text


def test_a_restriction_holds_with_its_mark_struck_out_or_without() -> None:
    text = "NOT FOR PUBLICATION\n\nBids for the vans\n\nThe lowest bid was for forty vans."
    assert read(page(text))[0].access.level is AccessLevel.EXEMPT
    assert read(page(text, "NOT FOR PUBLICATION"))[0].access.level is AccessLevel.EXEMPT
    assert read(page(f"PUBLIC {text}", "PUBLIC "))[0].access.level is AccessLevel.EXEMPT
