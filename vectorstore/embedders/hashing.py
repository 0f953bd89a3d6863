"""Vectors from hashed words and letter groups: no model, so always there; it knows spellings, not meanings."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from vectorstore.embedders.base import Embedder, Vectors
from vectorstore.errors import ClerkError

WIDTH = 512
WORD = re.compile(r"\w+")
LETTERS = (3, 4)


def build(model: str | None = None, threads: int | None = None) -> Embedder:
    """Return the embedder; there is no model to choose (raises ClerkError for one) and `threads` changes nothing."""
    if model is not None:
        raise ClerkError(
            f"the hashing embedder has no models, so none called {model}: leave CLERK_EMBEDDER_MODEL unset."
        )
    return HashingEmbedder()


class HashingEmbedder:
    """Adds up one signed position a feature (Weinberger et al., Feature Hashing, ICML 2009), then scales to length 1.

    A feature counts by the logarithm of how often it occurs. The same text gives the same vector on every machine.
    """

    name = f"hashing-{WIDTH}-v1"
    dimensions = WIDTH

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), 512)."""
        vectors = np.empty((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.embed_query(text)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Return an array of shape (512,); a text without words counts as one empty feature, never as zeros."""
        vector = np.zeros(WIDTH, dtype=np.float32)
        for feature, count in Counter(_features(text)).items():
            place, sign = _place(feature)
            vector[place] += sign * np.log1p(count)
        length = np.linalg.norm(vector)
        if not length:
            place, sign = _place("")
            vector[place], length = sign, np.float32(1)
        scaled: Vectors = vector / length
        return scaled


def _features(text: str) -> Iterator[str]:
    """Yield each word and its letter groups, with marks at its ends so that beginnings and endings differ."""
    for word in WORD.findall(text.casefold()):
        yield word
        marked = f"<{word}>"
        for size in LETTERS:
            yield from (f"{size}{marked[i : i + size]}" for i in range(len(marked) - size + 1))


@lru_cache(maxsize=65_536)
def _place(feature: str) -> tuple[int, float]:
    """Return a feature's position and sign; Python's own hash differs from run to run."""
    number = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest())
    return number % WIDTH, 1.0 if number >> 63 else -1.0
