from __future__ import annotations

from dataclasses import replace

from ingest.records.building import records_of
from tests.ingest.papers import read
from tests.ingest.records.ledger import records, source, values
from vectorstore.records import FieldSource, Record
from vectorstore.types import BlockKind

KEY = "RAG\tMeaning\nGrey\tNot yet due to start\nGreen\tOn track\n\nThe actions are below, each with its colour.\n\n"
ROWS = "Ref\tAction\tLead\tRAG\nA1\tMend\tMs Penn\t\nA2\tPaint\tMr Brook\t\nA3\tSweep\tMs Penn\t\n"


def with_fills(text: str, *hues: str | None) -> list[Record]:
    """The records of a text whose rows' last cells are filled with these hues, as a reader of colours gives them."""
    document, blocks = read(text)
    rows = [block for block in blocks if block.kind is BlockKind.ROW and len(block.columns) == 4]
    filled = {
        row.span: replace(row, fills=(*[None] * (len(row.cells) - 1), hue)) for row, hue in zip(rows, hues, strict=True)
    }
    return [r for r in records_of(document, [filled.get(b.span, b) for b in blocks]) if r.ref]


def test_a_colour_without_words_is_said_as_the_papers_key_does() -> None:
    found = with_fills(KEY + ROWS, "green", "grey", "red")
    assert values(found, "rating") == ["Green (On track)", "Grey (Not yet due to start)", "Red"]
    assert {source(record, "rating") for record in found} == {FieldSource.COLOUR}


def test_a_key_in_a_line_of_its_own_is_read_too() -> None:
    found = with_fills("Red = more than a month late\n\n" + ROWS, "red", "red", None)
    assert values(found, "rating") == ["Red (more than a month late)"] * 2 + [""]
    assert source(found[2], "rating") is FieldSource.BLANK


def test_ratings_that_a_copy_has_lost_are_not_shown_and_not_blank() -> None:
    found = [record for record in records(KEY + ROWS) if record.ref]
    assert {source(record, "rating") for record in found} == {FieldSource.NOT_SHOWN}


def test_one_rating_left_out_among_words_is_blank() -> None:
    found = records(ROWS.replace("Penn\t\n", "Penn\tAmber\n"))
    assert [source(record, "rating") for record in found] == [FieldSource.TEXT, FieldSource.BLANK, FieldSource.TEXT]


def test_what_is_now_goes_before_what_was() -> None:
    (found,) = records("Ref\tAction\tLead\tPrevious RAG\tCurrent RAG\nA1\tMend\tMs Penn\tRed\tGreen\n\n" + "x" * 9)
    assert found.value("rating") == "Green"
    assert found.value("previous_rating") == "Red"


def test_a_meaning_is_said_without_the_colours_name() -> None:
    key = "RAG\tMeaning\nGrey\tGrey = not yet due to start\nGreen\tGreen = on course\n\nThe actions:\n\n"
    assert values(with_fills(key + ROWS, "grey", "green", None), "rating")[:2] == [
        "Grey (not yet due to start)",
        "Green (on course)",
    ]


def test_what_is_red_is_not_what_red_means() -> None:
    told = "Red: Saving 11 (sale of paper) and Saving 14 (greens).\n\n"
    alone = "Amber: two of the schemes at the depot.\n\n"
    counted = "RAG\tSchemes\tValue\nGrey\t1\t\nGreen\t4\t9\n\n"
    assert values(with_fills(told + alone + ROWS, "red", "amber", "grey"), "rating") == ["Red", "Amber", "Grey"]
    assert values(with_fills(counted + "Below.\n\n" + ROWS, "grey", "green", None), "rating")[:2] == ["Grey", "Green"]


def test_colours_told_one_below_the_other_are_a_key_without_a_sign_too() -> None:
    key = "Red: more than a month late\n\nGreen: on course\n\n"
    assert values(with_fills(key + ROWS, "red", "green", None), "rating")[:2] == [
        "Red (more than a month late)",
        "Green (on course)",
    ]
