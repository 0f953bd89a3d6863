"""Finds where one paper of an agenda pack ends and the next begins, by the words that open a report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.grammar import is_capitals
from ingest.lines import Line
from vectorstore.plain import plain_text

_REPORT_TO = re.compile(
    r"(?:joint\s+)?report\s+(?:to|for)\s*:?\s+(?:the\s+)?.*\b(?:committee|cabinet|council|board|panel|executive|commission)\b.*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:[a-z]+\s+)?(?:subject\s+matter\s*/\s*)?(?:title|subject)(?:\s+of\s+(?:the\s+)?(?:report|decision|paper))?\s*(?::\s*(.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_LABEL = re.compile(r"\W*[A-Z][\w()/' ]{1,45}:")


def is_paper_start(line: str) -> bool:
    """Say whether a line opens a report: "Report to Cabinet", "Report to: Audit Committee"."""
    words = " ".join(plain_text(line).split())
    return len(words) <= 140 and bool(_REPORT_TO.fullmatch(words)) and not words.endswith((".", ";"))


def paper_title(lines: Sequence[Line]) -> str | None:
    """Read the title from a "Title:" or "Subject:" line and the lines it wraps onto."""
    for place, line in enumerate(lines):
        found = _LABEL.match(" ".join(plain_text(line.text).split()))
        if found:
            first = (found[1] or "").strip()
            return " ".join([first, *_wrapped(first, lines[place + 1 : place + 5])]).strip() or None
    return None


def _wrapped(first: str, lines: Sequence[Line]) -> list[str]:
    """Lines that a title goes on over: while they stay in capitals, or until the next label where it did not begin so."""
    found: list[str] = []
    for line in lines:
        words = " ".join(plain_text(line.text).split())
        if not words:
            continue
        if _NEXT_LABEL.match(words) or line.row or len(words) > 90:
            break
        if first and is_capitals(first) != is_capitals(words):
            break
        found.append(words)
        if len(found) >= 3:
            break
    return found
