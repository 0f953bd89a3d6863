from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.vectorstore.papers import EMBEDDER, LIGHTING, opened, paper
from vectorstore.index import Index, NewVersion
from vectorstore.likeness import sketch_of
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Filters

AGAIN = tuple(line.upper() for line in LIGHTING)
FIRST, SECOND = "/papers/2024-05-15_report.pdf", "/papers/2024-06-19_report.docx"


def version(source: str, lines: tuple[str, ...] = LIGHTING, **given: object) -> NewVersion:
    new = paper(lines, source=source, **given)  # type: ignore[arg-type]
    return replace(new, sketch=sketch_of(new.document))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def twice(index: Index) -> tuple[str, str]:
    """The later copy is stored first."""
    second, first = version(SECOND, AGAIN), version(FIRST)
    index.put(second)
    index.put(first)
    return first.document.id, second.document.id


def found_by_each(index: Index, filters: Filters) -> list[set[str]]:
    """The documents that words, meaning and references find."""
    among = index.catalogue.document_ids(filters)
    words = index.lexical.search("street lighting", 9, filters.levels, among)
    meaning = index.vectors.search(EMBEDDER.embed_query("street lighting"), 9, filters.levels, among)
    refs = index.catalogue.find_refs(["a2.3"], filters, 9)
    return [{chunk.rpartition("-")[0] for chunk, _ in found} for found in (words, meaning, refs)]


def test_one_of_two_copies_is_searched_and_both_can_be_opened(index: Index, twice: tuple[str, str]) -> None:
    assert found_by_each(index, Filters()) == [{twice[0]}] * 3
    for own, other in (twice, reversed(twice)):
        assert [copy.document_id for copy in index.catalogue.document(own, PUBLIC_READER).copies] == [other]


def test_the_list_of_documents_has_both_and_says_which_answers(index: Index, twice: tuple[str, str]) -> None:
    assert {card.id: card.copy_of for card in index.catalogue.documents(Filters())} == {
        twice[0]: None,
        twice[1]: "2024-05-15_report.pdf",
    }


def test_of_copies_with_dates_the_earlier_answers_whatever_its_path(index: Index) -> None:
    undated, later = version("/a.txt", meeting=None), version("/b.txt", AGAIN, meeting=date(2025, 2, 1))
    index.put(undated)
    index.put(later)
    assert index.catalogue.document_ids(Filters()) == {later.document.id}


def test_a_copy_that_a_question_names_answers_itself(index: Index, twice: tuple[str, str]) -> None:
    assert found_by_each(index, Filters(documents=("2024-06-19_report.docx",))) == [{twice[1]}] * 3


def test_a_copy_answers_where_the_first_is_narrowed_away(index: Index) -> None:
    first = version(FIRST, committee="Cabinet")
    second = version(SECOND, AGAIN, committee="Highways Committee")
    index.put(first)
    index.put(second)
    assert index.catalogue.document_ids(Filters(committees=("Highways",))) == {second.document.id}
    assert index.catalogue.document_ids(Filters()) == {first.document.id}


@pytest.mark.parametrize("change", ["forgotten", "replaced"])
def test_the_other_takes_over_when_the_one_that_answers_goes(index: Index, twice: tuple[str, str], change: str) -> None:
    if change == "forgotten":
        index.forget(FIRST)
    else:
        index.put(version(FIRST, ("3.1 Nothing of what was said before stands in this paper.",)))
    assert all(twice[1] in found for found in found_by_each(index, Filters()))
    assert index.catalogue.document(twice[1], PUBLIC_READER).copies == ()
    assert index.check() == []


def test_in_whatever_order_copies_come_the_same_is_stored(tmp_path: Path) -> None:
    versions = [version(FIRST), version(SECOND, AGAIN), version("/z.txt", tuple(line + "!" for line in LIGHTING))]
    digests = set()
    for number, order in enumerate((versions, versions[::-1], versions[1:] + versions[:1])):
        with opened(tmp_path / str(number)) as index:
            for new in order:
                index.put(new)
            assert index.catalogue.document_ids(Filters()) == {versions[0].document.id}
            digests.add(index.state_digest())
    assert len(digests) == 1


def test_an_exempt_paper_is_no_copy_of_a_public_one(index: Index) -> None:
    public, exempt = version(FIRST), version(SECOND, AGAIN, level=AccessLevel.EXEMPT)
    index.put(public)
    index.put(exempt)
    for levels in (PUBLIC_READER, OFFICER_READER):
        assert index.catalogue.document(public.document.id, levels).copies == ()
        assert index.catalogue.document_ids(Filters(levels=levels)) is None


def test_copies_among_exempt_papers_show_to_officers_alone(index: Index) -> None:
    first, second = (
        version(path, lines, level=AccessLevel.EXEMPT) for path, lines in ((FIRST, LIGHTING), (SECOND, AGAIN))
    )
    index.put(first)
    index.put(second)
    assert index.catalogue.document_ids(Filters(levels=OFFICER_READER)) == {first.document.id}
    assert index.catalogue.document_ids(Filters()) is None
    assert index.catalogue.documents(Filters()) == ()


def test_the_same_file_under_another_name_is_another_place_of_its_words(index: Index) -> None:
    first = version(FIRST)
    index.put(first)
    index.link("/pack/item-7.pdf", first.digest, first.signature, first.document.id)
    assert [copy.name for copy in index.catalogue.document(first.document.id, PUBLIC_READER).copies] == ["item-7.pdf"]
    assert index.catalogue.document_ids(Filters()) is None
