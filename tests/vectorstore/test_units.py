"""Quotable stretches: short blocks whole, long ones cut where a reader would cut them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.types import Block, BlockKind, Document, Locator, Span
from vectorstore.units import MAX_WORDS, sentences_of, units_of

SENTENCE = "The committee heard that the leisure centre roof would be repaired before winter. "


def document(text: str) -> Document:
    return Document(id="d", version=1, name="paper.txt", title="Paper", source="/paper.txt", text=text)


def block(text: str, cells: tuple[Span, ...] = ()) -> Block:
    kind = BlockKind.ROW if cells else BlockKind.PARAGRAPH
    return Block(document_id="d", span=Span(start=0, end=len(text)), kind=kind, locator=Locator(), cells=cells)


def pieces(text: str, cells: tuple[Span, ...] = ()) -> list[str]:
    paper = document(text)
    return [paper.quote(span) for span in units_of(paper, block(text, cells), Span(start=0, end=len(text)))]


def test_a_short_block_is_quoted_whole_without_the_space_around_it() -> None:
    assert pieces(f"  {SENTENCE}\n") == [SENTENCE.strip()]


def test_a_long_block_is_cut_at_sentences() -> None:
    found = pieces(SENTENCE * 20)
    assert len(found) > 1
    assert all(piece.endswith("winter.") for piece in found)
    assert all(len(piece.split()) <= MAX_WORDS for piece in found)


def test_a_stretch_without_sentences_is_still_cut_to_a_hundred_and_twenty_words() -> None:
    found = pieces("swimming " * 500)
    assert all(len(piece.split()) <= MAX_WORDS for piece in found)
    assert " ".join(found).split() == ["swimming"] * 500


def test_a_short_sentence_is_not_made_too_long_by_the_one_after_it() -> None:
    short, long = "Few words " * 30 + "here.", "Many more words " * 36 + "there."
    assert pieces(f"{short} {long}") == [short, long]


def test_a_long_row_is_cut_between_its_cells() -> None:
    cells = ["swimming " * 40 + "pool", "leisure " * 50 + "centre", "library " * 60 + "roof"]
    spans = []
    for n, cell in enumerate(cells):
        start = sum(len(before) + 1 for before in cells[:n])
        spans.append(Span(start=start, end=start + len(cell)))
    assert pieces("\t".join(cells), tuple(spans)) == ["\t".join(cells[:2]), cells[2]]


def test_of_a_long_block_only_the_pieces_that_the_chunk_touches_are_quoted() -> None:
    text = SENTENCE * 20
    paper = document(text)
    found = units_of(paper, block(text), Span(start=0, end=10))
    assert [span.start for span in found] == [0]


def test_a_sentence_end_inside_a_tag_is_no_place_to_cut() -> None:
    text = '<ul style="list-style: none"> The pool opens at seven. </ul>'
    paper = document(text)
    sentences = [paper.quote(span) for span in sentences_of(paper, Span(start=0, end=len(text)))]
    assert sentences[0] == '<ul style="list-style: none"> The pool opens at seven.'


def test_a_few_words_left_over_go_with_the_piece_before_them() -> None:
    long = SENTENCE * 6
    assert pieces(f"{long}{long}Agreed by all.")[-1].endswith("winter. Agreed by all.")


@pytest.mark.parametrize("text", ["</ol>", "| | |", " - "])
def test_marks_without_a_word_are_never_quoted(text: str) -> None:
    assert pieces(text) == []


@given(st.lists(st.sampled_from(["word", "End.", "a;", "\n", "<p>", "</p>", "£4.2m", "Mr."]), max_size=600))
def test_every_piece_is_short_enough_and_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for piece in pieces(text):
        assert piece in text
        assert 0 < len(piece.split()) <= MAX_WORDS
