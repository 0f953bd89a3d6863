from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vectorstore.embedders.base import Vectors
from vectorstore.errors import ClerkError
from vectorstore.spread import spread_of
from vectorstore.stores import chroma, memory
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel

WIDTH = 48
ROOT = Path(__file__).parents[3]


def cloud(count: int, seed: int = 1) -> Vectors:
    """Vectors in clumps, as those of texts are."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(40, WIDTH))
    points = centres[random.integers(0, 40, count)] + 0.6 * random.normal(size=(count, WIDTH))
    unit: Vectors = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    return unit


def fill(folder: Path, start: int, end: int, gone: tuple[int, ...] = ()) -> None:
    """Store the vectors of documents start to end, one each; used in a process of its own."""
    store = chroma.build(folder, "cloud", WIDTH)
    numbers = range(start, end)
    if numbers:
        ids = [f"d{number}-0#0" for number in numbers]
        store.upsert(AccessLevel.PUBLIC, ids, [f"d{number}" for number in numbers], cloud(2_000)[start:end])
    store.delete_documents([f"d{number}" for number in gone])
    store.close()


def test_it_finds_nearly_all_that_exact_search_finds_of_turned_questions_too(tmp_path: Path) -> None:
    vectors = cloud(3_000)
    spread = spread_of(vectors)
    assert spread is not None
    ids = [f"d{number}-0#0" for number in range(3_000)]
    documents = [f"d{number}" for number in range(3_000)]
    approximate, exact = chroma.build(tmp_path, "cloud", WIDTH), memory.build(tmp_path, "cloud", WIDTH)
    for store in (approximate, exact):
        store.upsert(AccessLevel.PUBLIC, ids, documents, vectors)
    shares = []
    asked = cloud(50, seed=2)
    for vector in (*asked, *map(spread.turned, asked)):
        near, true = (dict(store.search(vector, 20, PUBLIC_READER)) for store in (approximate, exact))
        shares.append(len(near.keys() & true.keys()) / 20)
        assert all(near[chunk] == pytest.approx(true[chunk], abs=1e-4) for chunk in near.keys() & true.keys())
    approximate.close()
    assert np.mean(shares) >= 0.98


def test_stored_vectors_come_back_by_their_ids_within_a_level(tmp_path: Path) -> None:
    vectors = cloud(6)
    for store in (chroma.build(tmp_path, "cloud", WIDTH), memory.build(tmp_path, "cloud", WIDTH)):
        store.upsert(AccessLevel.PUBLIC, ["a#0", "a#1", "b#0"], ["a", "a", "b"], vectors[:3])
        store.upsert(AccessLevel.EXEMPT, ["c#0"], ["c"], vectors[3:4])
        found = store.stored(AccessLevel.PUBLIC, ["a#1", "b#0", "c#0", "gone#0"])
        assert sorted(map(tuple, found)) == sorted(map(tuple, vectors[1:3]))
        assert len(store.stored(AccessLevel.PUBLIC, [])) == len(store.stored(AccessLevel.EXEMPT, ["a#0"])) == 0
        store.close()


def test_a_long_running_reader_sees_what_another_process_adds_and_deletes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "REOPENED_AFTER", 0.0)
    vectors = cloud(2_000)
    fill(tmp_path, 0, 1_500)
    store = chroma.build(tmp_path, "cloud", WIDTH)
    assert store.search(vectors[700], 1, PUBLIC_READER)[0][0] == "d700-0"
    script = f"from tests.vectorstore.stores.test_chroma import *; fill(Path({str(tmp_path)!r}), 1500, 1520, (700,))"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    assert store.search(vectors[1_510], 1, PUBLIC_READER)[0][0] == "d1510-0"
    assert store.search(vectors[700], 1, PUBLIC_READER)[0][0] != "d700-0"
    assert store.count() == 1_519
    store.close()


def test_every_opening_finds_the_same(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    vectors, wanted = (random.normal(size=(count, 384)).astype(np.float32) for count in (1_900, 300))
    store = chroma.build(tmp_path, "cloud", 384)
    for start in range(0, 1_900, 95):
        ids = [f"d{number}-0#0" for number in range(start, start + 95)]
        store.upsert(AccessLevel.PUBLIC, ids, ["d"] * 95, vectors[start : start + 95])
    store.close()
    runs = []
    for _ in range(3):
        store = chroma.build(tmp_path, "cloud", 384)
        runs.append([store.search(vector, 60, PUBLIC_READER) for vector in wanted])
        store.close()
    assert runs[0] == runs[1] == runs[2]


def test_a_store_that_was_closed_takes_more_and_finds_all_of_it(tmp_path: Path) -> None:
    for start in range(0, 300, 100):
        fill(tmp_path, start, start + 100, (start,))
    store = chroma.build(tmp_path, "cloud", WIDTH)
    assert len(store.search(cloud(2_000)[7], 300, PUBLIC_READER)) == store.count() == 297
    store.close()


def test_a_deletion_elsewhere_never_breaks_a_search(tmp_path: Path) -> None:
    vectors = cloud(2_000)
    fill(tmp_path, 0, 1_500)
    store = chroma.build(tmp_path, "cloud", WIDTH)
    store.search(vectors[0], 5, PUBLIC_READER)
    script = (
        f"from tests.vectorstore.stores.test_chroma import *; fill(Path({str(tmp_path)!r}), 0, 0, tuple(range(1400)))"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    for vector in vectors[:50]:
        assert len(store.search(vector, 5, PUBLIC_READER)) == 5
    store.close()


def test_two_embedders_keep_apart_in_one_folder(tmp_path: Path) -> None:
    one = chroma.build(tmp_path, "a model/of some kind", WIDTH)
    one.upsert(AccessLevel.EXEMPT, ["a-0#0"], ["a"], cloud(1))
    one.close()
    other = chroma.build(tmp_path, "a model-of some kind", WIDTH)
    assert other.search(cloud(1)[0], 1, OFFICER_READER) == []
    other.close()
    again = chroma.build(tmp_path, "a model/of some kind", WIDTH)
    assert again.count() == 1
    again.close()


def test_a_folder_that_holds_no_vectors_of_chroma_is_named(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_text("not a database" * 500)
    with pytest.raises(ClerkError, match="clerk check --mend"):
        chroma.build(tmp_path, "cloud", WIDTH)
