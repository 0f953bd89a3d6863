"""Which proper names of a question the evidence has no word of: the right subject and the wrong person or place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.query import Query, Text, terms_of
from assistant.slots import is_office
from vectorstore.types import Hit

WIDE = 10
"""Passages found that count as what stands near the evidence."""

# Capitals alone are acronyms, which papers and readers write out and shorten as they like.
_PROPER = re.compile(r"(?<=[\w,;'’)] )[A-Z][a-z][\w'’-]+")
_MONTHS = frozenset(["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"])


@lru_cache(maxsize=1000)
def proper_names(text: str) -> tuple[str, ...]:
    """Return the capitalised words inside a text's sentences that are of no office, paper or month."""
    found = (match.group().removesuffix("'s").removesuffix("’s") for match in _PROPER.finditer(text))
    return tuple(name for name in found if name not in _MONTHS and not is_office(name) and terms_of(name))


def names_missed(query: Query, texts: Sequence[Text], hits: Sequence[Hit]) -> Mapping[str, float]:
    """Return the shares of the names that the evidence, the passages near it, and all papers have no word of."""
    names = proper_names(query.plan.own)
    if not names:
        return {}
    away = names_away(query, texts)
    wider = frozenset[str]().union(*(terms_of(f"{hit.chunk.context} {hit.chunk.search_text}") for hit in hits[:WIDE]))
    far = [name for name in away if wider.isdisjoint(terms_of(name))]
    unseen = [name for name in names if name.casefold() in query.unseen]
    return {
        "names_asked": 1.0,
        "names_away": len(away) / len(names),
        "names_far": len(far) / len(names),
        "names_unseen": len(unseen) / len(names),
    }


def names_away(query: Query, texts: Sequence[Text]) -> tuple[str, ...]:
    """Return the names that none of some texts has a word of, nor one of their other wordings."""
    terms = frozenset[str]().union(*(text.terms for text in texts))
    return tuple(name for name in proper_names(query.plan.own) if not is_held(query, name, terms))


def is_held(query: Query, name: str, terms: frozenset[str]) -> bool:
    """Say whether some terms have a word of a name, or all of another wording of it ("Lib Dem", "Liberal Democrat")."""
    own = terms_of(name)
    forms = (form for term in own for form in query.alike.get(term, ()))
    return not terms.isdisjoint(own) or any(form <= terms for form in forms)
