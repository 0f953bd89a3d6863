"""The lists of who was at a meeting, as its minutes give them: those present, others in attendance, apologies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.people.labels import HONORED
from assistant.people.lines import Line, lines_of, split
from vectorstore.references import find_dates
from vectorstore.types import Block, BlockKind, Document, DocumentKind

BEFORE, REACH = 900, 8_000
"""Letters before the first list in which the day of its meeting stands, and after it in which its others do."""

MOST_LINES, MOST_WORDS = 60, 8
"""Lines that one list can have, and words of its label."""

_TITLE = r"(?:Cllrs?|Councillors?)\b\.?"
_OTHER_TITLES = tuple(title for title in HONORED if not title.startswith("C"))
_OTHERS = re.compile(r"(?:other|co-?opted|independent|non-voting)\b[^:]{0,40}:", re.IGNORECASE)
_ENDS = re.compile(rf"(?:{_TITLE}|\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|from|of))\s*$")
_CHAIR = re.compile(r"([^,;()]*)\((?:the |in the )?chair(?:man|woman|person)?\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,4}")
COUNCILLORS = re.compile(_TITLE, re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=[A-Z])")
_HONOURS = re.compile(r"(?:[COM]BE|JP|KC|QC|MP|DL|DBE|TD|QPM)\W*")


class Sort(StrEnum):
    """What a list is of."""

    PRESENT = "present"
    ATTENDING = "attending"
    APOLOGIES = "apologies"


_LABELS = {
    Sort.PRESENT: r"(?:(?:committee |board |council |panel )?(?:members|councillors) )?present|members in attendance"
    r"|attendance",
    Sort.ATTENDING: r"(?:(?:also|others?|officers?|members?)(?: also)? )?(?:in attendance|attending)"
    r"|(?:also|others|officers) present|officers|other (?:representatives|members)(?: present)?|guests|by invitation",
    Sort.APOLOGIES: r"apolog(?:y|ies)(?: (?:for|of) (?:absence|non-attendance|lateness|inability to attend))?"
    r"(?: and substitutions?)?|absent",
}
_SORTS = {sort: re.compile(pattern, re.IGNORECASE) for sort, pattern in _LABELS.items()}
_NUMBERS = re.compile(r"^\W*\d+\.?\s+|\s*\(?item \d+\)?\W*$|[\s:*.–—-]+$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One person on the list of those present, `councillor` or `chair` where it calls them so; of others a piece.

    They give posts and bodies beside the names, and no grammar parts the two for certain.
    """

    name: str
    line: Line
    councillor: bool
    chair: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Roll:
    """One list of people under its `label` as it is printed, and the line that it begins with."""

    sort: Sort
    label: str
    line: Line
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """The lists of one meeting of a `day`, None where the minutes state none near them."""

    document: Document
    day: date | None
    rolls: tuple[Roll, ...]


def meetings_in(document: Document, blocks: Sequence[Block]) -> tuple[Meeting, ...]:
    """Return every meeting whose minutes a file holds: each begins with a list of those present."""
    lines = list(lines_of(document, blocks))
    found: list[tuple[int, list[Roll]]] = []
    for number, line in enumerate(lines):
        sort, label, rest = _opens(line)
        near = found and line.span.start - found[-1][0] <= REACH
        if sort is None or not (near or sort is Sort.PRESENT):
            continue
        entries = tuple(_entries(line, rest, lines[number + 1 : number + 1 + MOST_LINES], sort))
        if sort is Sort.PRESENT and entries:
            found.append((line.span.start, []))
        if found and entries:
            found[-1][1].append(Roll(sort=sort, label=label, line=line, entries=entries))
    return tuple(Meeting(document=document, day=_day(document, at), rolls=tuple(rolls)) for at, rolls in found)


def _opens(line: Line) -> tuple[Sort | None, str, str]:
    """Return the sort of list that a line begins, its label and what stands beside it."""
    parts = split(line.text) or (line.text, "")
    label = parts[0] if len(parts[0].split()) <= MOST_WORDS else ""
    while (shorter := _NUMBERS.sub("", label)) != label:
        label = shorter
    signed = ":" in line.text[: len(parts[0]) + 3] or line.block.kind is BlockKind.HEADING or line.is_cell
    sort = next((sort for sort, pattern in _SORTS.items() if pattern.fullmatch(label)), None) if signed else None
    return sort, label, parts[1] if sort else ""


def _entries(line: Line, rest: str, after: Sequence[Line], sort: Sort) -> Iterator[Entry]:
    """Yield the people of a list: beside its label, then below it up to the next list or heading."""
    pieces = [(rest, line)] if rest else []
    for item in after:
        own = item.block is line.block
        if own and line.block.kind is BlockKind.HEADING:
            continue
        headed = item.block.kind is BlockKind.HEADING
        begins = headed or _opens(item)[0] is not None or bool(_OTHERS.match(item.text))
        last = pieces[-1][1].block if pieces else None
        minuted = last is not None and last.kind is BlockKind.MINUTE and item.block is not last
        if begins or minuted or ((line.is_cell or rest) and not own):
            break
        pieces.append((item.text, item))
    for text, item in _joined(pieces):
        yield from _members(text, item) if sort is Sort.PRESENT else (Entry(name=text, line=item, councillor=False),)


def _joined(pieces: Sequence[tuple[str, Line]]) -> Iterator[tuple[str, Line]]:
    """Yield the pieces of a list, those that go on in the next line with it: a name may break at a line's end."""
    text, first = "", None
    for words, line in pieces:
        run = "," in text or " and " in text or bool(_ENDS.search(text))
        if first is None:
            text, first = words, line
        elif line.block is first.block and (run or line.block.kind is BlockKind.MINUTE):
            text = f"{text} {words}"
        else:
            yield text, first
            text, first = words, line
    if first is not None:
        yield text, first


def _members(text: str, line: Line) -> Iterator[Entry]:
    """Yield the names of a list of nothing else; a title in the plural is of every one after it without a title."""
    plural, chairs = False, [before.strip() for before in _CHAIR.findall(text)]
    for part in _BETWEEN.split(re.sub(r"\([^()]*\)", "", text)):
        words = part.strip(" .:*\u2013-")
        titled = COUNCILLORS.match(words)
        other = words.startswith(_OTHER_TITLES)
        plural = (plural and not other) or bool(titled and titled[0].casefold().endswith("s"))
        name = re.split(r"\s[–—-]\s", COUNCILLORS.sub("", words).strip(" ."))[0]
        if _NAME.fullmatch(name) and not _HONOURS.fullmatch(name):
            chair = any(before.endswith(name) for before in chairs)
            yield Entry(name=name, line=line, councillor=bool(titled) or plural, chair=chair)


def _day(document: Document, start: int) -> date | None:
    """Return the day that is said last before a list, else that of the minutes themselves."""
    said = [day.value for day in find_dates(document.text[max(0, start - BEFORE) : start])]
    whole = [value for value in said if len(value) == len("2025-01-31")]
    if whole:
        return date.fromisoformat(whole[-1])
    return document.meeting_date if document.kind is DocumentKind.MINUTES else None
