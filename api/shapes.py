"""How an answer is laid out: as text, a list, a table or a side-by-side comparison, whichever it is.

A claim that tells a row ("A1.2 Diagnose repairs | Lead officer: S. Kettlewell | Status: On track") is laid out as that
row; rows of one thing in several papers stand beside each other, a column a paper. Nothing is said that no claim says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BETWEEN = " | "
MOST_COLUMNS = 4
_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}: ")
_HEADING = re.compile(r"^([^:“”]{1,80}): (.+)$", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One claim as it is laid out: `text`, or a row's `name` with its cells as (heading, words); then what it cites."""

    text: str
    citations: tuple[int, ...]
    name: str = ""
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One paper's side of a comparison: the day it speaks of, its title, and the numbers of what it cites."""

    day: str | None
    title: str
    citations: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """One thing in several papers: a column a paper, a row a heading; a cell is None where a paper says nothing."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[str | None, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """What of an answer is laid out before its sources: claims, then comparisons; `kind` is the layout's name."""

    kind: str
    said: tuple[Said, ...]
    comparisons: tuple[Comparison, ...] = ()


def shape_of(answer: Mapping[str, Any]) -> Shape:
    """Return how an answer in the wire format is laid out."""
    table = answer["table"]
    told = set(table["claims"]) if table else set()
    # A table has the sources of the first claim, which counts its rows.
    said = [
        _said(claim["text"], () if table and not at else tuple(claim["citations"]))
        for at, claim in enumerate(answer["claims"])
        if at + 1 not in told
    ]
    if table:
        return Shape(kind="table", said=tuple(said))
    groups = _beside(said, answer["citations"])
    if groups:
        compared = {id(one) for group in groups for one in group}
        rest = tuple(one for one in said if id(one) not in compared)
        return Shape(kind="comparison", said=rest, comparisons=tuple(_comparison(g, answer) for g in groups))
    return Shape(kind="text" if len(said) == 1 else "list", said=tuple(said))


def _said(text: str, citations: tuple[int, ...]) -> Said:
    name, *parts = text.split(BETWEEN)
    cells = [_HEADING.match(part) for part in parts]
    if not parts or not all(cells):
        return Said(text=text, citations=citations)
    return Said(
        text=text, citations=citations, name=name, cells=tuple((cell[1], cell[2]) for cell in cells if cell is not None)
    )


def _beside(said: Sequence[Said], citations: Sequence[Mapping[str, Any]]) -> list[list[Said]]:
    """Return the rows that are of one thing in two to MOST_COLUMNS papers, each from a paper of its own."""
    groups: dict[str, list[Said]] = {}
    for one in said:
        if one.cells and one.citations:
            groups.setdefault(_DAY.sub("", one.name), []).append(one)
    return [group for group in groups.values() if 2 <= len(_papers(group, citations)) == len(group) <= MOST_COLUMNS]


def _papers(group: Sequence[Said], citations: Sequence[Mapping[str, Any]]) -> set[str]:
    return {citations[one.citations[0] - 1]["document_id"] for one in group}


def _comparison(group: Sequence[Said], answer: Mapping[str, Any]) -> Comparison:
    ordered = sorted(group, key=lambda one: answer["citations"][one.citations[0] - 1]["meeting_date"] or "")
    headings = list(dict.fromkeys(heading for one in ordered for heading, _ in one.cells))
    return Comparison(
        name=_DAY.sub("", ordered[0].name),
        columns=tuple(_column(one, answer["citations"]) for one in ordered),
        rows=tuple((heading, tuple(dict(one.cells).get(heading) for one in ordered)) for heading in headings),
    )


def _column(one: Said, citations: Sequence[Mapping[str, Any]]) -> Column:
    first = citations[one.citations[0] - 1]
    return Column(day=first["meeting_date"], title=first["title"], citations=one.citations)
