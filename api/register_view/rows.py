"""One row of the register as a page and a file show it: a thing at its latest state, or one line of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from api.filtering import Pairs, address
from assistant.ledger.choosing import is_overdue
from assistant.ledger.entries import Entry
from assistant.ledger.states import COLOURS, Cell, colour_of
from assistant.near_references import spelt
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.records import FieldSource

LONGEST = 240
BULLETS = "\N{BULLET}\N{BLACK SMALL SQUARE}\N{MIDDLE DOT}\N{EN DASH}- "
LOST, BLANK, NONE = "Colour not shown in this copy", "Left blank", "Not given"
_TONES = {"amber": "orange", "black": "grey"}
"""Colours that the tags of the design system call otherwise, or have none of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What stands in a cell: words, or why there are none (`silence`); `tone` is the colour of a rating's tag.

    `note` is what the key of its paper says of a colour, or what else a reader must know.
    """

    words: str = ""
    silence: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line with its paper. `earlier` are older lines of the same thing, none where every row is listed."""

    entry: Entry
    paper: DocumentInfo
    earlier: Sequence[Entry] = ()
    is_overdue: bool = False

    @property
    def label(self) -> str:
        """The reference as the paper prints it, or as papers write such a one."""
        return self.entry.label or (spelt(self.entry.ref) if self.entry.ref else "")

    @property
    def title(self) -> str:
        """What it is about, cut at a word's end where that is very long: its source has the whole."""
        return shortened(self.entry.title.lstrip(BULLETS))

    @property
    def source(self) -> str:
        """The address of its words in their paper."""
        return source_of(self.entry)

    @property
    def place(self) -> str:
        """Where it stands in its paper."""
        return str(self.entry.locator)

    @property
    def short_place(self) -> str:
        """The page, else the innermost part of its place."""
        page = self.entry.locator.page
        return f"Page {page}" if page else shortened(self.place.rpartition(", ")[2], 60)

    def history(self, pairs: Pairs) -> str:
        """The address of all that is said of its reference, empty where it has none."""
        return reference_address(spelt(self.entry.ref), pairs) if self.entry.ref else ""


def row_of(entry: Entry, paper: DocumentInfo, day: date | None, earlier: Sequence[Entry] = ()) -> Row:
    """Return the row of a line; `day` is when it is overdue."""
    return Row(entry=entry, paper=paper, earlier=earlier, is_overdue=is_overdue(entry, day))


def source_of(entry: Entry) -> str:
    """Return the address of a line's words in their paper."""
    return f"/documents/{entry.document_id}?start={entry.span.start}&end={entry.span.end}#cited"


def reference_address(reference: str, pairs: Pairs = ()) -> str:
    """Return the address of the page of a reference, in the papers that are looked at."""
    return address(f"/references/{quote(reference, safe='')}", pairs)


def shortened(words: str, longest: int = LONGEST) -> str:
    """Cut words at a word's end where there are very many."""
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def said(cell: Cell) -> Said:
    """Return what a cell says, or why it says nothing."""
    if not cell:
        silence = LOST if cell.is_lost else BLANK if cell.source is FieldSource.BLANK else NONE
        return Said(silence=silence)
    return Said(words=shortened(cell.value))


def said_own(value: str) -> Said:
    """Return what a field of a kind's own says; a list does not tell its blanks from its lacking."""
    return Said(words=shortened(value), silence="" if value else NONE)


def rated(cell: Cell) -> Said:
    """Return a rating as a tag: its colour by name, and what the paper's key says of it as a note."""
    if not cell:
        return said(cell)
    colour = colour_of(cell.value)
    if colour is None:
        return Said(words=shortened(cell.value, 60), tone="grey")
    _, _, key = cell.value.partition("(")
    return Said(words=colour.value.capitalize(), tone=_TONES.get(colour, colour.value), note=key.rstrip(") "))


def rank(cell: Cell) -> tuple[int, str] | None:
    """Return what a rating is sorted by: the worst colour first, then other words; None where there is none."""
    if not cell:
        return None
    colour = colour_of(cell.value)
    return (COLOURS[colour], "") if colour else (len(COLOURS), cell.value.casefold())
