"""BM25 over words, as bm25s has it: its own tokens and stop words, stems by Snowball."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer

from evals.metrics.base import Numbers

K1, B = 0.9, 0.4
"""The parameters that Anserini and Pyserini take (Lin et al. 2021)."""


class Bm25:
    """Lucene's BM25 (Kamphuis et al. 2020) over some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index these texts; at least one must hold a word that is no stop word."""
        self._index = bm25s.BM25(k1=K1, b=B, method="lucene")
        self._index.index(_tokens(texts), show_progress=False)

    def scores(self, query: str) -> Numbers:
        """Return a score a text, in their order; 0 where no word is shared."""
        (words,) = _tokens([query])
        return np.asarray(self._index.get_scores(words), dtype=np.float64)


def _tokens(texts: Sequence[str]) -> list[list[str]]:
    stemmer = Stemmer.Stemmer("english")
    tokens = bm25s.tokenize(list(texts), stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False)
    return [list(words) for words in tokens]
