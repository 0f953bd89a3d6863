"""Names typed without capitals, written as the papers write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.understanding.casing import as_typed, capitalised, written_in
from vectorstore.index import Index
from vectorstore.types import Filters

PASSAGES = (
    "Anwen Tregarth, Director of Customers and Digital, visited Fennimore House. The house was cold.",
    "It was agreed that Wexsoft had opted for another screen; One of the homes is empty.",
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("and fennimore house", "and Fennimore House"),
        ("what about customers and digital", "what about Customers and Digital"),
        ("and wexsoft, how did theirs come out", "and Wexsoft, how did theirs come out"),
        ("how did that one go", "how did that one go"),
        ("is the house cold", "is the house cold"),
        ("and lantern court", "and lantern court"),
    ],
)
def test_what_the_passages_write_only_with_capitals_has_them(typed: str, written: str) -> None:
    assert capitalised(typed, PASSAGES) == written


def test_names_are_looked_up_in_the_papers_unless_the_reader_uses_capitals(record: Index) -> None:
    written: Callable[[str], str] = written_in(record, Filters().levels)
    assert written("what did marjorie penhallow say") == "what did Marjorie Penhallow say"
    assert written("what did marjorie say to Cabinet") == "what did marjorie say to Cabinet"
    assert written("??") == "??"
    assert as_typed("and b2") == "and b2"
