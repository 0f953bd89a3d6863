"""Whether words name a person: by name in any of its variants, or by a title that the record joins to a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.honorifics import HONORIFICS
from assistant.slots import SURNAME, is_office, names_in

_NO_NAMES = HONORIFICS | {"the", "of", "for", "and", "obe", "mbe", "cbe"}
"""What stands around names in a cell: titles, honours, and the words of posts."""

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

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_TITLE = re.compile(r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?)\b\.? (?=[A-Z])")
_INITIALLED = re.compile(rf"(?<![\w&'’-])(?:[A-Z]\.? ?){{1,3}}(?<=[ .])(?P<surname>{SURNAME})(?![\w'’-])")


def same_given_name(one: str, other: str) -> bool:
    """Say whether two given names can be one person's: equal, a short form, or an initial."""
    first, second = sorted((one.casefold().rstrip("."), other.casefold().rstrip(".")), key=len)
    if first == second or (len(first) == 1 and second.startswith(first)):
        return True
    if first in _SHORT_FORMS.get(second, ()):
        return True
    return any(first in forms and second in forms for forms in _SHORT_FORMS.values())


@lru_cache(maxsize=20_000)
def people_in(value: str) -> tuple[tuple[str, ...], ...]:
    """Return the people named in a cell ("Jane Doe / A. Other"), each name as its words, given name first."""
    initialled = [match.group() for match in _INITIALLED.finditer(value) if not is_office(match["surname"])]
    names = [
        tuple(word for word in name.replace(".", " ").split() if word.casefold() not in _NO_NAMES)
        for name in [*names_in(value), *names_in(_TITLE.sub("", value)), *initialled]
    ]
    whole = [
        name for name in names if not any(len(other) > len(name) and other[: len(name)] == name for other in names)
    ]
    return tuple(dict.fromkeys(whole))


def is_one_person(value: str) -> bool:
    """Say whether a cell names one person and says nothing else: no second name, no post, no team."""
    people = people_in(value)
    named = {word.casefold() for name in people for word in name} | _NO_NAMES
    return len(people) == 1 and all(word.casefold() in named for word in _WORD.findall(value))


def names_someone(question: str, value: str) -> bool:
    """Say whether a question names somebody of a cell.

    It may be by the surname with a fitting given name, by the surname alone, or by the given name alone where no other
    surname follows it ("What does Ade own?").
    """
    said = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(question)]
    return any(_is_named(name, said) for name in people_in(value))


def _is_named(name: tuple[str, ...], said: Sequence[str]) -> bool:
    if not name:
        return False
    given, surname = name[0], name[-1].casefold()
    for place, word in enumerate(said):
        before = said[place - 1].casefold() if place else ""
        after = said[place + 1] if place + 1 < len(said) else ""
        if word.casefold() == surname and (
            same_given_name(before, given) or before in _NO_NAMES or not _is_given(before)
        ):
            return True
        alone = place and word.istitle() and not after.istitle() and min(len(word), len(given)) > 1
        if alone and same_given_name(word, given):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_given(word: str) -> bool:
    return word in _SHORT_FORMS or any(word in forms for forms in _SHORT_FORMS.values())
