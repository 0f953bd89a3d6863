"""What every lexical index promises, asked of every file in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from vectorstore import variants
from vectorstore.catalogue.database import Database
from vectorstore.lexical.base import LexicalIndex
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Chunk, Locator, Span

PACKAGE = "vectorstore.lexical"


def chunk(name: str, text: str, *, context: str = "", level: AccessLevel = AccessLevel.PUBLIC) -> Chunk:
    return Chunk(
        id=name,
        document_id=name.partition("-")[0],
        span=Span(start=0, end=len(text)),
        text=text,
        locator=Locator(),
        context=context,
        level=level,
    )


CHUNKS = (
    chunk("one-0", "The committee resolved to keep Fernhill library open on Saturdays."),
    chunk("one-1", "A2.3 Review of street lighting, led by the Head of Highways."),
    chunk("one-2", "A2.31 Renewal of lamp columns."),
    chunk("one-3", "A10 Parking review; Minute No 36 applies."),
    chunk("two-0", "The library budget is 1,447 thousand pounds.", context="Libraries and culture: budget monitoring"),
    chunk("two-1", "Nothing of note.", context="Fernhill library"),
    chunk("two-2", "The buyer of Fernhill library is named.", level=AccessLevel.EXEMPT),
)


@pytest.fixture(params=variants.names(PACKAGE))
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LexicalIndex]:
    database = Database(tmp_path)
    yield variants.load(PACKAGE, request.param).build(database)
    database.close()


@pytest.fixture
def filled(index: LexicalIndex) -> LexicalIndex:
    index.add(CHUNKS)
    return index


def found(index: LexicalIndex, query: str, k: int = 10, **options: object) -> list[str]:
    return [name for name, _ in index.search(query, k, **{"levels": PUBLIC_READER, **options})]  # type: ignore[arg-type]


def test_better_matches_come_first_with_higher_scores(filled: LexicalIndex) -> None:
    hits = filled.search("Was Fernhill library kept open on Saturdays?", 10, PUBLIC_READER)
    assert hits[0][0] == "one-0"
    assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)


def test_words_meet_in_any_of_their_forms(filled: LexicalIndex) -> None:
    assert found(filled, "who reviews the lights on streets")[0] == "one-1"
    assert found(filled, "1447") == ["two-0"]


def test_a_reference_is_one_word(filled: LexicalIndex) -> None:
    assert found(filled, "A2.3") == ["one-1"]
    assert found(filled, "A2.31") == ["one-2"]
    assert found(filled, "a1") == []
    assert found(filled, "minute 36")[0] == "one-3"


def test_a_reference_also_finds_its_parts(filled: LexicalIndex) -> None:
    assert set(found(filled, "A2")) == {"one-1", "one-2"}


def test_the_context_is_searched_and_weighs_no_more_than_the_text(filled: LexicalIndex) -> None:
    hits = found(filled, "Fernhill")
    assert hits == ["one-0", "two-1"] or set(hits) == {"one-0", "two-1"}


def test_a_reader_gets_only_the_levels_that_are_theirs(filled: LexicalIndex) -> None:
    assert "two-2" not in found(filled, "buyer of Fernhill library")
    assert found(filled, "buyer of Fernhill library", levels=OFFICER_READER)[0] == "two-2"
    assert found(filled, "buyer", levels={AccessLevel.EXEMPT}) == ["two-2"]


def test_scores_of_several_levels_rest_on_the_same_word_counts(index: LexicalIndex) -> None:
    index.add([chunk(f"pub-{n}", f"Report {n} on parks and benches.") for n in range(40)])
    index.add([chunk("pub-77", "The lido tender is public and about the lido.")])
    index.add([chunk(f"sec-{n}", "Lido tender: bids.", level=AccessLevel.EXEMPT) for n in range(3)])
    hits = index.search("lido tender bids", 10, OFFICER_READER)
    assert [name for name, _ in hits] == ["sec-0", "sec-1", "sec-2", "pub-77"]
    assert hits[3][1] > 0.1


def test_a_search_can_be_narrowed_to_documents(filled: LexicalIndex) -> None:
    assert set(found(filled, "library", documents=["two"])) == {"two-0", "two-1"}
    assert found(filled, "library", documents=[]) == []


def test_no_more_than_asked_for_are_found(filled: LexicalIndex) -> None:
    assert len(found(filled, "library", 1)) == 1
    assert found(filled, "library", 0) == []


def test_equal_scores_are_ordered_by_chunk(index: LexicalIndex) -> None:
    index.add([chunk(name, "Gritting routes.") for name in ("b-0", "a-0", "c-0")] + [chunk("d-0", "Other words.")])
    assert found(index, "gritting") == ["a-0", "b-0", "c-0"]


def test_a_deleted_document_is_gone_from_every_level(filled: LexicalIndex) -> None:
    filled.delete_documents(["two", "unknown"])
    assert found(filled, "library budget buyer", levels=OFFICER_READER) == ["one-0"]
    filled.add(CHUNKS[4:])
    assert found(filled, "budget") == ["two-0"]


@pytest.mark.parametrize("query", ["", "   ", "who is it", '"', "*", "NEAR(a b)", "a AND", "context:", "-", "'); --"])
def test_any_question_can_be_asked(filled: LexicalIndex, query: str) -> None:
    assert isinstance(found(filled, query), list)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_can_be_stored_and_asked_for(filled: LexicalIndex, text: str) -> None:
    storable = text.encode("utf-8", "replace").decode()
    filled.delete_documents(["any"])
    filled.add([chunk("any-0", storable)])
    found(filled, storable)
    filled.delete_documents(["any"])


def test_rarer_terms_weigh_more_and_withheld_rows_do_not_count(filled: LexicalIndex) -> None:
    weights = filled.weights(["librari", "budget", "buyer"], PUBLIC_READER)
    assert weights["buyer"] > weights["budget"] > weights["librari"] > 0
    assert filled.weights(["buyer"], OFFICER_READER)["buyer"] < weights["buyer"]


def test_the_vocabulary_gives_the_terms_of_a_beginning_with_their_chunks(filled: LexicalIndex) -> None:
    words = filled.vocabulary("l", PUBLIC_READER)
    assert words["librari"] == 3
    assert all(word.startswith("l") for word in words)
    assert filled.vocabulary("zz", PUBLIC_READER) == {}


def test_the_vocabulary_of_withheld_chunks_is_their_readers_alone(filled: LexicalIndex) -> None:
    assert "buyer" not in filled.vocabulary("b", PUBLIC_READER)
    assert "buyer" in filled.vocabulary("b", OFFICER_READER)


def test_the_chunks_that_hold_a_term_are_given_up_to_a_number(filled: LexicalIndex) -> None:
    assert set(filled.holding("librari", 10, PUBLIC_READER)) == {"one-0", "two-0", "two-1"}
    assert len(filled.holding("librari", 2, OFFICER_READER)) == 2
    assert filled.holding("buyer", 10, PUBLIC_READER) == []
