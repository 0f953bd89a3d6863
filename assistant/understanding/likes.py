"""What of a question another of its kind can take the place of: a reference, a period, a state, a number, a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vectorstore.references import find_dates, find_references
from vectorstore.types import Span

ASKS = re.compile(
    r"\b(?:who\w*|what\w*|when\w*|where\w*|why\w*|how\w*|which|is|are|was|were|did|does|do|has|have|had|can|could|will"
    r"|would|should|list|name|show|give|tell|compare)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:red|amber|green|blue|gr[ea]y|yellow|purple|open|closed|completed?|overdue|delayed|on track|on hold)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,£/])\d+(?:\.\d+)?(?:[-–]\d+)?%?(?![\w.,]*\d)")
# "One" mostly points to something, so it is no number.
_NUMBER_WORD = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w'’])[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*(?:(?: (?:and|of|the|for|&))* [A-Z][\w'’-]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ASKED_FIRST = re.compile(r"^\s*\w+")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|april|apr|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
# March and May are verbs too.
_BARE_MONTH = re.compile(
    rf"\b{_MONTH}\b|(?:(?<=\bin )|(?<=\bby )|(?<=\bfor )|(?<=\bof )|(?<=\bfrom )|(?<=\bsince )|(?<=\blast )"
    r"|(?<=\bthe ))(?:march|may)\b|^\s*(?:march|may)\s*$|(?-i:(?<=\w )(?:March|May)\b)",
    re.IGNORECASE,
)

_FROM_NOW = re.compile(r"\b(?:this|last|next) (?:(?:financial|municipal) )?(?:year|quarter|month)\b", re.IGNORECASE)


def references(text: str) -> list[Span]:
    """Return where the references of a text stand, those without a word before them too."""
    return [reference.span for reference in find_references(text, loose=True)]


def periods(text: str) -> list[Span]:
    """Return where its days, months and years stand; a month may lack its year, a year its number ("this year")."""
    return sorted([*(day.span for day in find_dates(text)), *bare_months(text), *_matches(_FROM_NOW, text)])


def bare_months(text: str) -> list[Span]:
    """Return where months without a year stand."""
    taken = [*(day.span for day in find_dates(text)), *references(text)]
    return [span for span in _matches(_BARE_MONTH, text) if not any(span.overlaps(other) for other in taken)]


def states(text: str) -> list[Span]:
    """Return where its colours and states of progress stand."""
    return list(_matches(_STATE, text))


def numbers(text: str) -> list[Span]:
    """Return where its numbers in figures stand that are of no reference or period."""
    return _free(text, _matches(_NUMBER, text))


def any_numbers(text: str) -> list[Span]:
    """Return where its numbers in figures or in words stand."""
    return _free(text, sorted([*_matches(_NUMBER, text), *_matches(_NUMBER_WORD, text)]))


def names(text: str) -> list[Span]:
    """Return the proper names of a text: its first word is none, unless the text is a fragment and nothing else."""
    first = _ASKED_FIRST.match(text)
    asked = first.end() if first and ASKS.search(text) else 0
    found = (
        Span(start=m.start(), end=m.start() + len(_POSSESSIVE.sub("", m.group()))) for m in _NAME.finditer(text, asked)
    )
    return _free(text, found)


def _free(text: str, found: Iterator[Span] | list[Span]) -> list[Span]:
    taken = [*references(text), *periods(text)]
    return [span for span in found if not any(span.overlaps(other) for other in taken)]


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(start=match.start(), end=match.end()) for match in pattern.finditer(text))
