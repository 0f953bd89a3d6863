"""Numbers as papers write them, folded so that equal amounts are equal: £51.5m, £51,500k and 51.5 million."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vectorstore._reference_patterns import WORD_NUMBERS
from vectorstore.types import Span

_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9}
_FIGURE = re.compile(
    r"(?<![\w.])(?P<money>[£$€])?[ ]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>[ ]?(?:million|billion|thousand|bn|mn|m|k)(?!\w))?"
    r"(?P<percent>[ ]?(?:%|per[ ]?cent))?(?P<ordinal>(?:st|nd|rd|th)\b)?s?(?!\w|[.,]\d)"
    rf"|\b(?P<word>{'|'.join(WORD_NUMBERS)})\b(?P<word_scale>[ ](?:million|billion|thousand)\b)?"
    r"(?P<word_percent>[ ]per[ ]?cent)?",
    re.IGNORECASE,
)
# "one" is mostly a pronoun: "that one", "no one", "one of the".
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|each|this|that|which|another|some|the)[ -]$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"[ ](?:of|another|who|which|that)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number as it stands at `span`; `value` is a plain decimal, with % for a share and st, nd ... for an order.

    Money is its amount in pounds (or the currency written), so that "£51.5m" and "51.5 million" are one value.
    """

    text: str
    value: str
    span: Span
    money: bool = False


def read_figures(text: str, taken: Sequence[Span]) -> tuple[Figure, ...]:
    """Find the figures of a text in order, passing over the stretches `taken` by dates and references."""
    found: list[Figure] = []
    blocked = sorted(taken)
    for match in _FIGURE.finditer(text):
        start, end = match.span("word") if match["word"] else (match.start("digits"), match.end())
        while blocked and blocked[0].end <= start:
            blocked.pop(0)
        inside = bool(blocked) and blocked[0].start < end
        if inside or (match["word"] and _is_pronoun(match)):
            continue
        span = Span(start=match.start() if match["money"] else start, end=match.end())
        value = _value(match)
        found.append(Figure(text=text[span.start : span.end], value=value, span=span, money=bool(match["money"])))
    return tuple(found)


def _value(match: re.Match[str]) -> str:
    """Write a figure as a plain decimal without separators or needless zeros."""
    digits = WORD_NUMBERS[match["word"].casefold()] if match["word"] else match["digits"].replace(",", "")
    scale = (match["scale"] or match["word_scale"] or "").strip().casefold()
    amount = Decimal(digits) * _SCALES.get(scale, 1)
    plain = f"{amount:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    percent = "%" if match["percent"] or match["word_percent"] else ""
    return f"{plain}{percent}{(match['ordinal'] or '').casefold()}"


def _is_pronoun(match: re.Match[str]) -> bool:
    """Say whether "one" stands for a thing, not for a number."""
    if match["word"].casefold() != "one" or match["word_scale"]:
        return False
    text = match.string
    before = text[max(0, match.start() - 10) : match.start()]
    return bool(_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, match.end()))
