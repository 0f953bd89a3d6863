"""Whether words name a person: by name in any of its variants, or by a title that the record joins to a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from assistant.slots import names_in

_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "professor",
        "prof",
        "cllr",
        "councillor",
        "rev",
        "the",
        "of",
        "for",
        "and",
        "obe",
        "mbe",
        "cbe",
    ]
)
_SHORT_FORMS: Mapping[str, tuple[str, ...]] = {
    "adrian": ("ade",),
    "alexander": ("alex", "sandy"),
    "andrew": ("andy", "drew"),
    "anthony": ("tony", "ant"),
    "benjamin": ("ben",),
    "catherine": ("kate", "cath", "cathy", "katie"),
    "charles": ("charlie", "chas"),
    "christine": ("chris", "chrissie"),
    "christopher": ("chris", "kit"),
    "daniel": ("dan", "danny"),
    "david": ("dave",),
    "deborah": ("debbie", "deb"),
    "edward": ("ed", "eddie", "ted"),
    "elizabeth": ("liz", "beth", "lizzie", "betty"),
    "gregory": ("greg",),
    "jacqueline": ("jackie", "jacqui"),
    "james": ("jim", "jamie", "jimmy"),
    "jennifer": ("jenny", "jen", "jenni"),
    "jonathan": ("jon", "jonny"),
    "joseph": ("joe",),
    "katherine": ("kate", "kath", "kathy", "katie"),
    "kathleen": ("kath", "kathy"),
    "margaret": ("maggie", "meg", "peggy"),
    "matthew": ("matt",),
    "michael": ("mike", "mick"),
    "mohammed": ("mo",),
    "nicholas": ("nick",),
    "nicola": ("nicky", "nikki"),
    "patricia": ("pat", "trish", "tricia"),
    "patrick": ("pat", "paddy"),
    "peter": ("pete",),
    "philip": ("phil",),
    "rachel": ("rach",),
    "rebecca": ("becky", "bec"),
    "richard": ("rick", "dick", "rich"),
    "robert": ("bob", "rob", "bobby"),
    "ronald": ("ron",),
    "samantha": ("sam",),
    "samuel": ("sam",),
    "stephen": ("steve",),
    "steven": ("steve",),
    "susan": ("sue",),
    "suzanne": ("sue",),
    "theresa": ("terry", "tess"),
    "thomas": ("tom",),
    "timothy": ("tim",),
    "victoria": ("vicky", "tori"),
    "william": ("bill", "will"),
}
"""Short forms of English given names in common use; a name stands for its short forms and the other way."""


def same_given_name(one: str, other: str) -> bool:
    """Say whether two given names can be one person's: equal, a short form, or an initial."""
    first, second = sorted((one.casefold().rstrip("."), other.casefold().rstrip(".")), key=len)
    if first == second or (len(first) == 1 and second.startswith(first)):
        return True
    if first in _SHORT_FORMS.get(second, ()):
        return True
    return any(first in forms and second in forms for forms in _SHORT_FORMS.values())


_INITIALLED = re.compile(r"\b[A-Z]\.? ?(?:[A-Z]\.? ?)?(?:[A-Z]['’]|Mac|Mc)?[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?\b")


@lru_cache(maxsize=20_000)
def people_in(value: str) -> tuple[tuple[str, ...], ...]:
    """Return the people named in a cell ("Jane Doe / A. Other"), each name as its words, given name first."""
    named = [*names_in(value), *(match.group() for match in _INITIALLED.finditer(value))]
    return tuple(
        tuple(word for word in name.replace(".", " ").split() if word.casefold() not in _HONORIFICS) for name in named
    )


def names_someone(question: str, value: str) -> bool:
    """Say whether a question names somebody of a cell: surname with a fitting given name, or the surname by itself."""
    said = re.findall(r"[A-Za-z][\w'’-]*", question)
    folded = [word.casefold().removesuffix("'s").removesuffix("’s") for word in said]
    return any(_is_named(name, folded) for name in people_in(value))


def _is_named(name: tuple[str, ...], folded: Collection[str]) -> bool:
    if not name:
        return False
    given, surname = name[0], name[-1].casefold()
    words = list(folded)
    for place, word in enumerate(words):
        if word != surname:
            continue
        before = words[place - 1] if place else ""
        if same_given_name(before, given) or before in _HONORIFICS or not _is_given(before):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_given(word: str) -> bool:
    return word in _SHORT_FORMS or any(word in forms for forms in _SHORT_FORMS.values())
