"""BM25 over hits of several tables: each table's own scores rest on its own word counts and cannot be compared."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

K1, B = 1.2, 0.75  # as FTS5 has them
LEAST_WEIGHT = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """What BM25 knows of all rows together: their number, mean length in terms, and how many hold each term."""

    rows: int
    mean_length: float
    rows_with: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoredRow:
    """A hit with its stored terms, as (weight, terms) of each column."""

    chunk_id: str
    columns: tuple[tuple[float, list[str]], ...]


def rescored(rows: Sequence[ScoredRow], terms: Sequence[str], statistics: Statistics) -> list[tuple[str, float]]:
    """Return (chunk id, score), best first, ties by id.

    The formula is that of FTS5 (Robertson and Zaragoza 2009, with columns weighed by their term frequency).
    """
    weights = {term: _weight(statistics.rows, statistics.rows_with[term]) for term in terms}
    scores = [(row.chunk_id, _score(row, weights, statistics.mean_length)) for row in rows]
    return sorted(scores, key=lambda hit: (-hit[1], hit[0]))


def _weight(rows: int, holding: int) -> float:
    """Return a term's inverse document frequency, never less than a millionth."""
    return max(LEAST_WEIGHT, math.log((rows - holding + 0.5) / (holding + 0.5)))


def _score(row: ScoredRow, weights: Mapping[str, float], mean_length: float) -> float:
    counted: defaultdict[str, float] = defaultdict(float)
    for weight, held in row.columns:
        for term in held:
            if term in weights:
                counted[term] += weight
    length = sum(len(held) for _, held in row.columns)
    damping = K1 * (1 - B + B * length / mean_length)
    return sum(weights[term] * often * (K1 + 1) / (often + damping) for term, often in counted.items())
