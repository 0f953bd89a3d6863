"""Tells which rows at the top of a table are its column headings, and which are its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.rows import RawRow, has_year, is_data, key_of

MAX_HEADING_CELL = 70
# "No." and "Ref." end with a stop and are no sentences.
MAX_CUT_SHORT = 5
_UNITS = re.compile(
    r"\W*(?:(?:all )?(?:figures|amounts|values|sums|costs)(?: are| shown)*(?: in)?:?\s*)?£?\s?"
    r"(?:'?000s?|[mk]|bn|millions?|thousands?|pounds)\W*",
    re.IGNORECASE,
)


def heading_rows(piece: Sequence[RawRow], said: Mapping[str, int], *, begun: bool) -> int:
    """How many rows at the top of a piece are headings: those said again elsewhere, else one that looks like headings.

    `begun` says that rows without headings stand before, as on a form, so that two short cells are no headings.
    """
    count = 0
    while count < len(piece) and _is_said_heading(piece[count], said, piece[:count]):
        count += 1
    if count == len(piece) > 1:
        count = int(_looks_like_headings(piece[0]))
    if count:
        nested = count < len(piece) and _is_super(piece[:count]) and _looks_like_headings(piece[count])
        return count + nested
    captions = 0
    while captions < min(5, len(piece) - 1) and piece[captions].filled <= 2 < len(piece[captions].words):
        captions += 1
    for place in range(captions + 1):
        wide = piece[place].filled > 2 or not (begun or place)
        if len(piece) > place + 1 and wide and _looks_like_headings(piece[place]):
            return place + 1
    return 0


def with_lower(piece: Sequence[RawRow], count: int) -> int:
    """How many rows are headings where the format says that the first `count` are.

    It may say so of rows with a key or, below the first, of figures; and may leave out a row that names columns under
    those named so far.
    """
    count = next(
        (place for place, row in enumerate(piece[:count]) if _is_keyed(row) or (place and is_data(row))), count
    )
    while 0 < count < len(piece) and _is_super(piece[:count]) and _looks_like_headings(piece[count]):
        count += 1
    return min(count, len(piece))


def is_caption(row: RawRow, heads: Sequence[RawRow]) -> bool:
    """Say whether one of the heading rows titles the table: a cell or two at the left above rows of more.

    A cell that reaches down beside the rows below heads a column, and one that reaches over some columns heads those.
    """
    if any(rows > 1 for rows, _ in row.reach) or (row.reach and row.filled > 1):
        return False
    at_left = bool(row.words[0]) or any(":" in word for word in row.words)
    return at_left and row.filled <= 2 < max(head.filled for head in heads)


def says_units(row: RawRow) -> bool:
    """Say whether all that a heading row says is in what the figures of the table are: no column is named by that."""
    return row.filled == 1 and bool(_UNITS.fullmatch(next(word for word in row.words if word)))


def _is_said_heading(row: RawRow, said: Mapping[str, int], above: Sequence[RawRow]) -> bool:
    """Say whether a row that is said again is a heading: three sayings prove it, for two it must look like one too.

    A row below another heading row must come back with it, not only here and there.
    """
    times = said.get(row.shape, 0)
    if times < 2 or is_data(row) or _is_keyed(row):
        return False
    if above and times * 2 < said.get(above[-1].shape, 0):
        return False
    if times >= 3 or (above and _is_super(above)):
        return True
    return row.filled * 2 < len(row.words) if above else _looks_like_headings(row)


def _is_keyed(row: RawRow) -> bool:
    return bool(row.words[0]) and row.filled > 1 and key_of(row.words[0]) is not None


def _is_super(rows: Sequence[RawRow]) -> bool:
    """Say whether heading rows so far leave most columns unnamed, so that another heading row must follow."""
    return all(row.filled * 2 < len(row.words) for row in rows)


def _looks_like_headings(row: RawRow) -> bool:
    filled = [word for word in row.words if word]
    if len(filled) < 2 or len(filled) * 2 < len(row.words) or is_data(row):
        return False
    if key_of(filled[0]) is not None or not all(_is_heading_cell(word) for word in filled):
        return False
    capitals = sum(word[0].isupper() or word[0] in "£%#(" or has_year(word) for word in filled)
    return capitals >= 0.7 * len(filled)


def _is_heading_cell(word: str) -> bool:
    cut_short = len(word) <= MAX_CUT_SHORT
    return len(word) <= MAX_HEADING_CELL and (cut_short or not word.endswith((".", ":", ";", ",")))
