"""What a briefing note says, before it is laid out: questions, answers as they are, and sources numbered through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

NO_ANSWER = "No answer in these papers"
WARNING = (
    "This note was made by a computer program from the council’s papers. It can be wrong or leave things out: "
    "check each point against the source named in its footnote before you rely on it."
)
WITHHELD = (
    "Part of this answer is left out: it rests on words of a paper that may no longer be shown, or not to whoever "
    "made this note."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One question and its answer in the wire format, as they were kept; `filters` are what it was narrowed to."""

    question: str
    answer: Mapping[str, Any]
    filters: Mapping[str, Any]
    asked: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A footnote: where the words stand, and the words; `in_cells` is a table's row, whose gaps are kept.

    `link` opens the words in their paper, empty where the paper cannot be opened any more; `remarks` says what a reader
    should know of it, such as that it was read from a scan.
    """

    number: int
    title: str
    document: str
    committee: str
    date: str
    place: str
    quote: str
    in_cells: bool
    remarks: str
    link: str

    @property
    def heading(self) -> str:
        """The paper in a line: its title, committee and date, none of them said twice."""
        more = [part for part in (self.committee, self.date) if part and part not in self.title]
        return ", ".join([self.title, *more])


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A sentence and the numbers of its sources."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A table's cell and the numbers of its sources; an empty one is an empty one of the paper."""

    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table of an answer, or one thing in several papers side by side; the first cell of a row is its heading."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A question with its answer: `remarks` go before it, `lead` opens it; `lines` and then `grids` are what it says.

    `verdict` is set for an abstention alone, whose lines are the nearest words that the papers do hold.
    """

    question: str
    searched: str
    lead: str
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    verdict: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A whole note; `sources` are in order of first use, so that their numbers rise through it."""

    title: str
    council: str
    made: datetime
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
