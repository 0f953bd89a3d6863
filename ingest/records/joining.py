"""Decides which rows are one: cells that go on over a page, keys merged over several rows, headings among the rows.

A row without a key is either more of the row before or one whose key cell was merged with the one above. The signs,
from the surest: nothing says what the row is about; it begins in small letters or the row before breaks off; it has
no owner or date where all rows have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.records.columns import FIGURES, Columns
from ingest.records.keys import key_in
from ingest.records.notes import Notes
from ingest.records.rows import Row, Table
from ingest.records.sums import sums_up
from ingest.rows import key_of

_OPEN_END = re.compile(
    r"(?:\b(?:and|or|of|the|to|for|in|with|by|on|at|a|an|that|from|as|its?|their|no|number|minute)\.?|[,(/–-])\W*$",
    re.I,
)
_FINISHED = re.compile(r"[.;:!?][\"'”’)\]]*$")
_SMALL = re.compile(r"[\W\d_]*[a-z]")
_ITEM = re.compile(r"\W*(?:\d{0,2}[a-zA-Z]|[ivx]{1,4}|\d{1,2})[.)]\s*\S")
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """The rows that are one record; `keys` are the rows whose key cells, read together, are the merged key above it.

    `group` is the row that heads it, None where none does; `notes` are rows below it that only explain it, `above`
    those whose cell of a column is merged down over its own.
    """

    rows: tuple[Row, ...]
    keys: tuple[Row, ...] = ()
    group: Row | None = None
    notes: tuple[Row, ...] = ()
    above: tuple[tuple[int, Row], ...] = ()


def entries_of(table: Table, columns: Columns, group: Row | None = None) -> tuple[Entry, ...]:
    """Put the rows of a table together to its entries, in order; `group` heads the first, from the table before."""
    rows = [row for row in table.rows if not _is_noise(row, columns)]
    heads = _headings_of_series(rows, columns)
    merged = _merges_keys(rows, columns)
    notes = Notes(rows, columns)
    found: list[Entry] = []
    opened = False
    for place, (row, below) in enumerate(zip(rows, [*rows[1:], None], strict=True)):
        if found and not opened and notes.explains(found[-1].rows, found[-1].notes, row):
            found[-1] = replace(found[-1], notes=(*found[-1].notes, row))
        elif place in heads or _is_group(row, below, columns, merged=merged) or _renames(row, columns):
            group, opened = row, True
        elif opened and group is not None and _goes_on_with_group(row, columns):
            continue
        else:
            last = found[-1] if found and not opened else None
            keys = last.keys if last else ((group,) if group is not None and merged and opened else ())
            opened = False
            if sums_up(row.at(columns.key), row.words) or sums_up(row.at(columns.main), row.words):
                found.append(Entry(rows=(row,), keys=(row,), group=group))
            elif last is not None and _continues(row, last, columns, merged=merged):
                found[-1] = _joined(last, row, columns)
            elif keys and _shares_key(row, keys, columns):
                found.append(Entry(rows=(row,), keys=_more_keys(keys, row, columns), group=group))
            else:
                found.append(Entry(rows=(row,), keys=(row,), group=group))
    return tuple(_with_whole_keys(found))


def begins_small(words: str) -> bool:
    """Say whether words begin in small letters, as the rest of a sentence does; a list's "a)" is a beginning."""
    return bool(_SMALL.match(words)) and not _ITEM.match(words)


def breaks_off(words: str) -> bool:
    """Say whether words end in the middle: at a comma, a hyphen, or a word that leads on."""
    return bool(_OPEN_END.search(words))


def _continues(row: Row, before: Entry, columns: Columns, *, merged: bool) -> bool:
    """Say whether a row is more of the entry before it."""
    key, main = row.at(columns.key), row.at(columns.main)
    if key and not _is_fragment(row, before.keys, columns):
        return False
    proof = [i for i in columns.proof if row.at(i)]
    if columns.main == columns.key:
        return bool(key) or row.broken or not any(columns.names[i] in FIGURES for i in proof)
    if not main:
        return True
    last = _last_words(before, columns.main)
    own = len(proof) >= 2 and not any(begins_small(row.at(i)) for i in proof)
    if not (merged or columns.keyed or row.broken) and _ITEM.match(main) and _ITEM.match(last):
        return False
    if not merged:
        return not own or begins_small(main) or breaks_off(last)
    if row.broken and begins_small(main):
        return len(proof) < max(2, len(columns.proof))
    if row.broken and len(columns.proof) >= 2:
        return not own and not (proof and _FINISHED.search(last))
    if row.broken:
        return not proof and not _FINISHED.search(last) and not _ITEM.match(main)
    wraps = begins_small(main) and not _FINISHED.search(last)
    return not _ITEM.match(main) and (wraps or (not proof and breaks_off(last)))


def _merges_keys(rows: Sequence[Row], columns: Columns) -> bool:
    """Say whether this table merges its keys: a row without one follows another directly, with words of its own."""
    if columns.keyed or columns.main == columns.key:
        return False
    for before, row in pairwise(rows):
        main = row.at(columns.main)
        own = main and not row.broken and not row.at(columns.key) and not begins_small(main)
        if own and not breaks_off(before.at(columns.main)):
            return True
    return False


def _is_fragment(row: Row, keys: Sequence[Row], columns: Columns) -> bool:
    """Say whether the words of a key cell go on with the key before, and are no key of their own."""
    key, main = row.at(columns.key), row.at(columns.main)
    if columns.keyed:
        reference = key_in(key) if columns.word else key_of(key)
        return reference is None and (not row.at(columns.main) or not key[0].isupper() or _unproved(row, columns))
    last = " ".join(word for found in keys for word in [found.at(columns.key)] if word)
    if begins_small(key) or key[0] in "([" or (breaks_off(last) and not _begins_all(row)):
        return not begins_with_case(last, key)
    rest = row.words[columns.key + 1 :] if columns.main == columns.key else (main,)
    return row.broken and any(begins_small(words) for words in rest if words)


def _begins_all(row: Row) -> bool:
    """Say whether a row that follows another directly fills or colours each cell and begins anew in all of them."""
    fills = row.block.fills or (None,) * len(row.words)
    whole = all(word or hue for word, hue in zip(row.words, fills, strict=False))
    return not row.broken and len(row.filled) > 1 and whole and all(row.words[i][0].isupper() for i in row.filled)


def begins_with_case(last: str, key: str) -> bool:
    """Say whether a key in small letters is as good a key as the one before, which is in small letters too."""
    return bool(last) and last[0].islower() and key[0].islower() and not breaks_off(last)


def _unproved(row: Row, columns: Columns) -> bool:
    return len([i for i in columns.proof if row.at(i)]) < max(1, len(columns.proof))


def _shares_key(row: Row, keys: Sequence[Row], columns: Columns) -> bool:
    key = row.at(columns.key)
    return not key or (columns.main != columns.key and _is_fragment(row, keys, columns))


def _more_keys(keys: tuple[Row, ...], row: Row, columns: Columns) -> tuple[Row, ...]:
    return (*keys, row) if any(row.at(i) for i in columns.leading) else keys


def _joined(before: Entry, row: Row, columns: Columns) -> Entry:
    return replace(before, rows=(*before.rows, row), keys=_more_keys(before.keys, row, columns))


def _with_whole_keys(entries: Sequence[Entry]) -> list[Entry]:
    """Give the first rows under a merged key the rest of it, which may stand beside the rows below."""
    whole: list[Entry] = []
    for entry in reversed(entries):
        if whole and entry.keys and whole[-1].keys[: len(entry.keys)] == entry.keys:
            entry = replace(entry, keys=whole[-1].keys)
        whole.append(entry)
    return whole[::-1]


def _last_words(entry: Entry, column: int) -> str:
    return next((row.at(column) for row in reversed(entry.rows) if row.at(column)), "")


def _is_noise(row: Row, columns: Columns) -> bool:
    """Say whether a row is only drawn, or the headings said again in a damaged copy."""
    words = [word for word in row.words if word]
    if not any(char.isalnum() for word in words for char in word):
        return True
    key = row.at(columns.key)
    if columns.keyed and key and key_of(key) is None and not any(_WORD.search(word) for word in words):
        return True
    if len(row.filled) > 1 and all(_ends_heading(row.words[i], columns.headings[i]) for i in row.filled):
        return True
    same = _same_as_headings(row, columns)
    return bool(same) and all(len(word) <= 25 for word in words) and 4 * same >= len(words) > 1


def _ends_heading(words: str, heading: str) -> bool:
    return heading != words and heading.endswith(f" {words}")


def _same_as_headings(row: Row, columns: Columns) -> int:
    return sum(row.words[i] == columns.headings[i] for i in row.filled if i < len(columns.headings))


def _renames(row: Row, columns: Columns) -> bool:
    """Say whether a row is the headings said again with a few words more, which are the heading of what follows."""
    return 2 * _same_as_headings(row, columns) > len(row.filled) > 2


def _goes_on_with_group(row: Row, columns: Columns) -> bool:
    return len(row.filled) == 1 and begins_small(row.words[row.filled[0]]) and columns.main != columns.key


def _is_group(row: Row, below: Row | None, columns: Columns, *, merged: bool) -> bool:
    """Say whether a row heads those below it: one cell of words at the left, and others after it.

    Where keys are merged, a key and a title alone, with keyless rows of their own below, head them too.
    """
    key = row.at(columns.key)
    if merged and row.filled == tuple(sorted((columns.key, columns.main))) and len(columns.proof) != 1:
        return below is not None and not below.broken and not below.at(columns.key) and len(below.filled) >= 3
    if row.filled != (columns.key,) or len(columns.headings) < 3 or below is None or not key[0].isalnum():
        return False
    if key[0].islower() or (columns.keyed and len(key.split()) < 2):
        return False
    return columns.main != columns.key or len(columns.headings) > 3


def _headings_of_series(rows: Sequence[Row], columns: Columns) -> frozenset[int]:
    """Places of rows without a reference that stand before each new series (A2.1 after A1.4) and so title it."""
    if not columns.keyed:
        return frozenset()
    series = [_series(row.at(columns.key)) for row in rows]
    starts: list[int] = []
    last: str | None = None
    for place, found in enumerate(series):
        if found and found != last:
            starts.append(place)
        last = found or last
    before = [place - 1 for place in starts if place and series[place - 1] is None]
    titled = [place for place in before if not _is_plain_group(rows[place], columns)]
    return frozenset(titled) if len(starts) >= 3 and 3 * len(before) >= 2 * len(starts) else frozenset()


def _is_plain_group(row: Row, columns: Columns) -> bool:
    return row.filled == (columns.key,)


def _series(key: str) -> str | None:
    reference = key_of(key)
    return reference.rpartition(".")[0] or None if reference and "." in reference else None
