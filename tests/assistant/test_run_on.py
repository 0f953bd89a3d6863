"""Sentences that begin on the page before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asked_periods import dates_of
from assistant.run_on import begun_before, read_whole
from assistant.signs import words_over
from assistant.types import Evidence
from tests.assistant.papers import paper, stretch
from vectorstore.types import BlockKind, Span

FOOT = "It is a small service. As of October"
TOP = "2024, the team was working with 94 tenants."


def after(before: str, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Evidence:
    """Return a stretch that stands behind other words, at the top of the next page."""
    span = Span(start=len(before) + 2, end=len(before) + 2 + len(text))
    item = stretch(text, kind=kind)
    block = replace(item.block, span=span)
    return replace(item, document=paper(f"{before}\n\n{text}"), span=span, block=block)


def begun(item: Evidence) -> str:
    return begun_before(item.document, item.block, item.span)


def test_a_sentence_that_goes_on_at_the_top_of_a_page_is_read_with_the_words_it_began_with() -> None:
    item = after(FOOT, TOP)
    assert begun(item) == "As of October"
    assert read_whole(item) == f"As of October {TOP}"
    assert item.text == TOP
    assert "2024-10" in dates_of(item)
    assert words_over(item).endswith("As of October")


@pytest.mark.parametrize(
    "item",
    [
        after("It is a small service.", TOP),
        after("It is a small service: ", "the team was small."),
        after(FOOT, "The team was working with 94 tenants."),
        after(FOOT, "1. The team was working with 94 tenants."),
        after(FOOT, TOP, BlockKind.ROW),
        stretch(TOP),
    ],
)
def test_what_begins_by_itself_has_no_words_before_it(item: Evidence) -> None:
    assert begun(item) == ""
    assert read_whole(item) == item.text


def test_a_later_piece_of_a_block_did_not_begin_on_the_page_before() -> None:
    item = after(FOOT, TOP)
    assert begun(replace(item, span=Span(start=item.span.start + 6, end=item.span.end))) == ""
