"""What the papers themselves say of their words: the glossaries' acronyms, names in brackets, and who holds a post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from assistant.register.people import people_in
from assistant.understanding.thesaurus import Thesaurus, thesaurus
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import AccessLevel, Filters
from vectorstore.word_vectors import WordVectors

Levels = frozenset[AccessLevel]

LONGEST, SPECIFIC = 9, 3
"""Words of what an acronym stands for, and words that a post needs at least to be somebody's own."""

PASSAGES = 20
"""Passages in which an acronym that no glossary explains is looked up."""

_ACRONYM = re.compile(r"(?<![\w&])[A-Z][A-Za-z&]{0,7}[A-Z](?=s?(?![\w&]))")
_SMALL = frozenset(["and", "of", "the", "for", "in", "to", "a", "an", "or", "with", "on", "at", "by"])


class Glossaries:
    """The wordings of an index, read once for each state of it and each sort of reader; safe to share."""

    def __init__(self, index: Index, words: WordVectors) -> None:
        """Read from this index."""
        self._index = index
        self._words = words
        self._made = lru_cache(maxsize=8)(self._make)
        self._explained = lru_cache(maxsize=512)(self._look_up)

    def of(self, levels: Levels) -> Thesaurus:
        """Return the curated list with what the papers that a reader may see say themselves."""
        return self._made(self._index.catalogue.version(), levels)

    def explained(
        self, text: str, levels: Levels, known: Callable[[str], bool] = lambda word: False
    ) -> tuple[tuple[str, str], ...]:
        """Return (acronym, full name) for each acronym, none `known`, that a passage explains: "Full Name (FN)"."""
        acronyms = [name for name in dict.fromkeys(_ACRONYM.findall(text)) if not known(name)]
        if not acronyms:
            return ()
        version = self._index.catalogue.version()
        found = ((name, self._explained(version, name, levels)) for name in acronyms)
        return tuple((acronym, full) for acronym, full in found if full)

    def _make(self, version: str, levels: Levels) -> Thesaurus:
        del version  # it only tells the cache when the papers may be others
        kinds = {RecordKind.TERM, RecordKind.PERSON, RecordKind.ROLE}
        records = self._index.register.find(Filters(levels=levels), kinds=kinds)
        return thesaurus([pair for record in records for pair in _pairs(record)], self._words)

    def _look_up(self, version: str, acronym: str, levels: Levels) -> str:
        del version
        ids = self._index.lexical.holding(acronym.lower(), PASSAGES, levels)
        texts = (chunk.search_text for chunk in self._index.catalogue.chunks(ids, levels).values())
        return next((full for text in texts if (full := full_name(acronym, text))), "")


def full_name(acronym: str, text: str) -> str:
    """Return the words before an acronym in brackets that it stands for, empty where there are none."""
    for match in re.finditer(rf"\(\s*[\"“'‘]?(?:the )?{re.escape(acronym)}s?[\"”'’]?\s*\)", text):
        words = re.findall(r"[\w'’]+", text[: match.start()])[-LONGEST:]
        for start in range(len(words) - 1, -1, -1):
            if words[start].casefold() not in _SMALL and stands_for(acronym, words[start:]):
                return " ".join(words[start:])
    return ""


def stands_for(acronym: str, words: list[str]) -> bool:
    """Say whether an acronym has the first letters of the words in order, small words only where they are needed."""
    letters = [letter for letter in acronym.casefold() if letter.isalnum()]
    telling = [word[0].casefold() for word in words if word.casefold() not in _SMALL]
    every = [word[0].casefold() for word in words]
    return letters in (telling, every)


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the two wordings that an entry gives: an acronym and its words, or a person and a post."""
    if record.kind is RecordKind.TERM:
        term, meaning = record.value("term"), re.split(r"[.;:(–]", record.value("meaning"), maxsplit=1)[0].strip()
        words = re.findall(r"[\w'’]+", meaning)
        if _ACRONYM.fullmatch(term) and words and stands_for(term, words):
            yield term, meaning
        return
    post = re.split(r"[,;(]", record.value("role"), maxsplit=1)[0].strip()
    for name in people_in(record.value("name")):
        if len(name) > 1 and len(post.split()) >= SPECIFIC and not people_in(post):
            yield " ".join(name), post
