"""Slips of the keyboard forgiven: a word that no paper has is read as the one that it nearly is, and that is said.

Only a very near word will do. A name or a thing that the papers never mention must stay what it is, since the answer
is then that they never do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from assistant.understanding.edits import letters_of, slips
from assistant.understanding.types import ReadAs
from vectorstore.index import Index
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.lexical.analysis import analyse
from vectorstore.references import find_references
from vectorstore.types import AccessLevel
from vectorstore.word_vectors import WordVectors

Levels = frozenset[AccessLevel]

SHORTEST, LONG = 5, 12
"""Letters of a word that may be mended, and from which on two slips are forgiven."""

EXAMPLES, TRIED = 12, 6
"""Passages in which the whole word of a stem is looked up, and stems that are tried."""

_WORD = re.compile(r"(?<![\w'’&-])[A-Za-z][a-z]{3,}(?![\w&-])")
_ENDINGS = re.compile(r"(?:ings?|ers?|ed|es|s|ly|al|y|ment|ness|ion)$")


class Spelling:
    """Mends the words of questions by those of an index; safe to share between threads."""

    def __init__(self, index: Index, words: WordVectors) -> None:
        """Read the words of this index; `words` tells which are plain English."""
        self._index = index
        self._words = words
        self._vocabulary = lru_cache(maxsize=256)(self._read)

    def mend(
        self, text: str, levels: Levels, known: Callable[[str], bool] = lambda word: False
    ) -> tuple[str, tuple[ReadAs, ...]]:
        """Return the text with its slips mended, and which words were read as which; `known` words are no slips."""
        mended: list[ReadAs] = []
        for match in reversed([*self._strange(text, levels)]):
            if known(match.group()):
                continue
            meant = self._meant(match.group(), levels, named=_is_name(match))
            if meant:
                mended.insert(0, ReadAs(typed=match.group(), read=meant))
                text = text[: match.start()] + meant + text[match.end() :]
        return text, tuple(mended)

    def _strange(self, text: str, levels: Levels) -> Iterator[re.Match[str]]:
        """Yield the words that no paper has and that are neither plain English nor part of a reference."""
        found = [m for m in _WORD.finditer(text) if len(m.group()) >= SHORTEST and m.group().lower() not in STOP_WORDS]
        terms = {match.group(): _stem(match.group()) for match in found}
        if not terms:
            return
        rarity = self._index.lexical.weights({*terms.values(), NOWHERE}, levels)
        taken = [reference.span for reference in find_references(text, loose=True)]
        for match in found:
            free = not any(span.start <= match.start() < span.end for span in taken)
            if free and rarity[terms[match.group()]] >= rarity[NOWHERE] and not self._is_english(match.group()):
                yield match

    def _is_english(self, word: str) -> bool:
        """Say whether a word, or what is left of it without its ending, is plain English."""
        folded = word.lower()
        stem = _ENDINGS.sub("", folded)
        forms = {folded, *([stem] if len(stem) > 3 else []), *([f"{stem}e"] if len(stem) > 2 else [])}
        return any(self._words.is_word(form) for form in forms)

    def _meant(self, word: str, levels: Levels, *, named: bool) -> str:
        """Return the word of the papers that this one nearly is, the commonest of the nearest; empty for none."""
        whole = [one for term in self._near(_stem(word), levels) if (one := self._whole(term, word, levels))]
        fitting = [
            one for one in whole if is_slip_of(word, one, strict=named or (one[0].isupper() and word[0].islower()))
        ]
        return min(fitting, key=lambda one: slips(word.lower(), one.lower(), 3), default="")

    def _near(self, stem: str, levels: Levels) -> list[str]:
        """Return the commonest terms that are a slip or two from this one; hardly ever is it the first letter."""
        plain = _squeezed(stem)
        letters = letters_of(plain)
        version = self._index.catalogue.version()
        near = [
            (-held, term)
            for term, held, squeezed, bits in self._vocabulary(version, stem[0], levels)
            if abs(len(squeezed) - len(plain)) <= 2
            and (bits ^ letters).bit_count() <= 4
            and slips(plain, squeezed, 2) <= 2
        ]
        return [term for _, term in sorted(near)[:TRIED]]

    def _read(self, version: str, letter: str, levels: Levels) -> list[tuple[str, int, str, int]]:
        """Return the papers' words of one letter: stem, passages that have it, without double letters, its letters."""
        del version  # it only tells the cache when the words may be others
        found = self._index.lexical.vocabulary(letter, levels).items()
        words = [(term, held, _squeezed(term)) for term, held in found if term.isalpha() and len(term) >= SHORTEST - 1]
        return [(term, held, squeezed, letters_of(squeezed)) for term, held, squeezed in words]

    def _whole(self, stem: str, typed: str, levels: Levels) -> str:
        """Return the word of the papers that has this stem, the one nearest to what was typed."""
        chunks = self._index.catalogue.chunks(self._index.lexical.holding(stem, EXAMPLES, levels), levels)
        texts = chain.from_iterable((chunk.search_text, chunk.context) for chunk in chunks.values())
        same_start = re.compile(rf"\b{re.escape(stem[:3])}[^\W\d_]*", re.IGNORECASE)
        counted = Counter(word for text in texts for word in same_start.findall(text) if _stem(word) == stem)
        spelt = {
            word.lower() if word.lower() in counted or self._words.is_word(word.lower()) else word for word in counted
        }
        best = min(spelt, key=lambda word: (slips(word.lower(), typed.lower(), 4), word), default="")
        return best[:1].upper() + best[1:] if typed[0].isupper() else best


NOWHERE = "\N{NULL}"
"""A term that no text has."""


def _stem(word: str) -> str:
    return next(iter(analyse(word, query=False)), "")


def _is_name(match: re.Match[str]) -> bool:
    """Say whether a word is written like a name: with a capital, and not because it begins the question."""
    before = match.string[: match.start()].rstrip()
    return match.group()[0].isupper() and bool(before) and before[-1] not in ".?!"


def is_slip_of(typed: str, word: str, *, strict: bool = False) -> bool:
    """Say whether a word was nearly typed: double letters aside with one letter wrong, or two of a long word.

    `strict` is for names, of which many differ in a letter: only a double letter or a swap of neighbours is a slip.
    """
    one, other = typed.lower(), word.lower()
    if _squeezed(one) == _squeezed(other) or (sorted(one) == sorted(other) and slips(one, other, 1) == 1):
        return True
    if strict:
        return False
    wrong = slips(_squeezed(one), _squeezed(other), 2)
    return wrong <= 1 or (wrong == 2 and len(one) >= LONG and len(one) != len(other))


def _squeezed(word: str) -> str:
    """Return a word with every double letter written once."""
    return re.sub(r"(.)\1", r"\1", word)
