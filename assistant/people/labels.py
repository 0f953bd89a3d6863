"""The labels of a paper line by line, and the lines beside and below them that say what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.people.lines import Line, is_reach, split, without_reach
from assistant.people.roles import bare, roles_of
from assistant.register.people import people_in
from assistant.slots import holds
from assistant.types import Slot
from vectorstore.types import BlockKind

MOST_LINES, LONGEST_LINE, LONGEST_LABEL, MOST_WORDS = 12, 160, 110, 8
"""Lines that one label can stand for, their letters, the letters of a known label, and the words of any other."""

_POSTS = "officer lead director manager member owner author contact sponsor chair head executive holder accountant"
_POST = rf"(?:{'|'.join(_POSTS.split())})s?"
_OFFICE = re.compile(rf"\b{_POST}\b", re.IGNORECASE)
HONORED = ("Cllr ", "Councillor ", "Mr ", "Mrs ", "Ms ", "Miss ", "Dr ", "Sir ", "Dame ", "Professor ")
_WRAPPED = re.compile(rf"(?:\w+ )?{_POST}", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:not (?:applicable|known|required)|n ?/ ?a|none|all(?: wards)?|yes|no|tb[ac])\W*", re.IGNORECASE
)
_UNFINISHED = re.compile(r"(?:[,&]|\b(?:of|for|and|the|to))$")
_REPORT_OF = re.compile(r"(?P<label>(?:joint )?report (?:of|by|from))\s+(?P<by>\S.*)", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,4}")


def names_people(text: str) -> bool:
    """Say whether words name somebody, by name or by post."""
    return not _NOBODY.fullmatch(text.strip()) and (bool(people_in(text)) or holds(Slot.PERSON, text))


def label_of(line: Line, after: Sequence[Line]) -> tuple[str, str]:
    """Return a line's label and what it says beside it, both empty where it has none."""
    parts = split(line.text)
    if parts and _is_label(parts[0]):
        return (f"{parts[0]} and {bare(parts[1])}", "") if roles_of(parts[1]) else parts
    report = _REPORT_OF.fullmatch(line.text) if len(line.text) <= LONGEST_LABEL else None
    if report and _OFFICE.search(report["by"]) and not line.text.endswith("."):
        return report["label"], report["by"]
    if line.block.kind is BlockKind.TABLE_HEADER and after and roles_of(after[0].text):
        return "", ""
    whole = line.text if len(line.text) <= LONGEST_LABEL else ""
    named = line.opens_row and _OFFICE.search(whole) and len(whole.split()) <= MOST_WORDS and not people_in(whole)
    if roles_of(whole) or named:
        return whole, ""
    return _without_sign(line, after)


def _without_sign(line: Line, after: Sequence[Line]) -> tuple[str, str]:
    """Return the label of "Lead Directors Jane Doe, ...", which may go on below the name that stands beside it."""
    places = (line.text.find(" ".join(name)) for name in people_in(line.text[:LONGEST_LABEL]))
    at = next((place for place in places if place > 0), 0)
    before = line.text[:at].strip()
    if not before or len(before.split()) > 5:
        return "", ""
    if roles_of(before):
        return before, line.text[at:]
    wrapped = f"{before} {after[0].text}" if after and _WRAPPED.fullmatch(after[0].text) else ""
    return (wrapped, line.text[at:]) if wrapped else ("", "")


def _is_label(words: str) -> bool:
    """Say whether words before a colon name a post, or are the letters that a paper writes for one."""
    known = bool(roles_of(words)) or bool(_INITIALS.fullmatch(words))
    return known or (len(words.split()) <= MOST_WORDS and bool(_OFFICE.search(words)) and not people_in(words))


def values_of(line: Line, after: Sequence[Line], rest: str) -> Iterator[Line]:
    """Yield the lines that go on with what a label says."""
    return _beside(line, after, rest) if line.is_cell else _below(line, after, rest)


def _beside(line: Line, after: Sequence[Line], rest: str) -> Iterator[Line]:
    """Yield the cell beside a label, and those after it that say how to reach whom it names."""
    cells = [item for item in after if item.block is line.block]
    first = 0 if rest else 1
    yield from cells[:first]
    for item in cells[first:]:
        if not is_reach(item.text) or people_in(without_reach(item.text)):
            return
        yield item


def _below(line: Line, after: Sequence[Line], rest: str) -> Iterator[Line]:
    """Yield the lines up to the next label, heading or longer text."""
    before, alone = line, not rest
    for number, item in enumerate(after):
        if item.is_heading or item.is_cell or len(item.text) > LONGEST_LINE or _begins(item, after[number + 1 :]):
            return
        first = alone and before is line
        wrapped = not alone and (item.block is before.block or bool(_UNFINISHED.search(before.text)))
        listed = names_first(item.text) and (alone or bool(people_in(rest))) and not item.text.endswith(".")
        if not (first or wrapped or listed or is_reach(item.text) or _leads(after[number : number + 4])):
            return
        yield item
        before = item


def _begins(item: Line, after: Sequence[Line]) -> bool:
    """Say whether a line is a label of its own."""
    parts = split(item.text)
    if parts and not is_reach(item.text) and len(parts[0].split()) <= 12:
        return ":" in item.text[: len(parts[0]) + 3] or bool(roles_of(parts[0]))
    return bool(roles_of(item.text)) or bool(_without_sign(item, after[:1])[0])


def names_first(text: str) -> bool:
    """Say whether a line of a list of people is one of them: a name, which a post may follow."""
    said = without_reach(text)
    people = people_in(said)
    return bool(people) and said.startswith((" ".join(people[0]), *HONORED))


def _leads(lines: Sequence[Line]) -> bool:
    """Say whether how to reach somebody follows within a line or two of a post, and nothing else before it."""
    for line in lines:
        if line.is_heading or line.is_cell or names_first(line.text) or line.text.endswith((".", ":", "?", "|")):
            return False
        if is_reach(line.text):
            return True
    return False
