"""Other wordings of a question's words: a curated list of local-government terms, and what the papers say."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.understanding.types import Alike
from vectorstore.word_vectors import WordVectors

CURATED = Path(__file__).with_name("local_government.toml")
MOST_FORMS, MOST_WORDS = 6, 9
"""So many other wordings of one thing are looked for, more would drown what was asked; words of the longest name."""

_TOKEN = re.compile(r"[\w&]+")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Thesaurus:
    """Which wordings find which others, by their folded words; those `in_capitals` read as words in small letters."""

    others: Mapping[str, tuple[str, ...]]
    in_capitals: frozenset[str]

    def alike(self, text: str) -> tuple[Alike, ...]:
        """Return the other wordings of each thing that a text names; of names inside one another the longest."""
        found: dict[str, Alike] = {}
        for key, said in self._named(text):
            found.setdefault(key, Alike(said=said, forms=self.others[key][:MOST_FORMS]))
        return tuple(found.values())

    def knows(self, word: str) -> bool:
        """Say whether a word is a wording by itself, and so no slip of the keyboard."""
        return self._key(word) is not None

    def _named(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the key of each thing named, and its words as they stand."""
        tokens = list(_TOKEN.finditer(_POSSESSIVE.sub(lambda match: " " * len(match.group()), text)))
        place = 0
        while place < len(tokens):
            for size in range(min(MOST_WORDS, len(tokens) - place), 0, -1):
                said = text[tokens[place].start() : tokens[place + size - 1].end()]
                key = self._key(said)
                if key is not None:
                    yield key, said
                    place += size - 1
                    break
            place += 1

    def _key(self, said: str) -> str | None:
        """Return the key of a wording, in the singular or the plural, None where it is none."""
        whole = folded(said)
        for key in (whole, whole.removesuffix("s"), whole.removesuffix("es")):
            if key in self.others and not (key in self.in_capitals and not _is_capital(said)):
                return key
        return None


@dataclass(frozen=True, kw_only=True)
class Curated:
    """The curated list: groups of one thing, (words, what they mean) pairs, acronyms that read as words."""

    same: Sequence[Sequence[str]]
    everyday: Sequence[tuple[Sequence[str], Sequence[str]]]
    in_capitals: Sequence[str]


@cache
def curated() -> Curated:
    """Return the curated list, read once."""
    return Curated(**tomllib.loads(CURATED.read_text(encoding="utf-8")))


def thesaurus(pairs: Sequence[tuple[str, str]], words: WordVectors) -> Thesaurus:
    """Return the curated list with (term, meaning) pairs of the papers' own, which come first."""
    listed = curated()
    others: dict[str, dict[str, str]] = defaultdict(dict)
    directed = [([*group], [*group]) for group in (*pairs, *listed.same)]
    for said, meant in [*directed, *listed.everyday]:
        for form in said:
            for other in meant:
                others[folded(form)].setdefault(folded(other), other)
    ambiguous = {folded(form) for form in listed.in_capitals}
    ambiguous |= {folded(term) for term, _ in pairs if _is_capital(term) and words.is_word(term.lower())}
    return Thesaurus(
        others={key: tuple(other for one, other in found.items() if one != key) for key, found in others.items()},
        in_capitals=frozenset(ambiguous),
    )


def folded(form: str) -> str:
    """Fold what does not tell two wordings apart: case, stops and hyphens, possessives."""
    return " ".join(_TOKEN.findall(_POSSESSIVE.sub(" ", form).casefold()))


def _is_capital(said: str) -> bool:
    return sum(letter.isupper() for letter in said) > 1
