"""What a paper says about itself on its first pages: title, council, committee, date of the meeting, kind of paper.

Everything is read from the document's own words; what it does not say is left open, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.bodies import committee_of, council_of
from ingest.dating import full_dates
from ingest.lines import Line
from ingest.titles import title_of
from vectorstore.plain import plain_text
from vectorstore.types import DocumentKind

FIRST_LINES = 90
_CALLED = re.compile(r"\b(?:held|meeting|date|committee|cabinet|council|report\s+to)\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"\b(?:publish|publication|despatch|dispatch|updated|issued|printed|version|deadline|next\s+meeting|since|until)",
    re.I,
)
_LABELLED_DATE = re.compile(
    r"\W*(?:meeting\s+)?date(?:\s+of\s+(?:the\s+)?(?:meeting|decision))?\s*:?\s*(.*)", re.IGNORECASE
)
_LABEL_ALONE = re.compile(r"[A-Z][\w /()]{1,40}:")
_KINDS = (
    (
        DocumentKind.MINUTES,
        re.compile(
            r"\bminutes\s+of\s+(?:a|the)\b.{0,80}\b(?:meeting|council|committee|cabinet|panel)\b|^\W*(?:draft\s+)?minutes\W*$",
            re.I | re.S,
        ),
    ),
    (
        DocumentKind.DECISION,
        re.compile(
            r"\b(?:record\s+of\s+(?:a\s+|the\s+|proposed\s+)?(?:\w+\s+)?decision|decision\s+notice|notice\s+of\s+decision|officer\s+decision\s+record|decision\s+record)\b",
            re.I,
        ),
    ),
    (
        DocumentKind.AGENDA,
        re.compile(r"^\W*(?:public\s+)?agenda\W*$|\bagenda\s+(?:pack|for\s+the\s+meeting)\b|\breports\s+pack\b", re.I),
    ),
    (
        DocumentKind.REPORT,
        re.compile(
            r"\breport\s+(?:to|of|by|author)\b|\bfrom:\s|\bsubject:\s|\bthis\s+report\b|\breport\s+to\b|\breport\b",
            re.I,
        ),
    ),
    (DocumentKind.PLAN, re.compile(r"\b(?:plans?|strategy|framework|programme)\b", re.I)),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """What was read about a document; `title` is never empty."""

    title: str
    council: str | None = None
    committee: str | None = None
    kind: DocumentKind = DocumentKind.OTHER
    meeting_date: date | None = None


def describe(lines: Sequence[Line], *, file_title: str | None, file_name: str) -> Described:
    """Read the first lines of a document. `lines` are those without furniture; `file_title` is a hint at most."""
    worded = [line for line in lines if not line.blank][:FIRST_LINES]
    words = _with_labels_joined([" ".join(plain_text(line.text).split()) for line in worded])
    told = [said if line.text.rstrip().count("\t") < 2 else "" for line, said in zip(worded, words, strict=True)]
    day = _meeting_date(told)
    kind = _kind(words)
    title = _meeting_title(words, kind, day) or title_of(worded, words, file_title=file_title, file_name=file_name)
    return Described(
        title=title,
        council=council_of(told),
        committee=committee_of(words),
        kind=kind,
        meeting_date=day,
    )


def _with_labels_joined(words: Sequence[str]) -> list[str]:
    """Put a label that stands alone on its line ("To:") before the words of the next line."""
    joined = list(words)
    for place, said in enumerate(words[:-1]):
        if _LABEL_ALONE.fullmatch(said):
            joined[place] = f"{said} {words[place + 1]}"
    return joined


def _meeting_title(words: Sequence[str], kind: DocumentKind, day: date | None) -> str | None:
    """Name an agenda or minutes by the body and the day, since their own first heading is the council's name."""
    committee = committee_of(words)
    if kind not in (DocumentKind.AGENDA, DocumentKind.MINUTES) or not committee:
        return None
    return f"{kind.value.capitalize()}: {committee}" + (f", {day.day} {day:%B %Y}" if day else "")


def _meeting_date(words: Sequence[str]) -> date | None:
    """The date on a "Date:" line, else the first of the top lines, else one on a line that speaks of a meeting."""
    for place, said in enumerate(words[:60]):
        label = _LABELLED_DATE.fullmatch(said)
        if label:
            found = full_dates(label[1]) or (
                full_dates(words[place + 1]) if not label[1] and place + 1 < len(words) else ()
            )
            if found:
                return found[0]
    for said in words[:12]:
        if len(said) <= 250 and not _OTHER_DATE.search(said) and (found := full_dates(said)):
            return found[0]
    for said in words[12:40]:
        if _CALLED.search(said) and len(said) <= 250 and not _OTHER_DATE.search(said) and (found := full_dates(said)):
            return found[0]
    return None


def _kind(words: Sequence[str]) -> DocumentKind:
    """The first sort, in order of how telling it is, that one of the top lines says."""
    top = [said for said in words[:30] if len(said) <= 300]
    for place, said in enumerate(top[:14]):
        for kind, pattern in _KINDS[:3]:
            if pattern.search(said) and not (
                kind is DocumentKind.MINUTES and place > 6 and _KINDS[2][1].search("\n".join(top[:place]))
            ):
                return kind
    for kind, pattern in _KINDS[3:]:
        if any(pattern.search(said) for said in top):
            return kind
    return DocumentKind.OTHER
