"""Names in a claim: people, places, bodies and acronyms have to stand in the quotes or in what the paper is called.

A name is a word with a capital where grammar asks for none. At the start of a sentence every word has one; there a word
is a name where another follows it, or where the papers write it with a capital and never without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.honorifics import HONORIFICS
from vectorstore.dates import find_dates
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.plain import plain_text
from vectorstore.references import find_figures, find_references
from vectorstore.types import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_START = re.compile(r"(?:^|[.!?:;|•(\[“\"‘])\s*$|\n\s*$")
_POSSESSIVE = re.compile(r"[’']s?$")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_SMALL = frozenset(["a", "and", "for", "in", "of", "on", "or", "the", "to", "with"])
"""Words that acronyms pass over."""

ALWAYS = HONORIFICS | {"council", "councils", "i", "it's"}
"""Of a council's papers and the people in them, whatever the words of a quote."""


def unfounded_names(claim: str, quotes: Sequence[str], called: Sequence[str], papers: Sequence[str] = ()) -> list[str]:
    """Return the names of a claim that stand neither in its quotes nor in what is `called`: titles, places, headings.

    `papers` are the whole texts that a word at a sentence's start is looked up in.
    """
    record = plain_text("\n".join((*quotes, *called)))
    known = {form for match in _WORD.finditer(record) for form in _forms(match[0])} | _months_in(record)
    initials = _initials(record)
    missing = [
        name
        for name in names_of(claim, papers)
        if not (_forms(name) & known or name.casefold() in initials or _spells_out(name, claim, record))
    ]
    return list(dict.fromkeys(missing))


def names_of(text: str, papers: Sequence[str] = ()) -> Iterator[str]:
    """Yield the words of a text that are names; dates, references and figures are no names."""
    taken = [found.span for find in (find_dates, find_references, find_figures) for found in find(text)]
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        plain = word.casefold()
        if not word[:1].isupper() or plain in STOP_WORDS or plain in ALWAYS or _inside(match, taken):
            continue
        if not _START.search(text[: match.start()]) or _is_name_at_start(word, text[match.end() :], papers):
            yield word


def _inside(match: re.Match[str], taken: Sequence[Span]) -> bool:
    return any(span.start < match.end() and match.start() < span.end for span in taken)


def _is_name_at_start(word: str, after: str, papers: Sequence[str]) -> bool:
    following = re.match(r"[’']?s?\s+([A-Z][^\W\d_]+)", after)
    if (len(word) > 1 and word.isupper()) or (following and following[1].casefold() not in STOP_WORDS | ALWAYS):
        return True
    lower = re.compile(rf"\b{re.escape(word.casefold())}\b")
    return any(re.search(rf"\b{re.escape(word)}\b", text) for text in papers) and not any(map(lower.search, papers))


def _forms(word: str) -> set[str]:
    """Return the ways in which a name may stand: without its possessive or plural, and each part of a double name."""
    plain = _POSSESSIVE.sub("", word).casefold().replace("’", "'")
    parts = {plain, plain.replace("-", ""), *plain.split("-")} - {""}
    return parts | {part.removesuffix("s") for part in parts if len(part) > 3}


def _months_in(record: str) -> set[str]:
    """Return the months that dates in figures are of, as they are spelt: "31/03/2025" is in March."""
    found = (re.search(r"^(?:\d{4}|-)-(\d\d)", date.value) for date in find_dates(record))
    return {_MONTHS[int(match[1]) - 1].casefold() for match in found if match}


def _initials(record: str) -> set[str]:
    """Return the acronyms that runs of two to six words of the record would have."""
    letters = [word[0].casefold() for word in _WORD.findall(record) if word.casefold() not in _SMALL]
    text = "".join(letters)
    return {text[at : at + size] for size in range(2, 7) for at in range(len(text) - size + 1)}


def _spells_out(name: str, claim: str, record: str) -> bool:
    """Say whether a name is part of a run of capitals that an acronym of the record stands for."""
    for run in re.finditer(r"[A-Z][\w’'-]+(?:\s+(?:(?:and|of|the|for|in)\s+)?[A-Z][\w’'-]+)+", claim):
        words = [word for word in run[0].split() if word[0].isupper() and word.casefold() not in STOP_WORDS]
        initials = "".join(word[0] for word in words)
        if name in (_POSSESSIVE.sub("", word) for word in words) and re.search(rf"\b{initials}s?\b", record):
            return True
    return False
