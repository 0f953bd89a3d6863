"""A fragment put in the place of its like: "and B2?" after "Who leads A4?" asks "Who leads B2?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.likes import ASKS, any_numbers, names, numbers, periods, references, states
from vectorstore.lexical.analysis import analyse
from vectorstore.types import Span

MOST_LEFT = 2
"""Words of a fragment, beside what is swapped, with which it still is one."""

LONGEST = 6
"""Words of a phrase that may take another's place."""

_OPENING = re.compile(
    r"^\s*(?:(?:and|but|so|or|ok|okay|right|now|then|also|well|what about|how about|what of|the same|same|ditto"
    r"|likewise|again|question|thing|for|with)\b[,:]?\s*)+",
    re.IGNORECASE,
)
_CARRYING_ON = re.compile(r"^\s*(?:(?:and|but|so|or|ok|okay|what|how|(?:the )?same)\b[,:]?\s*)+", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"^\s*(?P<word>in|at|for|by|on|under|from|of|with|during|before|after|since|to|per|about|against)\b",
    re.IGNORECASE,
)
_PHRASE_END = (
    r"(?=\s*(?:$|[,;?.!]|\b(?:in|at|for|by|on|under|from|with|during|before|after|since|to|about|against|and|is|are|was"
    r"|were|did|does|do|has|have|had|will|be|come|came|that|which|who)\b))"
)
_SAME = re.compile(
    r"^\s*(?:(?:and|ok|okay|so)\b,?\s*)?(?:(?:the )?same(?: question| thing| again)?|ditto|likewise|and|what about)"
    r"\s+(?:for|with|on|of)\s+(?P<thing>.+?)[ ?.!]*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:Assistant|Deputy|Interim|Strategic|Corporate|Director|Head|Cabinet|Member|Lead|Manager|Officer|Chair|Committee"
    r"|Board|Panel| )+ (?:of|for) (?:the )?(?=\S)"
)
_RELATIVE = re.compile(
    r"\b(?:final|first|second|last|latest|next|other|same|overall|substantive|original|main|whole|rest|reasons?)\b",
    re.IGNORECASE,
)
"""What means something of the thing that the earlier question is about."""
_COMPARES = re.compile(
    r"\b(?:same|than|compared?|different|differ|change[ds]?|still|more|less|fewer|up|down|better|worse)\b",
    re.IGNORECASE,
)
_SAID_BESIDE = re.compile(r"\s*(?:,|[-–—(])\s*(?:the|our|on|about)\b[^,?]*")


def body_of(text: str) -> str:
    """Return a follow-up without the words it only opens with: "and what about B2?" gives "B2"."""
    return _OPENING.sub("", text).strip(" ?.!,")


def phrase_of(text: str) -> str:
    """Return a follow-up with the preposition of what it names: "and for housing" gives "for housing"."""
    return _CARRYING_ON.sub("", text).strip(" ?.!,")


def swapped(fragment: str, earlier: str, *, phrase: str = "", append: bool = False) -> str:
    """Return the earlier question with a fragment in the place of its likes, empty where it is no such fragment.

    `phrase` is the fragment with the preposition that it opens with. With `append`, or a preposition before it, what
    has no like there is added to the question's end.
    """
    if not fragment or ASKS.search(fragment):
        return ""
    text, left = earlier, fragment
    for find in (references, periods, states, numbers, any_numbers, names):
        mine, theirs = find(fragment), find(text)
        if mine and (place := _place(fragment, mine, text, theirs)) is not None:
            place = _of_office(text, place, fragment) if find is names else place
            text = text[: place.start] + fragment[mine[0].start : mine[-1].end] + text[place.end :]
            left = left.replace(fragment[mine[0].start : mine[-1].end], " ")
    if text != earlier and len(analyse(left, query=True)) <= MOST_LEFT:
        return text
    if phrased := _phrase_swapped(phrase or fragment, earlier):
        return phrased
    fits = append or (_PREPOSITION.search(fragment) and (periods(fragment) or names(fragment)))
    return f"{earlier.rstrip(' ?.!')}, {fragment}?" if fits else ""


def thing_swapped(text: str, earlier: str) -> str:
    """Return the earlier question of another thing: what "same for" describes stands for the reference or name there.

    What the earlier question said beside the reference ("A4, the harbour wall") goes with it.
    """
    same = _SAME.match(text)
    if not same or references(same["thing"]) or ASKS.search(same["thing"]):
        return ""
    places = references(earlier) or names(earlier)
    if len(places) != 1:
        return ""
    beside = _SAID_BESIDE.match(earlier, places[0].end)
    return earlier[: places[0].start] + same["thing"] + earlier[beside.end() if beside else places[0].end :]


def without_rivals(text: str, context: str) -> str:
    """Drop the earlier references and periods where the follow-up names its own of the same kind.

    What compares needs both: "was it the same in May?".
    """
    finds = (references,) if _COMPARES.search(text) else (references, periods)
    rivals = [span for find in finds if find(text) for span in find(context)]
    for span in sorted(rivals, reverse=True):
        context = context[: span.start] + " " + context[span.end :]
    return " ".join(context.split())


def _phrase_swapped(fragment: str, earlier: str) -> str:
    """Return the earlier question with a phrase in the place of the one after the same preposition."""
    opening = _PREPOSITION.match(fragment)
    if not opening or periods(fragment) or references(fragment) or len(fragment.split()) > LONGEST:
        return ""
    if _RELATIVE.search(fragment):
        return ""
    same = re.compile(rf"\b{opening['word']}\s+(?:\S+\s+){{0,{LONGEST - 1}}}?[^\s,;?.!]+{_PHRASE_END}", re.IGNORECASE)
    found = [m for m in same.finditer(earlier) if not periods(m.group()) and not references(m.group())]
    return earlier[: found[0].start()] + fragment + earlier[found[0].end() :] if len(found) == 1 else ""


def _of_office(text: str, name: Span, fragment: str) -> Span:
    """Return what an office in the earlier question is of, where a fragment names no office: "Housing" for "Waste"."""
    office = _OFFICE.match(text, name.start, name.end)
    return Span(start=office.end(), end=name.end) if office and not _OFFICE.search(fragment) else name


def _place(fragment: str, mine: Sequence[Span], text: str, theirs: Sequence[Span]) -> Span | None:
    """Return the one like in the earlier question; of several the one after the same preposition."""
    if len(theirs) == 1:
        return theirs[0]
    before = re.search(r"\b(\w+)\s+(?:the )?$", fragment[: mine[0].start])
    same = [s for s in theirs if before and re.search(rf"\b{before[1]}\s+(?:the )?$", text[: s.start], re.IGNORECASE)]
    return same[0] if len(same) == 1 else None
