"""Whether words hold the kind of thing that a question asks for: a number, a day, a person, a colour, a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from assistant.types import Slot
from vectorstore.references import find_dates, find_figures
from vectorstore.types import Span

_ROLE = (
    r"Director|Head|Officer|Manager|Chair(?:man|woman|person)?|Leader|Member|Commissioner|Executive|Secretary|Lead"
    r"|Deputy|Mayor|Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Professor|Prof"
)
_OFFICES = """
    Director Head Officer Manager Chair Leader Member Members Commissioner Executive Secretary Lead Deputy Mayor
    Assistant Strategic Interim Corporate Chief Cabinet Council Councillor Cllr Committee Board Panel Group Team
    Service Services Department Directorate City County Borough District Town Parish Children Families Adults
    Adult Social Care Health Education Housing Finance Legal Human Resources Environment Planning Transport
    Highways Community Communities Safety Public Private Local National Authority Trust Partnership School
    Schools Academy College University Centre Street Road Lane House Hall Act Report Plan Plans Strategy Policy
    Scheme Fund Budget Review Programme Project Framework Agreement Overview Scrutiny Audit Governance Standards
    Licensing Appendix Annex Section Table Figure Page Part Item Minute Minutes Agenda Resolution Recommendation
    Recommendations Action Actions Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Spring Summer Autumn Winter North South
    East West Central Early Years Special Needs Young People The This That These Those And For With From All Any
    New Senior Business Development Support Improvement Performance Data Digital Information Technology Risk
    Quality Customer Open Closed Complete Completed Progress
"""
_NOT_NAMES = frozenset(re.findall(r"\w+", _OFFICES))
_PERSON = re.compile(rf"\b(?:{_ROLE})\b")
SURNAME = r"(?:[A-Z]['’]|Mac|Mc)?[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?"
# What a body, a place or a paper is called may look like a name up to its last word: "Staff Reference Group".
_BODY = (
    r"Group|Board|Team|Panel|Committee|Forum|Partnership|Services?|Cent(?:re|er)s?|Schools?|Academy|Roads?|Street|Lane"
    r"|Hubs?|Network|Unit|Programme|Project|Plan|Strategy|Framework|Report|Fund|Form"
)
_NAME = re.compile(rf"(?<![\w'-])([A-Z][a-z]+(?:['-][A-Z][a-z]+)?) (?:[A-Z]\.? )?({SURNAME})(?!\w)(?! (?:{_BODY})\b)")
_TITLED = re.compile(
    rf"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Professor|Prof)\.? (?:[A-Z]\.? ?)?{SURNAME}"
)
_NUMBER_WORD = re.compile(
    r"\b(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half)\b",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\b(?:once|twice|daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annual(?:ly)?"
    r"|every (?:\w+ ){0,2}\w*(?:day|week|month|year)s?|each (?:day|week|month|quarter|term|year|meeting))\b",
    re.IGNORECASE,
)
_ASKS_HOW_MANY = re.compile(r"\b(?:how many|how much|number of)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\W*\d+(?:\.\d+)*[.)]?\s(?=[A-Z])")
_WORD = re.compile(r"\w+(?:[.,]\w+)*")
_SHARE = re.compile(
    r"\b(?:half|halves|(?:one|two|three|four|a|\d)[- ](?:thirds?|quarters?|fifths?|sixths?|tenths?)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:in|out of)(?: every)? (?:\w+ ){0,1}\d*\w+)\b",
    re.IGNORECASE,
)
# A bare "£m" or "£000" over a column makes amounts of the figures under it.
_AMOUNTS = re.compile(r"£ ?(?:m|k|bn|millions?|thousands?|0{3}s?)\b|[£$€](?! ?\d)", re.IGNORECASE)
_COLOUR = re.compile(r"\b(?:red|amber|green|blue|gr[ea]y|yellow|purple|black|white|orange)\b", re.IGNORECASE)
# What inspectors grade by (Ofsted, the Care Quality Commission) are ratings too.
_GRADE = re.compile(
    r"\b(?:Outstanding|Inadequate|Requires [Ii]mprovement)\b|\b[Gg]ood (?:rating|judge?ment|grade)"
    r"|\b(?:rated|graded) good\b"
)
_DECISION = re.compile(
    r"\b(?:resolved|agreed|approved|carried|lost|noted|decided|endorsed|adopted|rejected|resolution|voted|votes?)\b",
    re.IGNORECASE,
)


def names_in(text: str) -> tuple[str, ...]:
    """Return what looks like people's names: titled ones, and two capitalised words of which no office is made."""
    return tuple(dict.fromkeys(match.group() for match in _named(text)))


def _named(text: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _NAME.finditer(text) if not {match[1], match[2]} & _NOT_NAMES)
    yield from _TITLED.finditer(text)


def is_office(word: str) -> bool:
    """Say whether a capitalised word is of offices, bodies and papers, and so no part of a name."""
    return word in _NOT_NAMES


def unit_over(texts: Iterable[str]) -> str:
    """Return the unit of money that stands over figures ("£000" in a heading or a column), empty for none."""
    found = next(filter(None, map(_AMOUNTS.search, texts)), None)
    return found.group() if found else ""


def _numbers(text: str) -> Iterator[Span]:
    yield from _quantities(text)
    yield from _matches(_HOW_OFTEN, text)


def _quantities(text: str) -> Iterator[Span]:
    yield from (figure.span for figure in find_figures(text))
    yield from _matches(_NUMBER_WORD, text)


def _money(text: str) -> Iterator[Span]:
    amounts = bool(_AMOUNTS.search(text))
    yield from (figure.span for figure in find_figures(text) if figure.money or amounts)


def _percentages(text: str) -> Iterator[Span]:
    yield from (figure.span for figure in find_figures(text) if "%" in figure.value)
    yield from _matches(_SHARE, text)


def _ratings(text: str) -> Iterator[Span]:
    yield from _matches(_COLOUR, text)
    yield from _matches(_GRADE, text)


def _dates(text: str) -> Iterator[Span]:
    yield from (day.span for day in find_dates(text))


def _people(text: str) -> Iterator[Span]:
    yield from _matches(_PERSON, text)
    yield from _names(text)


def _names(text: str) -> Iterator[Span]:
    yield from (Span(start=match.start(), end=match.end()) for match in _named(text))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    yield from (Span(start=match.start(), end=match.end()) for match in pattern.finditer(text))


_FINDS: Mapping[Slot, Callable[[str], Iterator[Span]]] = {
    Slot.NUMBER: _numbers,
    Slot.MONEY: _money,
    Slot.PERCENTAGE: _percentages,
    Slot.DATE: _dates,
    Slot.PERSON: _people,
    Slot.NAME: _names,
    Slot.COLOUR: _ratings,
    Slot.DECISION: partial(_matches, _DECISION),
}


@lru_cache(maxsize=50_000)
def holds(slot: Slot, text: str) -> bool:
    """Say whether `text` has a thing of this kind at all; which one it is about is for the reader to see."""
    return any(True for _ in _FINDS[slot](text))


@lru_cache(maxsize=50_000)
def gives(slot: Slot, text: str, asked: str) -> bool:
    """Say whether `text` has a thing of this kind that the words of the question do not name themselves.

    The number of a paragraph is none of its words, and how often a thing is done does not say how many there are.
    """
    finds = _quantities if slot is Slot.NUMBER and _ASKS_HOW_MANY.search(asked) else _FINDS[slot]
    numbered = _PARAGRAPH.match(text)
    start, said = numbered.end() if numbered else 0, _words(asked)
    return any(_words(text[span.start : span.end]) not in said for span in finds(text) if span.start >= start)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@lru_cache(maxsize=10_000)
def places_of(slot: Slot, text: str) -> tuple[Span, ...]:
    """Return where the things of this kind stand in `text`, counted from its beginning."""
    return tuple(_FINDS[slot](text))
