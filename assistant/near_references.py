"""The references nearest to one that no paper holds: what it is part of, its own parts, and what is spelt alike."""

from __future__ import annotations

import re
from difflib import get_close_matches

from assistant.errors import UnknownReference
from vectorstore.index import Index
from vectorstore.references import broader, canonical
from vectorstore.types import Filters

SHOWN = 5


def near_references(reference: str, index: Index, filters: Filters, limit: int = SHOWN) -> tuple[str, ...]:
    """Return up to `limit` references, as people write them, that this reader's papers hold, nearest first."""
    ref = canonical(reference)
    known = index.catalogue.known_refs(filters)
    wider = [part for part in broader(ref) if part in known]
    parts = sorted((held for held in known if ref in broader(held)), key=_by_number)
    series = sorted((held for held in known if _series(held) == _series(ref)), key=lambda held: _distance(held, ref))
    alike = get_close_matches(ref, sorted(known, key=_by_number), n=limit, cutoff=0.6)
    return tuple(spelt(held) for held in list(dict.fromkeys([*wider, *parts, *series, *alike]))[:limit] if held != ref)


def unknown_reference(reference: str, index: Index, filters: Filters) -> UnknownReference:
    """Return the error that says so and names the nearest."""
    return UnknownReference(" ".join(reference.split()), near_references(reference, index, filters))


def spelt(ref: str) -> str:
    """Write a canonical reference as a paper would: "minute 36" is Minute 36, "a2.3" is A2.3, "33(a)" stays."""
    kind, space, number = ref.partition(" ")
    if space:
        return f"{kind.capitalize()} {number.upper() if len(number) == 1 else number}"
    letters = len(ref) - len(ref.lstrip("abcdefghijklmnopqrstuvwxyz"))
    return ref[:letters].upper() + ref[letters:]


def _series(ref: str) -> str:
    """Return what the references of one series share: all but the last number, so that B9 is near B7."""
    return re.sub(r"\d+$", "", ref)


def _distance(ref: str, other: str) -> tuple[int, str]:
    last = [int(found[0]) if (found := re.search(r"\d+$", one)) else 0 for one in (ref, other)]
    return abs(last[0] - last[1]), ref


def _by_number(ref: str) -> tuple[int, str]:
    """Sort A5.2 before A5.10."""
    return len(ref), ref
