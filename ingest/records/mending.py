"""Gives a row whose number the copy has damaged ("1/" between 6 and 8) the one that its neighbours leave for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLEAN = re.compile(r"(\d{1,3})[.):]?")
_DAMAGED = re.compile(r"\d{1,3}[^\w\s.):]+\W*|[\[\]|/\\!]\d{0,2}")


def mended(keys: Sequence[str]) -> dict[int, str | None]:
    """Return, by place, the number of each damaged key, None where its neighbours do not leave exactly one."""
    found: dict[int, str | None] = {}
    for place, key in enumerate(keys):
        if not _DAMAGED.fullmatch(key):
            continue
        before, after = (_number(keys, near) for near in (place - 1, place + 1))
        certain = before is not None and after is not None and after - before == 2
        found[place] = str(before + 1) if certain and before is not None else None
    return found


def _number(keys: Sequence[str], place: int) -> int | None:
    match = _CLEAN.fullmatch(keys[place]) if 0 <= place < len(keys) else None
    return int(match[1]) if match else None
