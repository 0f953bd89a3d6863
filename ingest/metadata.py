"""What a paper says about itself on its first pages: title, council, committee, date of the meeting, kind of paper.

Everything is read from the document's own words; what it does not say is left open, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.dating import full_dates, is_only_a_date
from ingest.grammar import heading_level, is_capitals, is_short_title
from ingest.lines import Line
from ingest.papers import is_paper_start, paper_title
from vectorstore.plain import plain_text
from vectorstore.types import DocumentKind

FIRST_LINES = 90
MAX_TITLE = 160
_NAME = r"(?!(?:The|This|Our|Each|Every|Full|A|An|Any|Your|Budget|Annual|Extraordinary)\s)[A-Z][\w'’&-]+(?:\s+(?:(?:and|upon|on|of)\s+)?[A-Z][\w'’&-]+){0,3}?"
_COUNCIL = re.compile(
    rf"\b({_NAME}\s+(?:Metropolitan\s+Borough|Metropolitan\s+District|Borough|City|County|District|Parish|Town)\s+Council)\b"
    rf"|\b((?:Royal\s+|London\s+)*Borough\s+of\s+{_NAME})\b|\b(Council\s+of\s+the\s+{_NAME})\b"
)
_BODY = re.compile(
    r"\b((?:[A-Z][\w'’]*,?\s+(?:(?:and|&|for|of|the)\s+)*){0,9}(?:Sub-?\s?Committee|Committee|Cabinet|Executive|Panel|Commission|Board))\b"
    r"(?!\s+(?:Members?|Directors?|Summary|Officers?|Lead|Support|Portfolio)\b)(?<!Chief Executive)"
)
_WHOLE_COUNCIL = re.compile(
    r"\W*(?:meeting\s+of\s+)?(?:the\s+)?((?:full|city|county|borough|district)\s+council)\b\W*(.*)", re.IGNORECASE
)
_LABEL_ALONE = re.compile(r"[A-Z][\w /()]{1,40}:")
_UNFINISHED = re.compile(r"(?:\b(?:and|of|the|for|to|in|on|with|by|from|at)|[-–,&])$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:held|meeting|date|committee|cabinet|council|report\s+to)\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"\b(?:publish|publication|despatch|dispatch|updated|issued|printed|version|deadline|next\s+meeting|since|until)",
    re.I,
)
_LABELLED_DATE = re.compile(
    r"\W*(?:meeting\s+)?date(?:\s+of\s+(?:the\s+)?(?:meeting|decision))?\s*:?\s*(.*)", re.IGNORECASE
)
_TO = re.compile(r"\W*(?:report\s+)?(?:to|committee|meeting|decision\s+maker)\s*:\s*(.+)", re.IGNORECASE)
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
_NOT_A_TITLE = re.compile(
    r"\W*(?:agenda|minutes|report|appendix\s+\w+|contents|page\b.*|date\b.*|classification\b.*|from:?|to:?|by:?|subject:?|\d[\d\s./-]*)\W*",
    re.IGNORECASE,
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
    kind = _kind(words)
    return Described(
        title=_title(worded, words, kind=kind, file_title=file_title, file_name=file_name),
        council=_council(words),
        committee=_committee(words),
        kind=kind,
        meeting_date=_meeting_date(words),
    )


def cleaned_name(file_name: str) -> str:
    """A file's name as a title: without its ending, underscores and runs of space."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", file_name)
    return " ".join(re.sub(r"[_]+|(?<=\w)-(?=\w)", " ", stem).split()) or file_name


def _with_labels_joined(words: Sequence[str]) -> list[str]:
    """Put a label that stands alone on its line ("To:") before the words of the next line."""
    joined = list(words)
    for place, said in enumerate(words[:-1]):
        if _LABEL_ALONE.fullmatch(said):
            joined[place] = f"{said} {words[place + 1]}"
    return joined


def _title(
    lines: Sequence[Line], words: Sequence[str], *, kind: DocumentKind, file_title: str | None, file_name: str
) -> str:
    if kind in (DocumentKind.AGENDA, DocumentKind.MINUTES):
        named = _meeting_title(words, kind)
        if named:
            return named
    labelled = paper_title(lines[:40])
    if labelled and len(labelled) >= 4:
        return labelled[:MAX_TITLE]
    top = _top_heading(lines[:25], words)
    if top:
        return top[:MAX_TITLE]
    hint = " ".join((file_title or "").split())
    useful = (
        len(hint) >= 8
        and not _NOT_A_TITLE.fullmatch(hint)
        and not re.search(r"\.(?:docx?|pdf|xlsx?|pptx?)$|^Microsoft", hint)
    )
    return hint[:MAX_TITLE] if useful else cleaned_name(file_name)


def _meeting_title(words: Sequence[str], kind: DocumentKind) -> str | None:
    committee, day = _committee(words), _meeting_date(words)
    when = f", {day.day} {day:%B %Y}" if day else ""
    return f"{kind.value.capitalize()}: {committee}{when}" if committee else None


def _top_heading(lines: Sequence[Line], words: Sequence[str]) -> str | None:
    """The first line that looks like a heading and names neither council, committee, date nor sort of paper alone."""
    for place, (line, said) in enumerate(zip(lines, words, strict=False)):
        looks = heading_level(line.text) is not None or is_short_title(said.replace(": ", " "), longest=140)
        if (
            not looks
            or line.row
            or said.endswith(":")
            or _NOT_A_TITLE.fullmatch(said)
            or is_paper_start(line.text)
            or is_only_a_date(said)
        ):
            continue
        if (_council((said,)) and len(said) < 50) or _is_body_alone(said):
            continue
        return _with_wrapped(said, place, lines, words)
    return None


def _with_wrapped(said: str, place: int, lines: Sequence[Line], words: Sequence[str]) -> str:
    """A title with the lines it goes on over: capitals after capitals, or any words after "and", "of", a comma."""
    for at in range(place + 1, min(place + 4, len(lines), len(words))):
        adjoining = lines[at].start - lines[at - 1].end <= 2
        same = is_capitals(said) and is_capitals(words[at]) and not _council((words[at],))
        if not (_UNFINISHED.search(said) or (adjoining and same)):
            break
        said = f"{said} {words[at]}"
    return said


def _is_body_alone(said: str) -> bool:
    found = _BODY.search(_titled(said))
    return bool(_WHOLE_COUNCIL.fullmatch(said)) or (found is not None and len(found.group()) >= len(said) - 12)


def _council(words: Sequence[str]) -> str | None:
    for said in words:
        found = _COUNCIL.search(_titled(said)) if len(said) <= 160 else None
        if found:
            return next(group for group in found.groups() if group)
    return None


def _committee(words: Sequence[str]) -> str | None:
    """The body that meets: from a "To:" line first, else from the first line that names one, else the whole council."""
    addressed = [found[1] for said in words[:40] if (found := _TO.match(said))]
    for said in (*addressed, *words[:40]):
        found = _BODY.search(_titled(said)) if len(said) <= 200 else None
        if found and (said in addressed or len(found[1]) > 0.4 * len(said) or _CALLED.search(said)):
            return _without_council(found[1])
        whole = _WHOLE_COUNCIL.fullmatch(said)
        if whole and (not whole[2] or said in addressed or full_dates(whole[2])):
            return whole[1].title()
    return None


def _without_council(body: str) -> str:
    """ "Wexcombe Borough Council Audit Committee" names the Audit Committee."""
    found = _COUNCIL.match(body)
    rest = body[found.end() :].strip(" ,-–") if found else body
    rest = re.sub(r"^(?:Report To|Meeting Of|Minutes Of|The|Of|A|To)\s+(?:The\s+)?", "", rest, flags=re.IGNORECASE)
    return rest or body


def _titled(said: str) -> str:
    """Capitals as title case, so that one pattern reads both; short words stay small."""
    if not is_capitals(said):
        return said
    return re.sub(
        r"\b(And|Of|The|For|On|Upon|At|In|To)\b(?!^)",
        lambda m: m[0].lower(),
        said.title().replace("'S", "'s").replace("’S", "’s"),
    )


def _meeting_date(words: Sequence[str]) -> date | None:
    """The date on a "Date:" line, else the first full date of the top lines, else one on a line that speaks of a meeting."""
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
    """The first sort, in order of how telling it is, that one of the top lines says; minutes outrank a mention of a report."""
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
