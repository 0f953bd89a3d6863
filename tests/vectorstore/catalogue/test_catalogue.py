from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.vectorstore.papers import LIGHTING, MINUTES, opened, paper
from vectorstore.errors import NotInCatalogue
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, DocumentKind, Filters, Span

REPORT = paper()
MINUTED = paper(
    MINUTES, source="/papers/minutes.txt", committee="Libraries and Culture Committee", meeting=date(2024, 9, 1)
)
UNDATED = paper(("Section 19 applies. See R07 and R07.",), source="/papers/note.txt", committee=None, meeting=None)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with opened(tmp_path_factory.mktemp("data")) as index:
        for new in (REPORT, MINUTED, UNDATED):
            index.put(new)
        yield index


def test_a_document_comes_back_as_it_went_in(index: Index) -> None:
    assert index.catalogue.document(REPORT.document.id, PUBLIC_READER) == REPORT.document


def test_an_unknown_document_is_not_in_the_catalogue(index: Index) -> None:
    with pytest.raises(NotInCatalogue, match="clerk documents"):
        index.catalogue.document("0123456789abcdef", OFFICER_READER)


def test_documents_are_listed_newest_meeting_first_and_undated_last(index: Index) -> None:
    assert [card.name for card in index.catalogue.documents(Filters())] == ["minutes.txt", "lighting.txt", "note.txt"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(as_of=date(2024, 6, 1)), ["lighting.txt", "note.txt"]),
        (Filters(as_of=date(2024, 5, 15)), ["lighting.txt", "note.txt"]),
        (Filters(committees=("libraries",)), ["minutes.txt"]),
        (Filters(documents=("LIGHTING.txt",)), ["lighting.txt"]),
        (Filters(documents=(UNDATED.document.id, "minutes.txt")), ["minutes.txt", "note.txt"]),
        (Filters(documents=("nothing.pdf",)), []),
        (Filters(refs=("Recommendation 7",)), ["note.txt"]),
        (Filters(refs=("Minute No 36",), as_of=date(2024, 6, 1)), []),
        (Filters(kinds=(DocumentKind.REPORT,), committees=("libraries",)), ["minutes.txt"]),
        (Filters(kinds=(DocumentKind.MINUTES, DocumentKind.PLAN)), []),
        (Filters(committees=("libraries", "highways")), ["minutes.txt", "lighting.txt"]),
    ],
)
def test_filters_narrow_to_documents(index: Index, filters: Filters, expected: list[str]) -> None:
    cards = index.catalogue.documents(filters)
    assert [card.name for card in cards] == expected
    assert index.catalogue.document_ids(filters) == {card.id for card in cards}


def test_narrowing_shows_nothing_of_what_is_withheld(tmp_path: Path) -> None:
    appendix = paper(("Lot A1 is vans.",), source="/papers/lots.txt", exempt=("Lot V7 was bid.",))
    whole = paper(("Lot V8 was bid.",), source="/papers/bids.txt", level=AccessLevel.EXEMPT)
    with opened(tmp_path) as index:
        for new in (appendix, whole):
            index.put(new)
        for filters, officer in (
            (Filters(refs=("V7",)), appendix),
            (Filters(refs=("V8",)), whole),
            (Filters(documents=("bids.txt",)), whole),
        ):
            assert index.catalogue.document_ids(filters) == frozenset()
            as_officer = replace(filters, levels=OFFICER_READER)
            assert index.catalogue.document_ids(as_officer) == {officer.document.id}


def test_no_filter_narrows_to_nothing(index: Index) -> None:
    assert index.catalogue.document_ids(Filters()) is None


def test_chunks_come_back_as_they_went_in_and_unknown_ids_are_absent(index: Index) -> None:
    ids = [chunk.id for chunk in REPORT.chunks]
    assert index.catalogue.chunks([*ids, "unknown"]) == {chunk.id: chunk for chunk in REPORT.chunks}


def test_blocks_are_those_that_share_a_character_with_the_span(index: Index) -> None:
    first, second = REPORT.blocks
    read = index.catalogue.blocks
    assert read(REPORT.document.id, Span(start=0, end=999), PUBLIC_READER) == (first, second)
    assert read(REPORT.document.id, Span(start=5, end=6), PUBLIC_READER) == (first,)
    assert read(REPORT.document.id, Span(start=len(LIGHTING[0]), end=len(LIGHTING[0]) + 1), PUBLIC_READER) == ()


def test_neighbours_are_the_chunks_beside_in_order(index: Index) -> None:
    first, second = REPORT.chunks
    assert index.catalogue.neighbours(first.id, 1, 1) == (second,)
    assert index.catalogue.neighbours(second.id, 5, 0) == (first,)
    assert index.catalogue.neighbours(second.id, 0, 5) == ()
    with pytest.raises(NotInCatalogue):
        index.catalogue.neighbours("unknown", 1, 1)


def test_references_are_found_exactly_with_how_many_of_them_a_chunk_holds(index: Index) -> None:
    find = index.catalogue.find_refs
    assert find(["a2.3"], Filters(), 9) == [(REPORT.chunks[1].id, 1)]
    assert find(["a2"], Filters(), 9) == []
    (note,) = UNDATED.chunks
    assert find(["r7", "section 19", "minute 36"], Filters(), 9) == [(note.id, 2), (MINUTED.chunks[0].id, 1)]
    assert find(["r7", "minute 36"], Filters(documents=("minutes.txt",)), 9) == [(MINUTED.chunks[0].id, 1)]
    assert len(find(["r7", "minute 36"], Filters(), 1)) == 1


def test_the_version_changes_with_the_documents_and_with_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        empty = index.catalogue.version()
        index.put(REPORT)
        one = index.catalogue.version()
        assert index.catalogue.version() == one != empty
        index.put(MINUTED)
        assert index.catalogue.version() != one
        index.forget("/papers/minutes.txt")
        assert index.catalogue.version() == one


def test_a_committee_called_just_that_is_meant_before_those_whose_names_hold_it(tmp_path: Path) -> None:
    cabinet = paper(("1.1 The cabinet met.",), source="/papers/cabinet.txt", committee="Cabinet")
    member = paper(("1.1 The member decided.",), source="/papers/member.txt", committee="Cabinet Member for Roads")
    secret = paper(
        ("1.1 The board met.",), source="/papers/board.txt", committee="Roads", level=AccessLevel.EXEMPT, meeting=None
    )
    with opened(tmp_path) as index:
        for new in (cabinet, member, secret):
            index.put(new)
        ids = index.catalogue.document_ids
        assert ids(Filters(committees=("cabinet",))) == {cabinet.document.id}
        assert ids(Filters(committees=("cabinet", "roads"))) == {cabinet.document.id, member.document.id}
        assert ids(Filters(committees=("roads",), levels=OFFICER_READER)) == {secret.document.id}


def test_a_sample_is_taken_evenly_from_all_chunks_of_a_level(index: Index, tmp_path: Path) -> None:
    every = index.catalogue.sample(AccessLevel.PUBLIC, 1_000)
    assert every == sorted((chunk.id, 2) for new in (REPORT, MINUTED, UNDATED) for chunk in new.chunks)
    assert index.catalogue.sample(AccessLevel.PUBLIC, 4) == every[::3]
    assert index.catalogue.sample(AccessLevel.EXEMPT, 4) == []
