"""Finds where one paper of an agenda pack ends and the next begins, by the words that open a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.grammar import follows, is_capitals, numbered
from ingest.lines import Line
from vectorstore.plain import plain_text

_REPORT_TO = re.compile(
    r"(?:joint\s+)?report\s+(?:to|for)\s*:?\s+(?:the\s+)?.*\b(?:committee|cabinet|council|board|panel|executive|commission)\b.*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"agenda\s+item\s+(?:no\.?\s*)?\d{1,2}[a-z]?", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:[a-z]+\s+)?(?:subject\s+matter\s*/\s*)?(?:title|subject)(?:\s+of\s+(?:the\s+)?(?:report|decision|paper))?\s*(?::\s*(.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_LABEL = re.compile(r"\W*[A-Z][\w()/' ]{1,45}:\s+\S")


def is_paper_start(line: str) -> bool:
    """Say whether a line opens a paper: "Report to Cabinet", "Report to: Audit Committee", "AGENDA ITEM 5"."""
    words = " ".join(plain_text(line).split())
    opens = _REPORT_TO.fullmatch(words) or _ITEM.fullmatch(words)
    return len(words) <= 140 and bool(opens) and not words.endswith((".", ";"))


def paper_title(lines: Sequence[Line]) -> str | None:
    """Read the title from a "Title:" or "Subject:" line and the lines it wraps onto."""
    for place, line in enumerate(lines):
        found = _LABEL.match(" ".join(plain_text(line.text.replace("\t", " : ")).split()))
        if found:
            first = (found[1] or "").strip(" :")
            return " ".join([first, *_wrapped(first, lines[place + 1 : place + 5])]).strip() or None
    return None


def _wrapped(first: str, lines: Sequence[Line]) -> list[str]:
    """Lines that a title goes on over: capitals after capitals; else up to the next label, where one follows soon."""
    words = [said for line in lines if (said := " ".join(plain_text(line.text).split()))]
    label = next((place for place, said in enumerate(words) if place + bool(first) and _is_label(said)), None)
    if first and is_capitals(first):
        kept = list(takewhile(_goes_on_in_capitals, words))
    elif label is not None and all(len(said) <= 90 for said in words[:label]):
        kept = words[:label]
    else:
        kept = words[: not first]
    return kept[:3]


def _goes_on_in_capitals(said: str) -> bool:
    return is_capitals(said) and not _is_label(said) and numbered(said) is None


def _is_label(said: str) -> bool:
    return said.endswith(":") or bool(_NEXT_LABEL.match(said))


def next_section(line: str, heading: str) -> bool:
    """Say whether a line is the section after a heading: "7 BACKGROUND PAPERS" after "6 APPENDICES"."""
    after, before = numbered(line), numbered(heading)
    return after is not None and before is not None and follows(before.parts, after.parts)
