"""Counts the numbers that Word prints before paragraphs and stores nowhere (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.readers.counting import spelled
from ingest.readers.docx_xml import Element, W, find, number, switched, value

_PLACE = re.compile(r"%(\d)")
_BULLET = "bullet"
_PRIVATE_USE = range(0xE000, 0xF900)
MAX_LEVELS = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """How one level of a list counts and prints: "%1.%2" is filled with the counts of levels 1 and 2."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    glued: bool = False
    legal: bool = False
    restarts: bool = True
    style: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """A number or bullet as printed; `item` says that it is one of a list's rather than of a paragraph on its own."""

    text: str
    item: bool


class Numbering:
    """The lists of one file; `label` must be asked of every numbered paragraph once, in their order."""

    def __init__(self, root: Element | None) -> None:
        """Read `numbering.xml`, None where the file has none."""
        abstract = list(root.iter(W + "abstractNum")) if root is not None else []
        links = {value(one, "styleLink"): one for one in abstract if value(one, "styleLink")}
        self._levels = {
            value(one, "", "abstractNumId"): _levels(links.get(value(one, "numStyleLink"), one)) for one in abstract
        }
        nums = root.iter(W + "num") if root is not None else ()
        self._nums = {value(num, "", "numId") or "": num for num in nums}
        self._counts: dict[str | None, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, num_id: str, level: int | None, style: str | None = None) -> Label | None:
        """Count one paragraph on, and return what is printed before it; None where nothing is.

        `level` is from 0, None where the paragraph's style alone decides it: then the level linked to that `style`.
        """
        num = self._nums.get(num_id)
        if num is None:
            return None
        kind = value(num, "abstractNumId")
        levels = _overridden(self._levels.get(kind, {}), num)
        linked = next((at for at, found in levels.items() if style and found.style == style), None)
        at = linked if linked is not None and level is None else level or 0
        if at not in levels:
            return None
        self._count(kind, num_id, num, at, levels)
        return _printed(levels, at, self._counts[kind])

    def _count(self, kind: str | None, num_id: str, num: Element, at: int, levels: dict[int, Level]) -> None:
        """Lists of one kind count on together, save where one begins anew at a number of its own."""
        counts = self._counts.setdefault(kind, [None] * MAX_LEVELS)
        anew = _start_override(num, at)
        if anew is not None and (num_id, at) not in self._begun:
            counts[at] = anew
        else:
            before = counts[at]
            counts[at] = levels[at].start if before is None else before + 1
        self._begun.add((num_id, at))
        for deeper in range(at + 1, MAX_LEVELS):
            if deeper not in levels or levels[deeper].restarts:
                counts[deeper] = None


def _levels(abstract: Element) -> dict[int, Level]:
    found = {number(level, "", "ilvl"): _level(level) for level in abstract.iter(W + "lvl")}
    return {at: level for at, level in found.items() if at is not None and 0 <= at < MAX_LEVELS}


def _level(level: Element) -> Level:
    start = number(level, "start")
    return Level(
        start=1 if start is None else start,
        form=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        glued=value(level, "suff") == "nothing",
        legal=bool(switched(level, "isLgl")),
        restarts=number(level, "lvlRestart") != 0,
        style=value(level, "pStyle"),
    )


def _overridden(levels: dict[int, Level], num: Element) -> dict[int, Level]:
    own = {number(o, "", "ilvl"): found for o in num.iter(W + "lvlOverride") if (found := find(o, "lvl")) is not None}
    return {**levels, **{at: _level(level) for at, level in own.items() if at is not None and 0 <= at < MAX_LEVELS}}


def _start_override(num: Element, at: int) -> int | None:
    overrides = (o for o in num.iter(W + "lvlOverride") if number(o, "", "ilvl") == at)
    return next((found for o in overrides if (found := number(o, "startOverride")) is not None), None)


def _printed(levels: dict[int, Level], at: int, counts: list[int | None]) -> Label | None:
    own = levels[at]
    if own.form == _BULLET:
        sign = "•" if len(own.text) != 1 or ord(own.text) in _PRIVATE_USE or own.text.isalnum() else own.text
        return Label(text=f"{sign} ", item=True)

    def said(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels.get(place, Level())
        count = counts[place] if 0 <= place < MAX_LEVELS else None
        shown = replace(level, form="decimal") if own.legal else level
        return spelled(level.start if count is None else count, shown.form)

    text = _PLACE.sub(said, own.text).strip()
    if not text:
        return None
    return Label(text=text if own.glued else f"{text} ", item=not own.form.startswith("decimal"))
