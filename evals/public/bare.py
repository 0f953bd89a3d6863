"""Searches a public set with the bare algorithms: BM25, MiniLM's vectors, and both fused by rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from evals.bare.bm25 import Bm25
from evals.bare.fusing import order, rrf
from evals.bare.vectors import vectors
from evals.metrics.base import Numbers
from evals.public.measuring import Ranked
from evals.public.types import Passage, PublicSet
from vectorstore.embedders.base import Embedder

WAYS = ("BM25", "MiniLM", "RRF")


def text_of(passage: Passage) -> str:
    """Return a passage as plain text, of a table a line a row."""
    return passage.text or "\n".join("\t".join(row) for row in passage.rows)


def orders(
    texts: Sequence[str], queries: Sequence[str], embedder: Embedder, cache: Path
) -> Iterator[Mapping[str, list[int]]]:
    """Yield, for each query, the places of the texts in the order of each way of searching."""
    bm25, stored, asked = Bm25(texts), vectors(texts, embedder, cache), vectors(queries, embedder, cache)
    for query, vector in zip(queries, asked, strict=True):
        yield ways(bm25.scores(query), np.asarray(stored @ vector, dtype=np.float64))


def ways(lexical: Numbers, dense: Numbers) -> dict[str, list[int]]:
    """Return the orders of the two scores and of both fused."""
    found = [order(lexical), order(dense)]
    return dict(zip(WAYS, [*found, rrf(found)], strict=True))


def rankings(pool: PublicSet, embedder: Embedder, cache: Path, *, history: bool) -> dict[str, list[Ranked]]:
    """Return every question's ranking by each way; with `history` the reader's earlier turns are part of the query."""
    ids = [passage.id for passage in pool.passages]
    queries = ["\n".join([*asked.history, asked.text]) if history else asked.text for asked in pool.questions]
    found: dict[str, list[Ranked]] = {way: [] for way in WAYS}
    texts = [text_of(passage) for passage in pool.passages]
    for asked, ordered in zip(pool.questions, orders(texts, queries, embedder, cache), strict=True):
        for way, places in ordered.items():
            found[way].append(Ranked(found=tuple(ids[place] for place in places), relevant=asked.relevant))
    return found
