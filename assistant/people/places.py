"""The places where a paper names people beside a label: front sheet, contact block, forms, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.people.labels import LONGEST_LINE, MOST_LINES, label_of, names_first, names_people, values_of
from assistant.people.lines import Line, is_reach, lines_of
from assistant.people.roles import Role, bare, roles_of
from assistant.people.signing import signed_days
from assistant.register.people import people_in
from vectorstore.references import find_dates
from vectorstore.types import Block, BlockKind, Document, Span
from vectorstore.units import trimmed_to_words

_KIND = r"Interim|Acting|Corporate|Executive|Strategic|Assistant|Deputy|Service|Lead|Chief|Budget|Cabinet|Portfolio"
_HELD = r"Directors?|Heads?\s+of\s+Service|Managers?|Chief\s+Executive|Officers?|Holders?|Members?"
_POSTS = """
    officer manager director head lead leader adviser advisor counsel solicitor accountant engineer planner analyst
    clerk specialist co-?ordinator surveyor lawyer secretary auditor partner assistant consultant executive
    commissioner inspector registrar treasurer principal chair
"""
_OFFICIAL = re.compile(rf"\b(?:{'|'.join(_POSTS.split())})s?\b|@[\w.-]+\.gov\.uk\b", re.IGNORECASE)
_GROUP = re.compile(
    rf"(?P<group>[A-Z].{{2,110}}?)\s+(?P<label>(?:(?:{_KIND})\s+)*(?:{_HELD}))\s*:\s*(?P<value>\S.{{2,90}})", re.DOTALL
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A label and the people beside it; `roles` are what it says they are, `group` what of the paper it is over.

    `spans` are the stretches to cite, a page each, the label with them; `value` is its words on one line.
    """

    label: str
    value: str
    roles: frozenset[Role]
    spans: tuple[Span, ...]
    block: Block
    group: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0].start


def places_of(document: Document, blocks: Sequence[Block]) -> tuple[Place, ...]:
    """Return every place of some blocks that names people, in the order of the text."""
    lines = list(lines_of(document, blocks))
    found: list[Place] = []
    of_tables = (*_groups(document, blocks), *_columned(document, blocks))
    by_lines = (*_signed_on(document, lines), *_labelled(document, lines), *_signatures(document, lines))
    for place in (*of_tables, *by_lines):
        if not any(span.overlaps(other) for kept in found for span in place.spans for other in kept.spans):
            found.append(place)
    return tuple(sorted(found, key=lambda place: place.start))


def _groups(document: Document, blocks: Sequence[Block]) -> Iterator[Place]:
    """Yield the lines that stand over rows: "Parks and Cemeteries Director: Jane Doe"."""
    for block in blocks:
        cells = [cell for cell in block.cells if len(cell)]
        text = document.standing(block.span)
        match = _GROUP.fullmatch(text.strip()) if len(text) <= 2 * LONGEST_LINE and len(cells) < 2 else None
        if match and people_in(match["value"]) and ":" not in match["group"]:
            label, group, value = (" ".join(match[name].split()) for name in ("label", "group", "value"))
            if roles_of(f"{group} {label}"):
                continue
            spans = _runs(document, block.span)
            yield Place(label=label, value=value, roles=roles_of(label), spans=spans, block=block, group=group)


def _columned(document: Document, blocks: Sequence[Block]) -> Iterator[Place]:
    """Yield the cells of a table whose every column is headed by what its people are: "Author", "Relevant Director"."""
    for block in blocks:
        heads = block.columns if block.kind is BlockKind.ROW and len(block.columns) == len(block.cells) > 1 else ()
        if not heads or len(set(heads)) < len(heads) or not all(roles_of(head) for head in heads):
            continue
        for head, cell in zip(heads, block.cells, strict=True):
            value = " ".join(document.standing(cell).split())
            if names_people(value):
                spans = _runs(document, cell)
                yield Place(label=bare(head), value=value, roles=roles_of(head), spans=spans, block=block)


def _signed_on(document: Document, lines: Sequence[Line]) -> Iterator[Place]:
    for day, span, line in signed_days(lines):
        signed = frozenset({Role.SIGNED})
        yield Place(label="Signed", value=day, roles=signed, spans=_runs(document, span), block=line.block)


def _labelled(document: Document, lines: Sequence[Line]) -> Iterator[Place]:
    for place, line in enumerate(lines):
        label, rest = label_of(line, lines[place + 1 : place + 2])
        if not label:
            continue
        after = list(values_of(line, lines[place + 1 : place + 1 + MOST_LINES], rest))
        value = " ".join([*([rest] if rest else []), *(item.text for item in after)])
        roles = roles_of(label) | _roles_over(line)
        named = people_in(value) if not roles and line.is_cell else names_people(value)
        dated = Role.SIGNED in roles and bool(find_dates(value))
        if value and (Role.DECIDER in roles or named or dated):
            whole = Span(start=line.span.start, end=(after[-1] if after else line).span.end)
            yield Place(label=bare(label), value=value, roles=roles, spans=_runs(document, whole), block=line.block)


def _roles_over(line: Line) -> frozenset[Role]:
    """Return what the one heading over a table says that all in it are: "Contact details" over posts and names."""
    return roles_of(line.block.columns[0]) if line.opens_row and line.block.columns else frozenset()


def _signatures(document: Document, lines: Sequence[Line]) -> Iterator[Place]:
    """Yield the blocks that papers end with and give no label: a name, a post and how to reach them.

    A name and a number without a post may be of somebody who wrote to the council, and is never told.
    """
    for number, line in enumerate(lines):
        opens = not line.is_cell and not line.is_heading and len(line.text) <= LONGEST_LINE and not roles_of(line.text)
        if not opens or not names_first(line.text):
            continue
        kept = _signed(lines[number : number + 6])
        value = " ".join(item.text for item in kept)
        if _OFFICIAL.search(value):
            spans = _runs(document, Span(start=line.span.start, end=kept[-1].span.end))
            yield Place(label="", value=value, roles=frozenset({Role.CONTACT}), spans=spans, block=line.block)


def _signed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a signature up to the last that says how to reach somebody, none where none does."""
    kept: list[Line] = []
    for line in lines:
        reached = bool(kept) and is_reach(kept[-1].text)
        ends = line.is_heading or line.is_cell or len(line.text) > LONGEST_LINE or line.text.endswith(".")
        if ends or (reached and not is_reach(line.text)):
            break
        kept.append(line)
    return kept if kept and is_reach(kept[-1].text) else []


def _runs(document: Document, span: Span) -> tuple[Span, ...]:
    """Return the stretches of a span to cite: a page each, without what is furniture of the page."""
    marks = [mark for mark in document.marks if mark.overlaps(span)]
    edges = {edge for mark in marks for edge in (mark.start, mark.end)} | {page.span.end for page in document.pages}
    borders = [span.start, *sorted(edge for edge in edges if span.start < edge < span.end), span.end]
    runs = (trimmed_to_words(document, Span(start=a, end=b)) for a, b in pairwise(borders))
    return tuple(run for run in runs if len(run) and not any(mark.contains(run) for mark in marks))
