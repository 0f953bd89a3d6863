"""Reads a paper's title: its own words first, what the file says of itself last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.access import mark_of
from ingest.bodies import council_of, is_body_alone
from ingest.dating import is_only_a_date
from ingest.grammar import heading_level, is_capitals, is_short_title
from ingest.lines import Line
from ingest.papers import is_paper_start, paper_title

TOP_LINES = 25
MAX_TITLE = 160
_NOT_A_TITLE = re.compile(
    r"\W*(?:agenda|minutes|report|appendix\s+\w+|contents|page\b.*|date\b.*|classification\b.*|from:?|to:?|by:?|subject:?|\d[\d\s./-]*)\W*",
    re.IGNORECASE,
)
_OF_A_PROGRAM = re.compile(r"\.(?:docx?|pdf|xlsx?|pptx?)$|^Microsoft", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:\b(?:and|of|the|for|to|in|on|with|by|from|at)|[-–,&])$", re.IGNORECASE)


def title_of(lines: Sequence[Line], words: Sequence[str], *, file_title: str | None, file_name: str) -> str:
    """Return the "Title:" or "Subject:" line, else the top heading, else what the file calls itself, else its name."""
    labelled = paper_title(lines[:40])
    if labelled and len(labelled) >= 4:
        return labelled[:MAX_TITLE]
    top = _top_heading(lines[:TOP_LINES], words)
    if top:
        return top[:MAX_TITLE]
    hint = " ".join((file_title or "").split())
    useful = len(hint) >= 8 and not _NOT_A_TITLE.fullmatch(hint) and not _OF_A_PROGRAM.search(hint)
    return hint[:MAX_TITLE] if useful else cleaned_name(file_name)


def cleaned_name(file_name: str) -> str:
    """A file's name as a title: without its ending, underscores and runs of space."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", file_name)
    return " ".join(re.sub(r"[_]+|(?<=\w)-(?=\w)", " ", stem).split()) or file_name


def _top_heading(lines: Sequence[Line], words: Sequence[str]) -> str | None:
    """The first line that looks like a heading and names neither council, committee, date nor sort of paper alone."""
    for place, (line, said) in enumerate(zip(lines, words, strict=False)):
        if not _could_be_title(line, said) or is_body_alone(said) or (council_of((said,)) and len(said) < 50):
            continue
        return _with_wrapped(said, place, lines, words)
    return None


def _could_be_title(line: Line, said: str) -> bool:
    looks = heading_level(line.text) is not None or is_short_title(said.replace(": ", " "), longest=140)
    if not looks or line.row or said.endswith(":") or len(said.split()) < 2:
        return False
    other = _NOT_A_TITLE.fullmatch(said) or is_paper_start(line.text) or is_only_a_date(said) or mark_of(said)
    return not other


def _with_wrapped(said: str, place: int, lines: Sequence[Line], words: Sequence[str]) -> str:
    """A title with the lines it goes on over: capitals after capitals, or any words after "and", "of", a comma."""
    for at in range(place + 1, min(place + 4, len(lines), len(words))):
        adjoining = lines[at].start - lines[at - 1].end <= 2
        same = is_capitals(said) and is_capitals(words[at]) and not council_of((words[at],))
        if not (_UNFINISHED.search(said) or (adjoining and same)):
            break
        said = f"{said} {words[at]}"
    return said
