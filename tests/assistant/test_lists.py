"""A list whose items are blocks of their own, found in part, is completed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.lists import MIN_ITEMS, completed
from assistant.types import Evidence
from tests.assistant.handmade import Line, paper, say, stored
from tests.assistant.papers import planned
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER, AccessLevel, Filters, Span

HEAD = "The Committee has looked at these ways to renew the fleet:"
ITEMS = ("lease forty vans", "buy forty vans", "share the vans of the parks", "hire vans by the day")
TAIL = "The costs are set out elsewhere."
LIST = "List the ways to renew the fleet"


def marked(*signs: str, items: Sequence[str] = ITEMS) -> list[Line]:
    return [say(HEAD), *(say(f"{sign} {item}") for sign, item in zip(signs, items, strict=True)), say(TAIL)]


@contextmanager
def paper_of(folder: Path, lines: Sequence[Line]) -> Iterator[Index]:
    with stored(folder, paper("vans.md", lines)) as index:
        yield index


def found(index: Index, words: str, score: float = 0.8) -> Evidence:
    """The block that holds some words, as evidence of a question."""
    (info,) = index.catalogue.documents(Filters())
    document = index.catalogue.document(info.id, PUBLIC_READER)
    whole = Span(start=0, end=len(document.text))
    block = next(b for b in index.catalogue.blocks(info.id, whole, PUBLIC_READER) if words in document.quote(b.span))
    return Evidence(label="", document=document, span=block.span, block=block, score=score)


def of_list(index: Index, *words: str) -> list[str]:
    return [item.text for item in completed(planned(LIST), [found(index, word) for word in words], index)]


@pytest.mark.parametrize(
    "signs",
    [
        "••••",
        "✓✓✓✓",
        "----",
        ("a)", "b)", "c)", "d)"),
        ("(i)", "(ii)", "(iii)", "(iv)"),
        ("Phase 1,", "Phase 2,", "Phase 3,", "Phase 4,"),
    ],
)
@pytest.mark.parametrize("words", [HEAD, "share the vans"])
def test_every_item_and_what_introduces_them_is_given_in_order(
    tmp_path: Path, signs: Sequence[str], words: str
) -> None:
    with paper_of(tmp_path, marked(*signs)) as index:
        assert of_list(index, words) == [HEAD, *(f"{sign} {item}" for sign, item in zip(signs, ITEMS, strict=True))]


def test_the_list_comes_after_what_is_likelier_and_before_what_is_less_likely(tmp_path: Path) -> None:
    with paper_of(tmp_path, marked(*"••••")) as index:
        for score, kept in ((0.9, True), (0.6, True), (0.1, False)):
            leading, beside = found(index, "share the vans"), found(index, TAIL, score)
            whole = completed(planned(LIST), sorted([leading, beside], key=lambda e: -e.score), index)
            assert any(TAIL in e.text for e in whole) is kept
            scores = [e.score for e in whole]
            assert scores == sorted(scores, reverse=True)


def test_only_a_question_for_a_list_is_completed(tmp_path: Path) -> None:
    with paper_of(tmp_path, marked(*"••••")) as index:
        one = found(index, "share the vans")
        assert completed(planned("What will the vans cost?"), [one], index) == (one,)
        assert completed(planned(LIST), [], index) == ()


def test_a_stretch_of_no_list_or_a_short_one_is_left_alone(tmp_path: Path) -> None:
    with paper_of(tmp_path, marked(*"••••")) as index:
        assert of_list(index, TAIL) == [TAIL]
    with paper_of(tmp_path / "short", marked("•", "•", items=ITEMS[: MIN_ITEMS - 1])) as index:
        assert of_list(index, "lease") == ["• lease forty vans"]


def test_a_list_ends_with_its_heading_and_its_sort_of_mark(tmp_path: Path) -> None:
    lines = marked(*"••••")[:-1]
    other = [say("• mend the roofs", headings=("Homes",)), say("a) paint the doors")]
    with paper_of(tmp_path, [*lines, *other]) as index:
        assert of_list(index, "lease") == [line.words for line in lines]


def test_items_that_are_withheld_are_in_no_list_for_the_public(tmp_path: Path) -> None:
    lines = marked(*"••••")
    hidden = replace(lines[2], text="• take the Quillfeather bid", level=AccessLevel.EXEMPT)
    with paper_of(tmp_path, [*lines[:2], hidden, *lines[2:]]) as index:
        whole = of_list(index, "lease")
    assert len(whole) == len(ITEMS) + 1
    assert "Quillfeather" not in "".join(whole)
