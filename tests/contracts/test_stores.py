"""What every vector store promises, asked of every file in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from vectorstore import variants
from vectorstore.embedders.base import Vectors
from vectorstore.stores.base import VectorStore
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel

PACKAGE = "vectorstore.stores"
WIDTH = 8
PUBLIC, EXEMPT = AccessLevel.PUBLIC, AccessLevel.EXEMPT


def axis(number: int, lean: float = 0.0) -> Vectors:
    """A vector of length 1 along one axis, leaning towards the next."""
    vector = np.zeros(WIDTH, dtype=np.float32)
    vector[number], vector[(number + 1) % WIDTH] = 1.0, lean
    unit: Vectors = vector / np.linalg.norm(vector)
    return unit


@pytest.fixture(params=variants.names(PACKAGE))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    store: VectorStore = variants.load(PACKAGE, request.param).build(tmp_path / "vectors", "axes", WIDTH)
    yield store
    store.close()


@pytest.fixture
def filled(store: VectorStore) -> VectorStore:
    ids = ["one-0#0", "one-0#1", "one-1#0", "two-0#0"]
    vectors = np.stack([axis(0), axis(3), axis(1), axis(0, 0.5)])
    store.upsert(PUBLIC, ids, ["one", "one", "one", "two"], vectors)
    store.upsert(EXEMPT, ["one-2#0"], ["one"], np.stack([axis(0)]))
    return store


def chunks(store: VectorStore, vector: Vectors, k: int = 10, **options: object) -> list[str]:
    return [chunk for chunk, _ in store.search(vector, k, **{"levels": PUBLIC_READER, **options})]  # type: ignore[arg-type]


def test_the_nearest_chunks_come_first_with_their_cosine(filled: VectorStore) -> None:
    found = filled.search(axis(0), 2, PUBLIC_READER)
    assert [chunk for chunk, _ in found] == ["one-0", "two-0"]
    assert [score for _, score in found] == pytest.approx([1.0, 1 / np.sqrt(1.25)], abs=1e-5)


def test_a_chunk_comes_once_by_its_best_window(filled: VectorStore) -> None:
    assert chunks(filled, axis(3)).count("one-0") == 1
    assert filled.search(axis(3), 1, PUBLIC_READER)[0] == ("one-0", pytest.approx(1.0, abs=1e-5))


def test_as_many_chunks_as_asked_for_are_found_however_many_windows_they_have(store: VectorStore) -> None:
    windows = [f"long-0#{number}" for number in range(50)]
    store.upsert(PUBLIC, windows, ["long"] * 50, np.stack([axis(0)] * 50))
    store.upsert(PUBLIC, ["short-0#0", "short-1#0"], ["short", "short"], np.stack([axis(0, 0.5), axis(0, 0.9)]))
    assert chunks(store, axis(0), 3) == ["long-0", "short-0", "short-1"]


def test_stored_vectors_say_how_near_they_are(filled: VectorStore) -> None:
    near = filled.cosines(axis(0), PUBLIC, ["one-0#0", "two-0#0", "one-1#0", "one-2#0", "nobody-0#0"])
    assert near == {
        "one-0#0": pytest.approx(1.0, abs=1e-5),
        "two-0#0": pytest.approx(1 / np.sqrt(1.25), abs=1e-5),
        "one-1#0": pytest.approx(0.0, abs=1e-5),
    }
    assert list(filled.cosines(axis(0), EXEMPT, ["one-2#0"])) == ["one-2#0"]
    assert filled.cosines(axis(0), AccessLevel.CONFIDENTIAL, ["one-2#0"]) == {}
    assert filled.cosines(axis(0), PUBLIC, []) == {}


def test_equal_scores_are_ordered_by_chunk(store: VectorStore) -> None:
    store.upsert(PUBLIC, ["b-0#0", "a-0#0", "c-0#0"], ["b", "a", "c"], np.stack([axis(0)] * 3))
    assert chunks(store, axis(0)) == ["a-0", "b-0", "c-0"]


def test_a_reader_gets_only_the_levels_that_are_theirs(filled: VectorStore) -> None:
    assert "one-2" not in chunks(filled, axis(0))
    assert "one-2" in chunks(filled, axis(0), levels=OFFICER_READER)
    assert chunks(filled, axis(0), levels={EXEMPT}) == ["one-2"]
    assert chunks(filled, axis(0), levels=frozenset()) == []


def test_a_search_can_be_narrowed_to_documents(filled: VectorStore) -> None:
    assert chunks(filled, axis(0), documents=["two"]) == ["two-0"]
    assert chunks(filled, axis(0), documents=["two", "none"]) == ["two-0"]
    assert chunks(filled, axis(0), documents=[]) == []


def test_the_same_id_again_replaces_the_vector(filled: VectorStore) -> None:
    filled.upsert(PUBLIC, ["two-0#0"], ["two"], np.stack([axis(5)]))
    assert filled.count() == 5
    assert chunks(filled, axis(5), 1) == ["two-0"]


def test_a_deleted_document_is_gone_from_every_level(filled: VectorStore) -> None:
    filled.delete_documents(["one", "unknown"])
    assert chunks(filled, axis(0), levels=OFFICER_READER) == ["two-0"]
    assert filled.document_ids() == {"two": 1} and filled.count() == 1


def test_documents_are_counted_over_all_levels(filled: VectorStore) -> None:
    assert filled.document_ids() == {"one": 4, "two": 1}
    assert filled.count() == 5


def test_an_empty_store_finds_nothing(store: VectorStore) -> None:
    assert store.search(axis(0), 5, OFFICER_READER) == []
    assert (store.document_ids(), store.count()) == ({}, 0)


def test_more_vectors_than_one_batch_are_stored(store: VectorStore) -> None:
    count = 5_600
    ids = [f"big-{number}#0" for number in range(count)]
    store.upsert(PUBLIC, ids, ["big"] * count, np.stack([axis(number % WIDTH) for number in range(count)]))
    assert store.document_ids() == {"big": count}
    store.delete_documents(["big"])
    assert store.count() == 0
