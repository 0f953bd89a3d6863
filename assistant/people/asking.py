"""What a question asks of the people on a paper: as what they are wanted, about what, and whether how to reach them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.people.roles import FORM, PAPER, Role, roles_in
from assistant.query import Query
from vectorstore.lexical.analysis import analyse

_POSTS = r"(?:heads? of service|officers?|leads?|directors?|managers?|members?|owners?|sponsors?|heads?)"
_PHRASE = re.compile(rf"\b(?P<words>(?:[a-z]+[ -]){{0,3}}{_POSTS})\b", re.IGNORECASE)
_BEFORE = frozenset(
    """
    the a an is was are were be who whos who's s which what name of on for and as its our their this that any actual
    real one two new old same did does do has have had in to me give us tell by whom cabinet
    """.split()  # noqa: SIM905
)
_REACHED = re.compile(
    r"\b(?:ring|phone|telephone|call(?!-)|contacts?|e-?mail|get (?:in touch|hold)|speak|talk|write to)\b", re.IGNORECASE
)
_WHOLE = re.compile(rf"\b{PAPER}\b", re.IGNORECASE)
_OF_FORM = re.compile(rf"\b{FORM}\b", re.IGNORECASE)
_OVER = re.compile(
    rf"\b{_POSTS}(?: is)? (?:over|of|for|in charge of|responsible for|covering|that covers|with)\b", re.IGNORECASE
)
_FOR_NAME = re.compile(rf"\bwho(?:se|m|['’]?s)?\b|\bname\b|\bwhich (?:\w+ ){{0,2}}{_POSTS}\b", re.IGNORECASE)
_IN_CHARGE = re.compile(r"\bin charge\b", re.IGNORECASE)
_ASIDE = """
    who whose which what name named actual just job title officer officers report reports paper papers document
    author wrote written writing prepared drafted compiled put together ring phone call telephone contact
    contacts details email address number speak talk touch hold write get responsible lead accountable approved
    signed sign off authorised cleared completed filled carried cabinet member portfolio holder director
    directors head took take taken made decision decide form assessment impact equality equalities eqia item
    behind person people when day cover covering brought sent give tell need sro run runs go goes went oversee
    oversees manage manages look looks after heads heading bring brings dashboard dashboards briefing briefings
"""


_NOUNS = {Role.OFFICER: "officer", Role.DIRECTOR: "director", Role.MEMBER: "member", Role.HEAD: "service"}
OF_ONE_PAPER = frozenset({Role.AUTHOR, Role.CONTACT, Role.DECIDER, Role.SIGNED})
"""Roles that speak of a paper, whatever a question calls it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Somebody asked for: by a `role` of a paper, or by the `words` of a post that some paper may print as a label."""

    role: Role | None
    words: frozenset[str]
    initials: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """Who is wanted, in the order asked; `subject` are the terms of what the paper or post is about, with weights.

    `paper` says that a paper is spoken of, `form` that it is a form such as an impact assessment, `reach` that a number
    or an address is wanted. References are what the paper is known by (`numbers`), or what the post is of (`refs`).
    """

    wanted: tuple[Wanted, ...]
    subject: Mapping[str, float]
    paper: bool
    form: bool
    reach: bool
    refs: frozenset[str]
    numbers: frozenset[str]


def read_ask(query: Query) -> Ask | None:
    """Return what a question asks of the people on a paper, None where it asks for no such thing."""
    text = query.plan.own
    paper = bool(_WHOLE.search(text))
    wanted = _wanted(text, paper=paper)
    spoken_of = paper or any(one.role in OF_ONE_PAPER for one in wanted)
    if not wanted or not (spoken_of or (_OVER.search(text) and _FOR_NAME.search(text))):
        return None
    posts = " ".join(word for one in wanted for word in one.words)
    aside = frozenset(analyse(f"{_ASIDE} {posts} {'charge' if _IN_CHARGE.search(text) else ''}", query=True))
    subject = {term: weight for term, weight in query.terms.items() if term not in aside}
    form, reach = bool(_OF_FORM.search(text)), bool(_REACHED.search(text))
    if not subject and not form:
        return None
    return Ask(
        wanted=wanted,
        subject=subject,
        paper=paper,
        form=form,
        reach=reach,
        refs=frozenset() if spoken_of else frozenset(query.plan.refs),
        numbers=frozenset(query.plan.refs) if spoken_of else frozenset(),
    )


def _wanted(text: str, *, paper: bool) -> tuple[Wanted, ...]:
    """Return who is asked for: each role, and each post whose words are no role's; of a paper else who leads it."""
    asked = roles_in(text)
    roles = tuple(role for role in asked if role is not Role.LEADER) or (asked if paper else ())
    phrases = [words for match in _PHRASE.finditer(text) if (words := _without_small(match["words"]))]
    found = [_of_role(role, phrases) for role in roles]
    if Role.DECIDER in roles:
        return tuple(one for one in found if one.role not in (Role.MEMBER, Role.DIRECTOR))
    told = frozenset[str]().union(*(one.words for one in found))
    asks = re.search(r"\bwho\b|\bname\b", text, re.IGNORECASE)
    others = [words for words in phrases if len(words) > 1 and not set(words) <= told] if asks else []
    return (*found, *(Wanted(role=None, words=frozenset(words), initials=_initials(words)) for words in others))


def _without_small(words: str) -> tuple[str, ...]:
    """Return the words of a post in the singular, without those of the sentence before it."""
    said = re.findall(r"[a-z]+", re.sub(r"\bheads? of service\b", "head service", words.casefold()))
    start = max((place + 1 for place, word in enumerate(said) if word in _BEFORE), default=0)
    return tuple(word.removesuffix("s") if place == len(said) - 1 else word for place, word in enumerate(said))[start:]


def _of_role(role: Role, phrases: list[tuple[str, ...]]) -> Wanted:
    """Return a role with the words that the question calls it by: of two officers the accountable one."""
    words = next((words for words in phrases if words[-1] == _NOUNS.get(role)), ())
    return Wanted(role=role, words=frozenset(words), initials=_initials(words))


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words).upper()
