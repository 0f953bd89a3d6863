"""Which numbers, dates and references of a claim its quotes do not hold, read by rules that share nothing with clerk's.

The checks that answers go through (`assistant.citing`) and the grammar they use can be wrong together with them; here a
number is its digits, a month its name, and a reference its letters and digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(
    r"(?<![\w.])(?:[£$€]\s?)?(\d[\d,]*(?:\.\d+)*)(?:st|nd|rd|th)?\s?(bn|billion|m|million|k|thousand)?(?![\w])", re.I
)
_MONTHS = "january february march april may june july august september october november december"
_SHORT = {name[:3]: name for name in _MONTHS.split()} | {"sept": "september"}
_DATED = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+({'|'.join(_MONTHS.split())})|({'|'.join(_MONTHS.split())})\s+(?:\d{{4}}|\d{{1,2}}\b))",
    re.I,
)
_MONTH = re.compile(rf"\b({'|'.join([*_MONTHS.split(), *_SHORT])})\b", re.I)
_NUMERIC = re.compile(r"\b\d{1,2}[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b|\b\d{4}-(\d{2})-\d{2}\b")
_CODE = re.compile(r"(?<![\w.])(?=[A-Za-z]*\d)[A-Z]{1,5}-?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*[a-z]?(?!\w)")
_TIMES = {"bn": 1e9, "billion": 1e9, "m": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3}


def missing(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """Return what a claim says in numbers, months of dates and codes that its quotes together do not."""
    months = [one or other for one, other in _DATED.findall(claim)]
    said = [*(text for text, _ in _numbers(claim)), *months, *_CODE.findall(claim)]
    return tuple(part for part in dict.fromkeys(said) if not holds(part, claim, quotes))


def holds(part: str, claim: str, texts: Sequence[str]) -> bool:
    """Say whether some texts together hold a part of a claim, which says what unit a number has."""
    record = "\n".join(texts)
    if part.lower() in _MONTHS.split():
        return part.lower() in _months(record)
    if _CODE.fullmatch(part):
        return _folded(part) in {_folded(found) for found in _CODE.findall(record)}
    worths = {worth for text, worth in _numbers(claim) if text == part}
    return _plain(part) in set(_digits(record)) or worths <= {worth for _, worth in _numbers(record)}


def _months(text: str) -> set[str]:
    """Return the months that a text names or writes as a number."""
    return {_SHORT[found[:3].lower()] for found in _MONTH.findall(text)} | set(_numeric_months(text))


def _numbers(text: str) -> Iterator[tuple[str, float | str]]:
    """Yield each number as it is written and what it is worth, pounds and people alike."""
    for match in _NUMBER.finditer(text):
        plain, unit = _plain(match[1]), (match[2] or "").lower()
        whole = plain.count(".") < 2
        yield match[1].rstrip(".,"), round(float(plain) * _TIMES.get(unit, 1), 6) if whole else plain


def _digits(text: str) -> Iterator[str]:
    """Yield every run of digits of a text, inside codes and dates too."""
    for found in re.findall(r"\d[\d,]*(?:\.\d+)*", text):
        yield _plain(found)
        yield from (part.lstrip("0") or "0" for part in re.split(r"[.,]", found))


def _plain(number: str) -> str:
    kept = number.replace(",", "").rstrip(".")
    return kept.lstrip("0") or "0"


def _numeric_months(text: str) -> Iterator[str]:
    names = _MONTHS.split()
    for one, other in _NUMERIC.findall(text):
        month = int(one or other)
        if 1 <= month <= 12:
            yield names[month - 1]


def _folded(code: str) -> str:
    """Fold the ways of writing one reference: R07 and R7, a1.2 and A1.2."""
    return re.sub(r"(?<![\d.])0+(?=\d)", "", code.replace("-", "").casefold())
