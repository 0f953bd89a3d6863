"""The sentences of an answer about due dates: how many rows there are by their days and states, each row after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.recorded import DUE, LEAD, RATING, STATUS
from assistant.register.due_rows import Line
from assistant.register.showing import own_label, row_text
from assistant.types import DraftClaim, Evidence
from assistant.writers.tabular import NAMED_ROWS, joined, plural, row_claim, told_apart
from vectorstore.records import Record, RecordKind

NAMES = (*DUE, *STATUS, *RATING, *LEAD)
"""The fields that are said of each row: its day and state before others."""

MOST = 200
"""So many rows of a kind are counted and cited; of more it is said that there are more."""

_VAGUE = frozenset({"", "thing", "things", "item", "items", "row", "rows", "one", "ones", "line", "lines", "bits"})

Cite = Callable[[Sequence[Record], str], Iterator[tuple[Evidence, ...]]]
"""Gives the citable stretches of each of several rows, under labels that begin as given."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Rows of one kind that are counted together: `says` is what is true of them, for one row and for several."""

    kind: RecordKind
    lines: tuple[Line, ...]
    says: tuple[str, str]
    listed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The drafts of a group with what they rest on; `rows` are the stretches of each row that has a claim."""

    drafts: tuple[DraftClaim, ...]
    evidence: tuple[Evidence, ...]
    title: str
    rows: tuple[tuple[Evidence, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Narrator:
    """Tells of rows: `records` are theirs by id, `noun` what the question calls them."""

    records: Mapping[str, Record]
    cite: Cite
    noun: str

    def group(self, group: Group, label: str) -> Told:
        """Return how many rows there are and which, then, where they are listed, each row by itself."""
        lines = group.lines[:MOST]
        cited = [self._cited(line, f"{label}{place}-") for place, line in enumerate(lines, 1)]
        own = [self.records[line.latest.id] for line in lines]
        count, names = len(lines), told_apart(own[:NAMED_ROWS])
        noun = plural(self.called(group.kind), count)
        number = f"{count}" if len(group.lines) == count else f"{count} or more"
        head = DraftClaim(
            text=f"{number} {noun} {group.says[count > 1]}: {joined(names)}.",
            quotes=tuple((item.label, item.text) for latest, _ in cited for item in latest),
            computed=(str(count),),
            values=tuple(own_label(record) for record in own),
        )
        pairs = zip(lines, cited, strict=True)
        rows = [self._row(line, *stretches) for line, stretches in pairs] if group.listed else []
        return Told(
            drafts=(head, *rows),
            evidence=tuple(item for latest, dated in cited for item in (*latest, *dated)),
            title=f"The {count} {noun}",
            rows=tuple(latest for latest, _ in cited) if group.listed else (),
        )

    def one(self, line: Line, verdict: str, label: str) -> Told:
        """Return what is said of one thing, with its row."""
        latest, dated = self._cited(line, label)
        row = self._row(line, latest, dated)
        draft = DraftClaim(text=f"{verdict} {row.text}", quotes=row.quotes, values=row.values)
        return Told(drafts=(draft,), evidence=(*latest, *dated), title="", rows=())

    def called(self, kind: RecordKind) -> str:
        """Return what rows of a kind are called: as the question has it, unless that means another sort too."""
        own = kind.value.replace("_", " ")
        return own if self.noun.casefold() in _VAGUE or kind is RecordKind.TRACKER_ACTION else self.noun

    def _cited(self, line: Line, label: str) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
        """Return the stretches of the row that says how a thing stands, and of that which gives its day, if another."""
        dated = line.dated if line.dated is not None and line.dated.id != line.latest.id else None
        entries = [line.latest, *([dated] if dated else [])]
        found = {
            items[0].row.record.id: items
            for items in self.cite([self.records[entry.id] for entry in entries], label)
            if items[0].row is not None
        }
        return found[line.latest.id], found[dated.id] if dated else ()

    def _row(self, line: Line, latest: Sequence[Evidence], dated: Sequence[Evidence]) -> DraftClaim:
        claim = row_claim(latest)
        if not dated or line.dated is None:
            return claim
        row = dated[0].row
        said = line.dated.due.value or (row_text(row) if row else "")
        return DraftClaim(
            text=f"{claim.text} | {line.dated.due.heading or 'Asked for'}: {said}",
            quotes=(*claim.quotes, *((item.label, item.text) for item in dated)),
            values=(*claim.values, line.dated.due.value),
        )
