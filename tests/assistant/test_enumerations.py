"""The enumerations of a paper are read from its blocks, whatever marks their items and wherever a block ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.enumerations import Enumeration, Part, announcement, enumerations_in, quotable
from tests.assistant.handmade import Line, head, paper, row, say, stored
from tests.assistant.papers import paper as document_of
from vectorstore.records import RecordKind
from vectorstore.types import PUBLIC_READER, Block, BlockKind, Document, Filters, Locator, Span
from vectorstore.units import MAX_WORDS

LEAD = "There are three ways to renew the fleet:"


def read(folder: Path, lines: Sequence[Line]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield what introduces each enumeration of a paper of these lines, and its items with what they go on in."""
    with stored(folder, paper("vans.md", lines)) as index:
        (info,) = index.catalogue.documents(Filters())
        document = index.catalogue.document(info.id, PUBLIC_READER)
        blocks = index.catalogue.blocks(info.id, Span(start=0, end=len(document.text)), PUBLIC_READER)
        for found in enumerations_in(document, blocks):
            yield words(document, found)


def words(document: Document, found: Enumeration) -> tuple[list[str], list[str]]:
    return [document.quote(part.span) for part in found.leads], [document.quote(part.span) for part in found.body]


def one(folder: Path, lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    (only,) = read(folder, lines)
    return only


@pytest.mark.parametrize(
    "marks",
    [
        ("•", "•", "•"),
        ("-", "-", "-"),
        ("(a)", "(b)", "(c)"),
        ("A.", "B.", "C."),
        ("i)", "ii)", "iii)"),
        ("1.", "2.", "3."),
        ("Option 1:", "Option 2:", "Option 3:"),
        ("4.9 Phase 1,", "4.10 Phase 2,", "4.11 Phase 3,"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_items_are_found_in_blocks_of_their_own_and_in_one(tmp_path: Path, marks: Sequence[str], apart: bool) -> None:
    items = [f"{mark} {thing}" for mark, thing in zip(marks, ("lease vans", "buy vans", "share vans"), strict=True)]
    lines = [say(LEAD), *map(say, items)] if apart else [say("\n".join([LEAD, *items]))]
    assert one(tmp_path, [*lines, say("The costs are set out elsewhere.")]) == ([LEAD], items)


def test_a_list_goes_on_over_a_page_break_that_cuts_an_item(tmp_path: Path) -> None:
    lines = ["(a) lease forty vans and", "pay by the month;", "(b) buy forty vans;", "(c) share vans."]
    assert one(tmp_path, [say(LEAD), *map(say, lines)]) == ([LEAD], lines)
    bulleted = ["• lease forty vans and", "pay by the month;", "• buy forty vans;"]
    assert one(tmp_path / "b", [say(LEAD), *map(say, bulleted)]) == ([LEAD], bulleted)
    aside = ["(a) lease forty vans;", "Vans rust.", "(b) buy forty vans;"]
    assert one(tmp_path / "c", [say(LEAD), *map(say, aside)]) == ([LEAD], [aside[0], aside[2]])


def test_what_says_how_many_items_follow_introduces_them(tmp_path: Path) -> None:
    told = "The Panel has two aims."
    assert one(tmp_path, [say(told), say("- trees"), say("- homes")]) == ([told], ["- trees", "- homes"])
    assert one(tmp_path / "b", [say(told), say("- a"), say("- b"), say("- c")]) == ([], ["- a", "- b", "- c"])


def test_bullets_end_where_a_new_paragraph_starts(tmp_path: Path) -> None:
    lines = [say(LEAD), say("• lease"), say("• buy"), say("Homes come next."), say("• roofs"), say("• doors")]
    assert list(read(tmp_path, lines)) == [([LEAD], ["• lease", "• buy"]), ([], ["• roofs", "• doors"])]


def test_an_ordered_list_ends_with_its_section_its_order_and_after_a_few_paragraphs(tmp_path: Path) -> None:
    for name, between in {
        "heading": [head("Homes")],
        "order": [say("(a) roofs")],
        "other": [say("• roofs")],
        "far": [say("Roofs leak.") for _ in range(4)],
        "section": [say("Roofs leak.", headings=("Homes",))],
    }.items():
        lines = [say(LEAD), say("(a) lease"), say("(b) buy"), *between, say("(c) share")]
        assert one(tmp_path / name, lines) == ([LEAD], ["(a) lease", "(b) buy"])


def test_items_under_another_heading_are_of_another_list(tmp_path: Path) -> None:
    lines = [say(LEAD), say("(a) lease"), say("(b) buy"), say("(c) roofs", headings=("Homes",))]
    assert one(tmp_path, lines) == ([LEAD], ["(a) lease", "(b) buy"])


def test_what_is_nested_stays_with_its_item_or_is_a_list_of_its_own(tmp_path: Path) -> None:
    lines = ["(i) that the report be noted;", "(ii) that the Director supply:", "(a) the cost; and", "(b) the days."]
    outer, inner = read(tmp_path, [say("RESOLVED:"), *map(say, lines)])
    assert outer == (["RESOLVED:"], lines[:2])
    assert inner == ([lines[1]], lines[2:])
    block = ["• lease vans:\no by the day\no by the month", "• buy vans"]
    whole, within = read(tmp_path / "b", [say(LEAD), say("\n".join(block))])
    assert whole == ([LEAD], block)
    assert within == (["• lease vans:"], ["o by the day", "o by the month"])


def test_a_numbered_paragraph_may_hold_a_list_though_it_is_no_item_of_one(tmp_path: Path) -> None:
    lines = ["7. Members asked for:", "• the cost", "• the days", "• the names"]
    around = [say("6. Vans rust."), say("8. Vans age.")]
    told = [around[0], say("\n".join(lines)), around[1]]
    assert one(tmp_path / "told", told) == ([lines[0]], lines[1:])
    unsaid = [around[0], say("\n".join(["7. Members asked.", *lines[1:]])), around[1]]
    assert not list(read(tmp_path / "unsaid", unsaid))


def test_headings_of_one_name_are_a_list_though_pages_lie_between(tmp_path: Path) -> None:
    text = [say("Much is said of it. It was chosen before.") for _ in range(30)]
    heads = ["Option 1: lease", "Option 2: buy", "Option 3: share"]
    again = [say("Option 2: said again")]
    lines = [line for name in heads for line in (head(name), *text)]
    assert one(tmp_path, [*lines[:65], *again, *lines[65:]]) == ([], heads)


def test_the_same_name_begun_anew_is_another_list(tmp_path: Path) -> None:
    lines = ["Option 1: lease", "Option 2: buy", "Option 1: roofs", "Option 2: doors", "Option 3: bins"]
    assert list(read(tmp_path, [*map(say, lines)])) == [([], lines[:2]), ([], lines[2:])]


def test_numbered_paragraphs_are_a_list_only_under_their_heading_or_introduction(tmp_path: Path) -> None:
    under = ["49. The board should stay.", "50. It should meet in public."]
    assert one(tmp_path / "headed", [head("Recommendations"), *map(say, under)]) == ([], under)
    told = ["40. The following were agreed:", "41. to lease", "42. to buy"]
    assert one(tmp_path / "told", [say("Before."), *map(say, told)]) == ([told[0]], told[1:])
    points = ["2.1 note the report", "2.2 agree the costs"]
    assert one(tmp_path / "points", [head("Recommendations"), *map(say, points)]) == ([], points)
    assert not list(read(tmp_path / "running", [say("Before."), *map(say, [*under, *points])]))


def test_an_introduction_may_itself_be_introduced(tmp_path: Path) -> None:
    over, lead = "The terms of reference are:", "To look at any service. This includes:"
    assert one(tmp_path, [say(over), say(lead), say("- parks"), say("- bins")]) == ([over, lead], ["- parks", "- bins"])


def test_one_item_or_a_table_is_no_list(tmp_path: Path) -> None:
    cells = [row(RecordKind.ACTION, "Option 1:", what="lease"), row(RecordKind.ACTION, "Option 2:", what="buy")]
    assert not list(read(tmp_path, [say(LEAD), say("• lease vans"), *cells]))


def test_white_space_alone_is_no_part(tmp_path: Path) -> None:
    assert one(tmp_path, [say(LEAD), say(" "), say("• lease"), say("• buy")]) == ([LEAD], ["• lease", "• buy"])


def test_of_an_introduction_the_last_sentence_announces() -> None:
    text = "The fleet is old. It breaks down\nevery week. There are\nthree ways to renew it:"
    document = document_of(text)
    block = Block(document_id="d1", span=Span(start=0, end=len(text)), kind=BlockKind.PARAGRAPH, locator=Locator())
    said = announcement(document, Part(block=block, span=block.span))
    assert document.quote(said) == "There are\nthree ways to renew it:"


@pytest.mark.parametrize("stop", [". ", " "])
def test_a_long_item_is_quoted_up_to_the_limit(stop: str) -> None:
    text = stop.join(["The vans are old"] * 60)
    document = document_of(text)
    quote = document.quote(quotable(document, Span(start=0, end=len(text))))
    assert text.startswith(quote)
    assert MAX_WORDS - 4 <= len(quote.split()) <= MAX_WORDS


def test_a_stretch_without_words_is_quoted_as_it_is() -> None:
    assert quotable(document_of("---"), Span(start=0, end=3)) == Span(start=0, end=3)
