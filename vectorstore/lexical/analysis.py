"""Text to search terms: the same for stored text and for questions, or the two would never meet.

Terms are stemmed words, whole numbers and whole references. A reference's term begins with "_", which no word does:
"A2.3" is `_a2.3`, "Minute No 36" is `_minute_36`. Changing what comes out here means raising
`catalogue.tables.SCHEMA_VERSION`, since stored terms would no longer match.
"""

from __future__ import annotations

import html
import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.references import broader, find_references

CACHED_STEMS = 200_000

_TAG_OR_ENTITY = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_TOKEN = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)*(?:%|(?:m|k|bn)?(?!\w))"  # 1,447 51.518m 2.3.1 20.64%
    r"|\w+(?:\.\d+)+(?!\w)"  # a2.3
    r"|[^\W_]+(?:['\u2019][^\W_]+)?(?:-[^\W_]+(?:['\u2019][^\W_]+)?)*"  # children's, post-16, co-production
)
_NUMBER = re.compile(r"[\d,.]+%?")
_stemmers = threading.local()


def analyse(text: str, *, query: bool) -> list[str]:
    """Return the search terms of a text in order, with repeats; of a question, without words that only ask."""
    if "<" in text or "&" in text:
        text = _TAG_OR_ENTITY.sub(_plain, text)
    terms: list[str] = []
    for token in _TOKEN.findall(_folded(text)):
        terms.extend(_terms(token, query))
    for reference in find_references(text, loose=query):
        terms.extend(_reference_terms(reference.canonical, query))
    return terms


def _plain(match: re.Match[str]) -> str:
    """Drop a tag and decode an entity."""
    found = match.group()
    return " " if found.startswith("<") else html.unescape(found)


def _folded(text: str) -> str:
    """Fold case, and compatibility forms such as ligatures where there are any; drop accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=CACHED_STEMS)
def _terms(token: str, query: bool) -> tuple[str, ...]:
    """Return the terms of one token: a hyphenated word joined and in parts, a number without its commas."""
    number = _NUMBER.match(token)
    if number and not token[number.end() :].strip("mkbn"):
        return (number.group().replace(",", ""),)
    parts = [part for part in (_word(word, query) for word in token.split("-")) if part]
    if "-" in token:
        parts.insert(0, _stem(re.sub(r"['\u2019-]", "", token)))
    return tuple(parts)


def _word(word: str, query: bool) -> str:
    """Return the stem of a word without its possessive; of a question's stop word, nothing."""
    plain = re.sub(r"['\u2019]s?$|['\u2019]", "", word)
    if query and (word in STOP_WORDS or plain in STOP_WORDS):
        return ""
    return str(_stem(plain))


@lru_cache(maxsize=CACHED_STEMS)
def _reference_terms(canonical: str, query: bool) -> tuple[str, ...]:
    """Return a reference's own term and, marked by a trailing "*", the terms of what it is a part of.

    A question about A11 asks for `_a11` and for parts of it, `_a11*`, which every A11.4 carries.
    """
    own = "_" + canonical.replace(" ", "_")
    if query:
        return (own, f"{own}*")
    return (own, *(f"_{parent.replace(' ', '_')}*" for parent in broader(canonical)))


def _stem(word: str) -> str:
    """Return a word's stem by Snowball's English rules; a stemmer serves one thread."""
    stemmer = getattr(_stemmers, "english", None)
    if stemmer is None:
        stemmer = _stemmers.english = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(word))
