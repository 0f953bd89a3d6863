"""Shows a cell's value as Excel displays it: £1,234.50, 12%, 3 April 2025 (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from ingest.readers.xlsx_dates import shown_date, shown_duration

GENERAL_DIGITS = 10
WHOLE_DIGITS = 15
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<padding>.)|\*(?P<filling>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<directive>[^\]]*)\]|(?P<exponent>[eE][+-])|(?P<general>General)|(?P<digits>[0#?][0#?,]*)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_FRACTION = re.compile(r"[?#0]+\s*/\s*[?\d]")


def shown(value: object, number_format: str) -> str:
    """Return a value as displayed, empty for an empty cell; a format that cannot be followed shows the bare value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        return shown_duration(value)
    if isinstance(value, datetime | date | time):
        return shown_date(value, number_format)
    if isinstance(value, int | float):
        return _shown_number(Decimal(repr(value)), number_format)
    return str(value)


def general(value: Decimal) -> str:
    """Return a number as a cell without a format shows it: to ten digits or all of a whole one, no zeros at its end."""
    if value.is_finite() and value == value.to_integral() and value.adjusted() < WHOLE_DIGITS:
        return f"{value.to_integral():f}"
    number = Decimal(f"{value:.{GENERAL_DIGITS}g}").normalize() if value.is_finite() else value
    return f"{number:f}" if abs(number.adjusted()) <= WHOLE_DIGITS else str(number)


def _shown_number(value: Decimal, number_format: str) -> str:
    if (
        number_format == "General"
        or not value.is_finite()
        or value.adjusted() > WHOLE_DIGITS
        or _FRACTION.search(number_format)
    ):
        return general(value)
    section, own_sign = _section(value, number_format)
    said = _filled(abs(value) if own_sign else value, section)
    return " ".join(said.split())


def _section(value: Decimal, number_format: str) -> tuple[str, bool]:
    """Choose the section for the value; a section for negative numbers brings its own sign or brackets."""
    sections = _sections(number_format)
    for section in sections:
        condition = _CONDITION.search(section)
        if condition and _meets(value, condition[1], Decimal(condition[2])):
            return section, value < 0 and section is not sections[0]
    plain = [section for section in sections if not _CONDITION.search(section)] or ["General"]
    if len(plain) < len(sections):
        return plain[0], False
    if value < 0 and len(plain) > 1:
        return plain[1], True
    return (plain[2], False) if value == 0 and len(plain) > 2 else (plain[0], False)


@cache
def _sections(number_format: str) -> list[str]:
    """Cut a format at its semicolons, those in quotes left alone; a fourth section is for text."""
    pieces = [""]
    for token in _TOKEN.finditer(number_format):
        if token["other"] == ";":
            pieces.append("")
        else:
            pieces[-1] += token.group()
    return pieces[:3]


def _meets(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _filled(value: Decimal, section: str) -> str:
    """Put the digits of a value where the section's placeholders stand, among its own signs."""
    tokens = list(_TOKEN.finditer(section))
    kinds = [token.lastgroup for token in tokens]
    if "general" in kinds or section.strip() == "@":
        return "".join(general(value) if t.lastgroup == "general" or t.group() == "@" else _sign_of(t) for t in tokens)
    if "exponent" in kinds:
        return f"{float(value):.2E}"
    places = [place for place, kind in enumerate(kinds) if kind == "digits"]
    if not places:
        return "".join(_sign_of(token) for token in tokens)
    whole, fraction = _placeholders([tokens[place].group() for place in places], "".join(t.group() for t in tokens))
    scaled = value * (Decimal(100) if any(t.group() == "%" for t in tokens) else 1)
    scaled /= Decimal(1000) ** (len(whole) - len(whole.rstrip(",")))
    digits = _digits(scaled, whole.rstrip(","), fraction)
    start, end = places[0], places[-1]
    before = "".join(_sign_of(token) for token in tokens[:start])
    after = "".join(_sign_of(token) for token in tokens[end + 1 :])
    return f"{'-' if digits.startswith('-') else ''}{before}{digits.lstrip('-')}{after}"


def _placeholders(runs: list[str], section: str) -> tuple[str, str]:
    """Return the placeholders before and after the decimal point; commas at the very end scale by thousands."""
    if len(runs) > 1 and f"{runs[0]}.{runs[1]}" in section:
        scale = len(runs[1]) - len(runs[1].rstrip(","))
        return runs[0] + "," * scale, runs[1].rstrip(",")
    return "".join(runs), ""


def _digits(value: Decimal, whole: str, fraction: str) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-len(fraction)), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):{',' if ',' in whole else ''}.{len(fraction)}f}"
    head, _, tail = text.partition(".")
    optional = len(fraction) - len(fraction.rstrip("#?"))
    kept = tail.rstrip("0").ljust(len(fraction) - optional, "0") if optional else tail
    head = head.zfill(whole.count("0")) if "," not in whole else head
    head = "" if head == "0" and "0" not in whole else head
    return f"{'-' if rounded < 0 else ''}{head}{'.' if kept else ''}{kept}"


def _sign_of(token: re.Match[str]) -> str:
    """Return what a token shows by itself: a literal as it is, padding as a space, colours and conditions nothing."""
    kind = token.lastgroup
    if kind in ("quoted", "escaped", "currency"):
        return token[kind]
    if kind == "other" and token.group() != "@":
        return token.group()
    return " " if kind == "padding" else ""
