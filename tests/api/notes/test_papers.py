from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.notes.model import WITHHELD
from api.notes.papers import Facts, facts_of, without_withheld
from tests.api.kept_answers import answer, citation
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, PUBLIC_READER


@pytest.fixture(scope="module")
def catalogue(data: Path) -> Iterator[Catalogue]:
    with open_index(StoreSettings(data=data)) as index:
        yield index.catalogue


def cited(ids: dict[str, str], name: str, start: int, end: int) -> dict[str, Any]:
    return citation(1, document_id=ids[name], start=start, end=end)


def test_a_paper_that_is_there_gives_its_committee(catalogue: Catalogue, ids: dict[str, str]) -> None:
    facts = facts_of(catalogue, cited(ids, "harbour.txt", 0, 20), PUBLIC_READER)
    assert facts == Facts(committee="Cabinet")


def test_a_printed_page_is_said_where_it_differs_from_the_place_in_the_file(
    catalogue: Catalogue, ids: dict[str, str]
) -> None:
    name = "2025-04-09_scrutiny_minutes.pdf"
    document = catalogue.document(ids[name], PUBLIC_READER)
    for page in document.pages:
        facts = facts_of(catalogue, cited(ids, name, page.span.start, page.span.start + 1), PUBLIC_READER)
        assert facts.printed == ("" if page.printed in (None, str(page.number)) else page.printed)


def test_words_of_an_exempt_appendix_are_withheld_from_the_public_alone(
    catalogue: Catalogue, ids: dict[str, str], secret: tuple[int, int]
) -> None:
    appendix = cited(ids, "ferry.txt", *secret)
    assert facts_of(catalogue, appendix, PUBLIC_READER).withheld
    assert not facts_of(catalogue, appendix, OFFICER_READER).withheld
    assert facts_of(catalogue, cited(ids, "bids.txt", 0, 9), PUBLIC_READER).withheld
    assert facts_of(catalogue, cited(ids, "harbour.txt", 0, 10**6), PUBLIC_READER).withheld


def test_a_paper_that_is_gone_is_told_from_one_that_is_withheld(catalogue: Catalogue) -> None:
    assert facts_of(catalogue, citation(1), PUBLIC_READER) == Facts(held=False)


def test_an_answer_with_withheld_words_is_emptied_and_any_other_stays_as_it_was(
    catalogue: Catalogue, ids: dict[str, str], secret: tuple[int, int]
) -> None:
    kept = answer()
    assert without_withheld(catalogue, kept, PUBLIC_READER) is kept
    emptied = without_withheld(catalogue, answer(citations=[cited(ids, "ferry.txt", *secret)]), PUBLIC_READER)
    assert (emptied["answer"], emptied["claims"], emptied["citations"]) == (WITHHELD, [], [])
