"""The titles that papers put before the names of people: no part of a name, and no name by themselves."""

from __future__ import annotations

_OF_COUNCILLORS = ("cllr", "cllrs", "councillor", "councillors")
HONORIFICS = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "professor", "prof", "rev", *_OF_COUNCILLORS]
)
