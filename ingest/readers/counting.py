"""Numbers as lists print them: 3, 03, c, C, iii, III, 3rd."""

from __future__ import annotations

from string import ascii_lowercase

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def spelled(count: int, form: str) -> str:
    """Return a count in one of Word's forms ("lowerLetter", "upperRoman", ...); in digits where the form is another."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        said = ascii_lowercase[(count - 1) % 26] * ((count - 1) // 26 + 1)
    elif form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        said = _roman(count)
    elif form == "decimalZero":
        said = f"{count:02d}"
    elif form == "ordinal":
        said = f"{count}{_ordinal(count)}"
    else:
        return "" if form == "none" else str(count)
    return said.upper() if form.startswith("upper") else said


def raised(digits: str) -> str:
    """Return digits above the line, a space before them: "£5.2m" and its note's 1 must not read as another figure."""
    return f" {said}" if (said := digits.strip().translate(_RAISED)) and said != digits.strip() else digits


def _roman(count: int) -> str:
    said = ""
    for amount, sign in _ROMAN:
        times, count = divmod(count, amount)
        said += sign * times
    return said


def _ordinal(count: int) -> str:
    return "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
