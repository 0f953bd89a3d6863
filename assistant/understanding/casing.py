"""Names typed without capitals, as people type on a tablet, written as the papers write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from assistant.understanding.likes import ASKS
from vectorstore.index import Index
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.types import AccessLevel

Written = Callable[[str], str]
"""From words as a reader typed them to the same words with the capitals that the papers give them."""

PASSAGES = 8
"""So many of the passages that have most of the words are looked at for how they write them."""

MOST_TURNS = 8
"""The texts of one conversation that are kept: each is looked at more than once."""

LONGEST = 6
"""Words of a name."""

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_JOINING = frozenset({"and", "of", "the", "for"})
_POINTING = frozenset(["one", "ones", "other", "others", "another", "same", "next", "last", "first", "second"])
_HAS_CAPITAL = re.compile(r"(?<=\w )[A-Z]")
_BEFORE = re.compile(r"[a-z,;][ \n]$|(?:[A-Z][\w'’-]*)[ \n]$")


def as_typed(text: str) -> str:
    """Leave words as they are: where there are no papers to look in."""
    return text


def written_in(index: Index, levels: frozenset[AccessLevel]) -> Written:
    """Return the writing of the papers that a reader may see; who uses capitals in a text means them."""

    @lru_cache(maxsize=MOST_TURNS)
    def written(text: str) -> str:
        if _HAS_CAPITAL.search(text) or not _WORD.search(text):
            return text
        found = [chunk for chunk, _ in index.lexical.search(text, PASSAGES, levels)]
        chunks = index.catalogue.chunks(found, levels).values()
        return capitalised(text, [f"{chunk.context}\n{chunk.search_text}" for chunk in chunks])

    return written


def capitalised(text: str, passages: Iterable[str]) -> str:
    """Return a text whose names, which the passages write with capitals only, have them too."""
    words = list(_WORD.finditer(text))
    joined = "\n".join(passages)
    names, plain = _forms(joined)
    place = 0
    while place < len(words):
        length = next((n for n in range(LONGEST, 1, -1) if _is_name(words[place : place + n], n, joined)), 0)
        alone = words[place].group().casefold()
        if not length and names[alone] and not plain[alone] and not _is_plain(alone):
            length = 1
        for word in words[place : place + length]:
            if word.group().casefold() not in _JOINING:
                text = text[: word.start()] + word.group().capitalize() + text[word.end() :]
        place += length or 1
    return text


def _is_name(words: list[re.Match[str]], length: int, joined: str) -> bool:
    """Say whether words side by side stand with capitals in the passages, and never without."""
    said = [word.group() for word in words]
    ends = {said[0].casefold(), said[-1].casefold()} if said else set()
    if len(said) < length or any(map(_is_plain, ends)):
        return False
    forms = [word if word.casefold() in _JOINING else word.capitalize() for word in said]
    return _stands(forms, joined) and not _stands([word.casefold() for word in said], joined)


def _is_plain(word: str) -> bool:
    """Say whether a word is of the language that questions are put in, whatever the papers begin with it."""
    return word in STOP_WORDS or word in _JOINING or word in _POINTING or bool(ASKS.fullmatch(word))


def _stands(words: Iterable[str], joined: str) -> bool:
    between = r"\s+".join(map(re.escape, words))
    return bool(re.search(rf"\b{between}\b", joined))


def _forms(joined: str) -> tuple[Counter[str], Counter[str]]:
    """Count the words of passages with a capital inside a sentence, and those without one."""
    names: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for match in _WORD.finditer(joined):
        word = match.group()
        if word[0].islower():
            plain[word.casefold()] += 1
        elif not word.isupper() and _BEFORE.search(joined[max(0, match.start() - 40) : match.start()]):
            names[word.casefold()] += 1
    return names, plain
