"""Puts the words of a page into the lines that an eye sees, and each line into runs with wide gaps between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.sheet import Box, Word
from ingest.pdf.table import around

# In heights of a line: words further apart than this stand in different columns.
WIDE = 0.9
_FIGURE = re.compile(r"[-–(£$€<>~+]*\d[\d,.]*(?:\s?(?:%|m|k|bn))?\)?[*†‡]?|[-–]|[Nn]il|[Nn]/[Aa]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Words of one line that follow each other, by their places; `figure` says that they are a sum or a dash."""

    words: tuple[int, ...]
    box: Box
    figure: bool


def lines_of(places: Sequence[int], words: Sequence[Word], *, wide: float = WIDE) -> list[tuple[Run, ...]]:
    """Return lines from the top down, runs from the left; `wide` is the gap between runs, in heights of the line."""
    lines: list[list[int]] = []
    for at in sorted(places, key=lambda at: words[at].box.middle[1]):
        if lines and words[at].box.middle[1] < words[lines[-1][0]].box.bottom - 0.25 * words[at].box.height:
            lines[-1].append(at)
        else:
            lines.append([at])
    return [_runs(line, words, wide) for line in lines]


def _runs(line: list[int], words: Sequence[Word], wide: float) -> tuple[Run, ...]:
    runs: list[list[int]] = []
    for at in sorted(line, key=lambda at: words[at].box.left):
        last = words[runs[-1][-1]].box if runs else None
        if last is not None and words[at].box.left - last.right <= wide * min(last.height, words[at].box.height):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(_run(run, words) for run in runs)


def _run(places: list[int], words: Sequence[Word]) -> Run:
    text = "".join(" " * words[at].space + words[at].text for at in places).strip()
    box = around([words[at].box for at in places])
    return Run(words=tuple(places), box=box, figure=bool(_FIGURE.fullmatch(text)))
