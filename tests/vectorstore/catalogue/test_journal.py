from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore.papers import opened, paper
from vectorstore.catalogue import journal, writing
from vectorstore.index import Index, NewVersion
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel

KEY = "/papers/lighting.txt"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with opened(tmp_path) as index:
        yield index


def versions(*levels: AccessLevel) -> list[NewVersion]:
    return [paper((f"3.1 Version {n} of the lamps.",), level=level) for n, level in enumerate(levels, 1)]


def test_the_latest_failure_of_a_path_counts_and_says_when_it_first_failed(index: Index) -> None:
    index.journal.failed(KEY, why="It is empty.", fix="Fetch it again.")
    first = index.journal.failures()[0].first
    index.journal.failed(KEY, why="It is locked.", fix="Unlock it.")
    index.journal.failed("/papers/a.zip", why="No reader takes .zip.", fix="Unpack it.", skipped=True)
    skipped, failed = index.journal.failures()
    assert (failed.name, failed.why, failed.fix, failed.first) == ("lighting.txt", "It is locked.", "Unlock it.", first)
    assert (skipped.skipped, failed.skipped, failed.stands, failed.version) == (True, False, None, None)


def test_a_failure_is_struck_off_when_the_file_is_read_copied_or_forgotten(index: Index) -> None:
    new = paper()
    for key in (KEY, "/papers/copy.txt", "/papers/gone.txt", "/papers/left.txt"):
        index.journal.failed(key, why="It is empty.", fix="Fetch it again.")
    index.put(new)
    index.link("/papers/copy.txt", new.digest, new.signature, new.document.id)
    index.forget("/papers/gone.txt")
    assert [one.source for one in index.journal.failures()] == ["/papers/left.txt"]
    index.journal.strike({"/papers/left.txt", "/papers/never.txt"})
    index.journal.strike({"/papers/never.txt"})
    assert index.journal.failures() == ()


def test_a_failed_file_says_which_earlier_version_of_it_answers(index: Index) -> None:
    index.put(paper())
    index.journal.failed(KEY, why="It is empty.", fix="Fetch it again.")
    (failed,) = index.journal.failures()
    assert (failed.stands, failed.version) == (paper().document.id, 1)


def test_a_replaced_version_is_kept_with_what_stands_in_its_place_today(index: Index) -> None:
    first, second, third = versions(*[AccessLevel.PUBLIC] * 3)
    for new in (first, second, second, third):
        index.put(new)
    later, earlier = index.journal.replaced(PUBLIC_READER)
    assert (earlier.version, earlier.document_id, earlier.now_id) == (1, first.document.id, third.document.id)
    assert (later.version, later.document_id, later.name) == (2, second.document.id, "lighting.txt")
    assert later.title == later.now_title == "Street lighting"
    assert index.journal.successor(first.document.id, PUBLIC_READER) == third.document.id
    assert index.journal.successor(third.document.id, PUBLIC_READER) is None


@pytest.mark.parametrize(
    "levels",
    [
        (AccessLevel.PUBLIC, AccessLevel.EXEMPT),
        (AccessLevel.EXEMPT, AccessLevel.PUBLIC),
        (AccessLevel.EXEMPT, AccessLevel.EXEMPT),
    ],
)
def test_what_was_or_came_to_be_withheld_is_replaced_for_officers_alone(
    index: Index, levels: tuple[AccessLevel, ...]
) -> None:
    for new in versions(*levels):
        index.put(new)
    assert len(index.journal.replaced(OFFICER_READER)) == 1
    assert index.journal.replaced(PUBLIC_READER) == ()


def test_a_forgotten_paper_leaves_nothing_behind(index: Index) -> None:
    for new in versions(AccessLevel.PUBLIC, AccessLevel.PUBLIC):
        index.put(new)
    index.forget(KEY)
    assert index.journal.replaced(OFFICER_READER) == ()


def test_a_replacement_that_did_not_come_about_is_not_noted(index: Index) -> None:
    (first,) = versions(AccessLevel.PUBLIC)
    index.put(first)
    index.journal.failed(KEY, why="It is empty.", fix="Fetch it again.")
    with pytest.raises(RuntimeError, match="power"), index._database.writing() as connection:
        journal.note_pointed(connection, KEY, first.document.id, writing.source_of(connection, KEY))
        raise RuntimeError("power")
    assert [one.source for one in index.journal.failures()] == [KEY]
    assert index.journal.replaced(PUBLIC_READER) == ()
