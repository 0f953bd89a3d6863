"""Words of a paper made harmless for a screen: what a terminal or browser would obey rather than show.

Control characters (a terminal's escape sequences begin with one) are shown as such; marks that turn the direction of
writing are left out, so that words stand in the order in which they were stored. One character stands for one, and
JSON keeps all as they are: a quote is the record's, letter for letter.
"""

from __future__ import annotations

from typing import Any

from vectorstore.formulas import begins_formula

SHOWN, UNSEEN = "\N{REPLACEMENT CHARACTER}", "\N{ZERO WIDTH SPACE}"
_LAID_OUT = "\t\n\r"
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS = {
    **{code: SHOWN for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _LAID_OUT},
    **dict.fromkeys(_TURNING, UNSEEN),
}


def harmless(words: str) -> str:
    """Return words that do nothing but be read, as many characters as before."""
    return words if words.isascii() and words.isprintable() else words.translate(_HARMLESS)


def inert(value: Any) -> Any:
    """Keep a spreadsheet from running a cell that begins like a formula: its words come from papers of anyone's."""
    return f"'{value}" if isinstance(value, str) and begins_formula(value) else value
