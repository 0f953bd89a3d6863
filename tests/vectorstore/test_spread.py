"""Questions turned towards what tells the texts of a record apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.vectorstore.papers import opened, paper
from vectorstore.embedders.base import Vectors
from vectorstore.spread import Spread, spread_of, spread_of_public

WIDTH, LOUD, FAINT = 32, 0, 1
LINES = tuple(f"{number}.1 The fund of ward {number} paid for {number * 7} benches." for number in range(300))


def texts_that_differ_little() -> Vectors:
    """Vectors with a large part in common, which differ much along one direction and little along the others."""
    random = np.random.default_rng(3)
    found = 0.1 * random.normal(size=(500, WIDTH))
    found[:, LOUD] = 2.0 + 2.0 * random.normal(size=500)
    unit: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return unit


def spread(vectors: Vectors) -> Spread:
    found = spread_of(vectors)
    assert found is not None
    return found


def test_what_few_texts_have_counts_beyond_what_all_differ_by() -> None:
    asked = np.zeros(WIDTH, dtype=np.float32)
    asked[LOUD] = asked[FAINT] = np.float32(np.sqrt(0.5))
    turned = spread(texts_that_differ_little()).turned(asked)
    assert turned[FAINT] > asked[FAINT]
    assert turned[LOUD] < asked[LOUD]
    assert float(np.linalg.norm(turned)) == pytest.approx(1.0, abs=1e-6)


def test_vectors_that_differ_alike_every_way_are_left_to_ask_as_they_did() -> None:
    axes = np.eye(WIDTH, dtype=np.float32)
    even = np.concatenate([axes, -axes])
    asked = texts_that_differ_little()[0]
    assert spread(even).turned(asked) == pytest.approx(asked, abs=1e-6)


@pytest.mark.parametrize(
    "vectors",
    [
        texts_that_differ_little()[: WIDTH - 1],
        np.zeros((0, 0), dtype=np.float32),
        np.tile(texts_that_differ_little()[0], (2 * WIDTH, 1)),
    ],
)
def test_too_few_vectors_or_all_alike_tell_nothing(vectors: Vectors) -> None:
    assert spread_of(vectors) is None


def test_withheld_words_have_no_part_in_it(tmp_path: Path) -> None:
    with opened(tmp_path / "open") as plain, opened(tmp_path / "part") as partly:
        plain.put(paper(LINES))
        partly.put(paper(LINES, exempt=("4.1 The price of the land at Mill Lane is £2m.",) * 40))
        of_plain, of_partly = spread_of_public(plain), spread_of_public(partly)
    assert of_plain is not None
    assert of_partly is not None
    assert of_partly.middle == pytest.approx(of_plain.middle, abs=1e-6)
    assert of_partly.evening == pytest.approx(of_plain.evening, abs=1e-3)


def test_a_record_without_public_papers_has_none(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        assert spread_of_public(index) is None
