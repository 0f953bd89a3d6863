"""How a thing stands is what its latest paper says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.query import take_apart
from assistant.register.newer import newest_of
from assistant.register.rows import with_rows
from assistant.types import Evidence
from tests.assistant.handmade import Line, paper, row, stored
from tests.assistant.papers import planned
from vectorstore.index import Index, NewVersion
from vectorstore.records import Record, RecordKind
from vectorstore.types import PUBLIC_READER, Filters
from vectorstore.word_vectors import WordVectors

MARCH, JUNE = date(2025, 3, 5), date(2025, 6, 4)
NAMED = "Mend the vans of the northern depot"


def action(owner: str, day: date, *, label: str = "A1", title: str = NAMED) -> Line:
    return replace(row(RecordKind.ACTION, label, title=title, owner=owner), as_of=day)


def edition(name: str, *lines: Line, day: date) -> NewVersion:
    return paper(name, list(lines), meeting=day)


def record_in(index: Index, version: NewVersion) -> Record:
    return next(iter(index.register.of_document(version.document.id, Filters())))


def as_evidence(index: Index, version: NewVersion, words: str) -> Evidence:
    document = index.catalogue.document(version.document.id, PUBLIC_READER)
    block = next(block for block in version.blocks if words in document.quote(block.span))
    return Evidence(label="E1", document=document, span=block.span, block=block, score=0.8)


@pytest.fixture
def editions() -> tuple[NewVersion, NewVersion]:
    return (
        edition("march.md", action("Jane Doe", MARCH), day=MARCH),
        edition("june.md", action("Ben Roe", JUNE), day=JUNE),
    )


def test_the_latest_edition_of_a_row_is_found_and_has_none_after_it(
    tmp_path: Path, editions: tuple[NewVersion, NewVersion]
) -> None:
    with stored(tmp_path, *editions) as index:
        first, last = (record_in(index, version) for version in editions)
        found = newest_of(first, index, Filters())
        assert found is not None
        assert found.id == last.id
        assert newest_of(last, index, Filters()) is None


def test_another_thing_of_that_reference_is_no_edition_of_it(tmp_path: Path) -> None:
    march = edition("march.md", action("Jane Doe", MARCH), day=MARCH)
    other = edition("june.md", replace(action("Ben Roe", JUNE, title="Paint the hall"), scope="another plan"), day=JUNE)
    with stored(tmp_path, march, other) as index:
        assert newest_of(record_in(index, march), index, Filters()) is None


def test_a_row_without_a_reference_has_no_editions(tmp_path: Path) -> None:
    unnumbered = Line(cells=(("title", NAMED),), kind=RecordKind.ACTION, as_of=MARCH)
    march = edition("march.md", unnumbered, day=MARCH)
    with stored(tmp_path, march) as index:
        assert newest_of(record_in(index, march), index, Filters()) is None


def test_who_leads_it_is_answered_by_the_latest_paper_though_an_earlier_one_was_found(
    tmp_path: Path, words: WordVectors, editions: tuple[NewVersion, NewVersion]
) -> None:
    with stored(tmp_path, *editions) as index:
        found = [as_evidence(index, editions[0], "Jane Doe")]
        told = with_rows(take_apart(planned("Who leads the mending of the vans?"), index, words), found, index, words)
        assert [item.document.name for item in told] == ["june.md", "march.md"]
        asked = planned("Who led the mending of the vans in March 2025?")
        told = with_rows(take_apart(asked, index, words), found, index, words)
        assert [item.document.name for item in told] == ["march.md"]


def test_what_only_an_earlier_paper_says_is_answered_by_that_paper_first(tmp_path: Path, words: WordVectors) -> None:
    made = row(RecordKind.ACTION, "A1", title=NAMED, deliverable="Forty mended vans")
    march = edition("march.md", replace(made, as_of=MARCH), day=MARCH)
    june = edition("june.md", action("Ben Roe", JUNE), day=JUNE)
    with stored(tmp_path, march, june) as index:
        later = record_in(index, june)
        earlier = newest_of(later, index, Filters(), ("deliverable",))
        assert earlier is not None
        assert earlier.id == record_in(index, march).id
        found = [as_evidence(index, june, "Ben Roe")]
        for text in ("What will be delivered by the mending of the vans?", "List what the mending of vans delivered."):
            told = with_rows(take_apart(planned(text), index, words), found, index, words)
            assert [item.document.name for item in told] == ["march.md", "june.md"]
        compared = take_apart(planned("How did the mending of the vans change between papers?"), index, words)
        assert len(with_rows(compared, found, index, words)) == 1


def test_a_list_is_answered_with_the_rows_found_where_they_say_what_is_asked(
    tmp_path: Path, words: WordVectors, editions: tuple[NewVersion, NewVersion]
) -> None:
    with stored(tmp_path, *editions) as index:
        found = [as_evidence(index, editions[0], "Jane Doe")]
        query = take_apart(planned("List who leads the mending of the vans."), index, words)
        assert len(with_rows(query, found, index, words)) == 1
