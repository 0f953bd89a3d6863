"""Fixed vectors of words, so that a question's words meet others of like meaning ("kids", "children") at no cost.

The table is MiniLM's own word-piece embeddings on their principal axes (see embedders/minilm/export_words.py); a word
is the mean of its pieces. Nothing is stored a passage: both sides are looked up when a question is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from vectorstore.embedders.base import Vectors
from vectorstore.plain import plain_text

FOLDER = Path(__file__).parent / "embedders" / "minilm"
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s\b|['’]", re.IGNORECASE)


class WordVectors:
    """Looks words up; every vector has length 1, so a dot product is a likeness between -1 and 1."""

    def __init__(self, *, folder: Path = FOLDER) -> None:
        """Remember where `words.npy` and `tokenizer.json` are; both are read with the first word."""
        self._folder = folder
        self._cached = lru_cache(maxsize=100_000)(self._look_up)

    @cached_property
    def _table(self) -> Vectors:
        table: Vectors = np.load(self._folder / "words.npy").astype(np.float32) / 127
        return table

    @cached_property
    def _pieces(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        return tokenizer

    def of(self, words: Sequence[str]) -> Vectors:
        """Return an array of shape (len(words), axes)."""
        if not words:
            return np.zeros((0, self._table.shape[1]), dtype=np.float32)
        return np.stack([self._cached(word) for word in words])

    def is_word(self, word: str) -> bool:
        """Say whether a lower-case word is one of common English, which the table has in one piece."""
        return len(self._ids(word)) == 1

    def rank(self, word: str) -> int:
        """Return about how many words of English are commoner than a lower-case one: all of the table's for no piece.

        The pieces of the vocabulary are in order of how common they are.
        """
        ids = self._ids(word)
        return ids[0] if len(ids) == 1 else self._pieces.get_vocab_size()

    def _ids(self, word: str) -> list[int]:
        ids: list[int] = self._pieces.encode(word, add_special_tokens=False).ids
        return ids

    def _look_up(self, word: str) -> Vectors:
        ids = self._ids(word)
        mean = self._table[ids].mean(axis=0) if ids else np.zeros(self._table.shape[1], dtype=np.float32)
        vector: Vectors = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return vector


def words_of(text: str) -> list[str]:
    """Return the distinct words and numbers of a text in order, lower case, without mark-up and possessives."""
    plain = _POSSESSIVE.sub("", plain_text(text)).casefold()
    return list(dict.fromkeys(_WORD.findall(plain)))
