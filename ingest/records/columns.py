"""What each column of one table is: its field's name, whether it holds the keys, whether it says what a row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dating import full_dates
from ingest.records.keys import are_codes, counted_kind, shared_word
from ingest.records.names import field_name, own_name
from ingest.records.rows import Table
from ingest.records.sums import is_figure

PROOF = frozenset({"owner", "due", "date", "rating", "status", "completed", "start", "amount", "assessment", "value"})
FIGURES = frozenset({"value", "amount", "budget", "actual", "forecast", "variance", "target"})
_TITLES = ("description", "measure", "item", "name", "term", "question", "objective", "purpose", "category", "service")
_NO_TITLE = frozenset({"ref", "minute", "date", "rating", "previous_rating", "value", "amount", "count", "text"})
_WORDS_ONLY = frozenset(
    {"owner", "response", "status", "role", "name", "purpose", "outcome", "description", "comments"}
)
_NEVER_FIGURES = _WORDS_ONLY | {"due", "progress", "mitigation", "method", "assessment", "category", "service"}
_KEYS = ("text", "item", "title")
_WORD = re.compile(r"[^\W\d_]{3}")
_RANKS = ("recommendation", "milestone", "deliverable", "action", "task", "saving", "risk", "issue", "project")
_STATUS_WORDS = re.compile(
    r"\W*(?:action )?(?:open|closed|completed?|on-?going|in progress|remains?(?: open)?|removed?|reprofiled?|delivered"
    r"|not (?:yet )?(?:started|due|achieved|completed?)|on (?:track|target|hold)|off track|delayed|achieved|partly"
    r"|(?:to be )?discharged|overdue|implemented|superseded|withdrawn|paused|no longer (?:relevant|required)|started"
    r"|outstanding|under ?way|accepted|rejected|agreed|noted|live|draft)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """The columns of one table: headings with their field names; `key` and `main` are places among them.

    `keyed` says that the rows open with references, `word` what these count, where they say it ("saving" of "Saving
    12"), and is None where they are codes or bare numbers; `proof` are the columns that nearly every row fills, an
    owner or a date, so that a row without any of them is hardly one of its own.
    """

    headings: tuple[str, ...]
    names: tuple[str, ...]
    key: int
    main: int
    keyed: bool
    proof: tuple[int, ...]
    word: str | None = None

    @property
    def leading(self) -> range:
        """The columns at the left whose cells may be merged over several rows: the key's, up to the main one."""
        return range(max(self.main, self.key + 1))

    def of(self, name: str) -> int | None:
        """The first column of a name."""
        return self.names.index(name) if name in self.names else None


def columns_of(table: Table) -> Columns:
    """Name the columns of a table, by their headings and, where these leave it open, by what stands in them."""
    width = max([len(table.columns), *(len(row.words) for row in table.rows)])
    headings = (*table.columns, *[""] * (width - len(table.columns)))
    names = [_name(heading, table.cells(i)) for i, heading in enumerate(headings)]
    key = next((i for i, name in enumerate(names) if name == "ref" and (i < 2 or are_codes(table.cells(i)))), 0)
    keys = table.cells(key)
    word = _word(keys, names[key])
    keyed = names[key] not in ("minute", "date") and (word is not None or are_codes(keys))
    if keyed and names[key] in _KEYS:
        names[key] = "ref" if max(map(len, keys)) <= 40 else names[key]
    elif names[key] == "ref" and not keyed:
        names[key] = "category"
    _name_status(table, names)
    main = _main(table, names, key)
    proof = tuple(i for i, name in enumerate(names) if i != key and name in PROOF and _mostly_filled(table, i, main))
    return Columns(headings=headings, names=tuple(names), key=key, main=main, keyed=keyed, proof=proof, word=word)


def _word(keys: Sequence[str], name: str) -> str | None:
    """The word that keys count with: any in a column of references, elsewhere one that names a kind of reference.

    Under any other heading ("In place of", "Minute") they are the references of something else.
    """
    word = shared_word(keys) if name in ("ref", *_KEYS) else None
    return word if name == "ref" or counted_kind(word) else None


def _name(heading: str, cells: Sequence[str]) -> str:
    """Name a column by its heading, unless its cells cannot be that: no owner is a figure, no meeting a day."""
    name = field_name(heading)
    if name in _NEVER_FIGURES and len(cells) >= 2 and all(map(is_figure, cells)):
        return own_name(heading)
    days = sum(bool(full_dates(cell)) for cell in cells)
    return "date" if name == "committee" and 2 * days > len(cells) else name


def _main(table: Table, names: list[str], key: int) -> int:
    """Find the column that says what a row is about, and name it "title" where no heading has done so."""
    for i in (i for i, name in enumerate(names) if name == "title" and not _is_wordy(table, i)):
        names[i] = "value"
    titles = [i for i, name in enumerate(names) if name == "title"] or _deliverables(table, names)
    if titles:
        main = min(titles, key=lambda i: (_rank(table.columns[i]), i))
        for other in titles:
            if other != main:
                names[other] = next(
                    (w for w in ("project", "priority") if w in table.columns[other].casefold()), "item"
                )
        names[main] = "title"
        return main
    known = [names.index(name) for name in _TITLES if name in names]
    if sum(name in FIGURES for name in names) >= 2:
        known = sorted(known)
    place = next((i for i in known if (i != key or names[i] != "ref") and _is_wordy(table, i)), None)
    if place is None:
        free = [i for i, name in enumerate(names) if name not in _NO_TITLE and i != key and _is_wordy(table, i)]
        worded = names[key] not in ("ref", "minute", "date") and _is_wordy(table, key)
        place = key if worded or not free else free[0]
    if names[place] not in ("term", "name", "ref"):
        names[place] = "title"
    return place


def _deliverables(table: Table, names: Sequence[str]) -> list[int]:
    """The columns of what is to be delivered, which say what a row is about where no other does."""
    return [i for i, name in enumerate(names) if name == "deliverable" and _is_wordy(table, i)]


def _is_wordy(table: Table, column: int) -> bool:
    """Say whether a column holds words and no figures; one that is blank may hold them."""
    cells = [row.at(column) for row in table.rows if row.at(column) and len(row.filled) > 1] or table.cells(column)
    return not cells or 2 * sum(bool(_WORD.search(cell)) for cell in cells) >= len(cells)


def _rank(heading: str) -> int:
    """How narrow a thing a heading names: a row of "Project | Action" is an action of a project."""
    said = heading.casefold()
    return next((i for i, word in enumerate(_RANKS) if word in said), len(_RANKS))


def _name_status(table: Table, names: list[str]) -> None:
    """Call the column of outcomes or progress the status where its cells say how far each row is.

    A "Position" is somebody's post only beside a column of names.
    """
    for i, name in enumerate(names):
        if name == "role" and "position" in table.columns[i].casefold() and "name" not in names:
            names[i] = "progress"
    if "status" in names:
        return
    for name in ("outcome", "progress", "assessment", "comments"):
        for place in (i for i, found in enumerate(names) if found == name):
            cells = table.cells(place)
            if len(cells) >= 2 and sum(bool(_STATUS_WORDS.match(cell)) for cell in cells) >= 0.6 * len(cells):
                names[place] = "status"
                return


def _mostly_filled(table: Table, place: int, main: int) -> bool:
    rows = [row for row in table.rows if row.at(main)]
    return sum(bool(row.at(place)) for row in rows) >= 0.7 * len(rows)
