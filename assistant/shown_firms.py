"""Whether evidence names a firm or a maker, by the form of a name or by what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.query import Query, terms_of
from assistant.shown_things import is_written_small, people_in
from assistant.slots import is_office, names_in
from assistant.types import Evidence
from assistant.understanding.glossaries import full_name
from vectorstore.lexical._stop_words import STOP_WORDS

_NAMES = r"\b[A-Z]\w*(?: (?:&|and) [A-Z]\w*| [A-Z]\w*)*"
_IN_LAW = re.compile(
    rf"{_NAMES},? (?:Ltd|Limited|LLP|PLC|plc|Inc|Holdings|Associates|Bros|Brothers|Sons|Daughters|CIC)\b|\bMessrs\b"
    r"|\b(?:an?|another) (?:\w+ )?(?:firm|company|contractor|supplier)"
    r"(?: (?:that|which|who|from|of|called|based|in)\b|[,.;)])"
)
"""What only a firm is called, or a firm told of without its name."""

_IN_STYLE = re.compile(
    rf"(?P<the>\b(?:the|an?|our|this|its) )?(?P<name>{_NAMES} (?:Group|Partners|Consult(?:ing|ants|ancy)|Solutions"
    r"|Constructions?|Contractors|Foundation)|[A-Z]\w* & [A-Z]\w*)\b"
)
"""What firms are often called, and so are bodies and services of a council, which go with "the"."""

_POST = re.compile(
    r"\b(?:Director|Head|Manager|Officer|Member|Chair|Lead)s?,? (?:of|for) (?:(?:and|&|[A-Z][\w'’]*),? ?)+"
)
_CAPITALISED = re.compile(r"(?:(?<=[\w,;:'’)(] )|(?<=[(“]))(?:[A-Z][\w'’&-]+ ?)+")
_PLACE = re.compile(
    r"(?:Street|Road|Lane|Avenue|Close|Square|Place|House|Hall|Centre|Court|Tower|Way|Hill|Walk|Terrace|Drive|Gardens"
    r"|Row|Parade|Building|Chamber|Gate|Park|Library|Ward|Quarter|Green|River|Estate)$"
)
_LEADS_TO = re.compile(
    r"\b(?:by|with|to|from|using|via|through|called|named|contractors?|suppliers?|consultants?|providers?|partners?"
    r"|operators?|firms?|compan(?:y|ies)|manufacturers?|developers?|builders?|are|is|was|were|of|and|like|as)"
    r"[\s,:(“]*(?:the )?$"
)
_ACTS = re.compile(
    r"^[\s,)”]*(?:is|are|was|were|has|have|had|will|would|won|to|who|which|and|for|offers?|says?|said|run(?:s|ning)?"
    r"|manag\w+|provid\w+|deliver\w+|suppl\w+|operat\w+|own(?:s|ed)?|built|made|got|took|\w+ed)\b"
)
_HEADING = re.compile(
    r"\b(?:contractor|supplier|provider|compan(?:y|ies)|firm|operator|tenant|consultant|manufacturer)s?\b",
    re.IGNORECASE,
)
_BESIDE = 24
"""Characters before a name in which the word that leads to it stands."""


LETTERS = 3
"""The fewest letters of an acronym that words with those first letters are taken to write out."""


HEADING_WORDS = 5
"""Words of a heading; a first row of more is a sentence, as in a list of terms."""


def firm(query: Query, item: Evidence) -> bool:
    """Say whether a firm's name may stand in a stretch: one by its form, or a name that is of nothing else."""
    if _IN_LAW.search(item.text) or any(_is_styled(found, item) for found in _IN_STYLE.finditer(item.text)):
        return True
    return _is_in_column(item) or any(True for _ in _other_names(query, item))


def maker(query: Query, item: Evidence) -> bool:
    """Say whether a firm or a person is named in a stretch."""
    return firm(query, item) or bool(people_in(item))


def _is_styled(found: re.Match[str], item: Evidence) -> bool:
    """Say whether a name in the style of a firm's is one: it has a word of its own, or goes without an article."""
    return not _all_small(found["name"], item) or not (found["the"] or "&" in found["name"])


def _is_in_column(item: Evidence) -> bool:
    """Say whether a cell under a heading for firms is filled."""
    cells = zip(item.block.cells, item.block.columns, strict=False)
    named = (cell for cell, head in cells if len(head.split()) <= HEADING_WORDS and _HEADING.search(head))
    return any(item.document.quote(cell).strip() for cell in named)


def _other_names(query: Query, item: Evidence) -> Iterator[str]:
    """Yield the names in a stretch that are of no person, office or place, not in the question, and act or are led to.

    A word that its paper also writes small is no name: "Commissioning", beside "commissioning".
    """
    asked = frozenset(terms_of(query.plan.text))
    for cell in item.text.split("\t"):
        text = _POST.sub(" ", cell.replace("\n", " "))
        for name in names_in(text):
            text = text.replace(name, " ")
        for match in _CAPITALISED.finditer(text):
            if asked.isdisjoint(terms_of(match[0])) and _may_be_firm(match[0], item) and _is_spoken_of(match, text):
                yield match[0]


def _may_be_firm(name: str, item: Evidence) -> bool:
    words = [word.rstrip(",'’").removesuffix("’s").removesuffix("'s") for word in name.split()]
    if any(is_office(word) or _PLACE.fullmatch(word) for word in words) or _all_small(name, item):
        return False
    return not all(_is_explained(word.removesuffix("s"), item) for word in words)


def _is_explained(word: str, item: Evidence) -> bool:
    """Say whether a word is an acronym that its paper writes out, and not as the name of a firm."""
    if not word.isupper() or len(word) < LETTERS:
        return False
    spelt = re.search(r"\W{1,2}(?:and |of |the )?".join(rf"\b{letter}[a-z]+" for letter in word), item.document.text)
    full = spelt.group() if spelt else full_name(word, item.document.text)
    return bool(full) and not _IN_LAW.search(full)


def _is_spoken_of(match: re.Match[str], text: str) -> bool:
    """Say whether a word leads to a name ("by", "with"), or it does something."""
    start, end = match.start(), match.end()
    return bool(_LEADS_TO.search(text[max(start - _BESIDE, 0) : start]) or _ACTS.search(text[end:]))


def _all_small(name: str, item: Evidence) -> bool:
    words = [word.rstrip(",'’").removesuffix("’s").removesuffix("'s") for word in re.findall(r"[\w'’-]+", name)]
    return all(word.lower() in STOP_WORDS or is_written_small(word, item) for word in words)
