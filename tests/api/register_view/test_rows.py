from pathlib import Path

import pytest

from api.register_view.rows import LONGEST, rank, rated, reference_address, said, said_own, shortened
from assistant.ledger.states import Cell
from tests.api.register_view.listed import rows_of
from vectorstore.records import FieldSource

TEXT = FieldSource.TEXT


@pytest.mark.parametrize(
    ("cell", "words", "tone", "note"),
    [
        (Cell(value="Amber (late; a way back)", source=FieldSource.COLOUR), "Amber", "orange", "late; a way back"),
        (Cell(value="R", source=TEXT), "Red", "red", ""),
        (Cell(value="Black", source=TEXT), "Black", "grey", ""),
        (Cell(value="High", source=TEXT), "High", "grey", ""),
    ],
)
def test_a_rating_is_a_word_with_the_tone_of_its_colour(cell: Cell, words: str, tone: str, note: str):
    found = rated(cell)
    assert (found.words, found.tone, found.note) == (words, tone, note)


def test_why_a_cell_says_nothing_is_said():
    assert rated(Cell(source=FieldSource.NOT_SHOWN)).silence == "Colour not shown in this copy"
    assert said(Cell(source=FieldSource.BLANK)).silence == "Left blank"
    assert said(Cell()).silence == said_own("").silence == "Not given"
    assert said(Cell(value="Open", source=TEXT)).words == said_own("Open").words == "Open"


def test_ratings_are_ranked_from_the_worst_and_other_words_after_them():
    ranks = [rank(Cell(value=value, source=TEXT)) for value in ("Red", "Green", "High")]
    assert ranks == sorted(ranks)  # type: ignore[type-var]
    assert rank(Cell()) is None


def test_very_many_words_are_cut_at_a_words_end():
    assert shortened("word " * 100).endswith("word …")
    assert len(shortened("word " * 100)) <= LONGEST + 2


def test_a_row_leads_to_its_words_and_to_its_history(tmp_path: Path):
    row = next(one for one in rows_of(tmp_path) if one.label == "A1" and one.earlier)
    assert (
        row.source == f"/documents/{row.entry.document_id}?start={row.entry.span.start}&end={row.entry.span.end}#cited"
    )
    assert row.history((("as_of", "2025-03-01"),)) == "/references/A1?as_of=2025-03-01"
    assert row.short_place == "row A1"
    assert reference_address("24/00093") == "/references/24%2F00093"
