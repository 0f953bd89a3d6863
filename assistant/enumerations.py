"""Reads the enumerations of a paper: what introduces them and their items in order, wherever the blocks end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.asked_lists import number_of
from assistant.marks import PARAGRAPH, Mark, families_of, mark_starts, marks_of
from vectorstore.plain import plain_text
from vectorstore.types import Block, BlockKind, Document, Span
from vectorstore.units import MAX_WORDS, MIN_WORDS, sentences_of, trimmed_to_words

GAP = 3
"""So many blocks may stand between two items of an ordered list: what a page break cuts off, what explains an item."""

GAP_OF_LABELS = 400
"""The same for items that carry a name and a number ("Option 2: ..."), each of which may be a section of its own."""

LAST = 300
"""Characters at the end of a stretch that show whether it announces a list."""

_READ = (BlockKind.PARAGRAPH, BlockKind.MINUTE, BlockKind.HEADING)
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[A-Z“\"(])|\n\s*\n\s*")
_ANNOUNCES = re.compile(r":\W*$|\b(?:following|below|as follows)\b[^.]*\.?\W{0,3}$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A stretch of one block: an item, an introduction, or running text between; `marks` are what may open an item."""

    block: Block
    span: Span
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Enumeration:
    """The items of one list in order, what introduces it, if anything does, and the name that its items carry.

    `rest` is where items go on in a block of their own, as they do over the end of a page.
    """

    leads: tuple[Part, ...]
    items: tuple[Part, ...]
    rest: tuple[Part, ...] = ()
    label: str = ""

    @property
    def whole(self) -> Span | None:
        """The stretch of the one block that holds all of it, None where it is of several."""
        first, last = self.parts[0], self.parts[-1]
        return Span(start=first.span.start, end=last.span.end) if first.block.span == last.block.span else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """What introduces it and the items, in the order of the paper."""
        return (*self.leads, *self.body)

    @property
    def body(self) -> tuple[Part, ...]:
        """The items and what they go on in, in the order of the paper."""
        return tuple(sorted((*self.items, *self.rest), key=lambda part: part.span))


def enumerations_in(document: Document, blocks: Sequence[Block]) -> tuple[Enumeration, ...]:
    """Return the enumerations of two or more items that some blocks of a document, in order, hold."""
    readable = [block for block in blocks if block.kind in _READ]
    parts = [part for block in readable for part in _parts_of(document, block)]
    nested = (found for block in readable for found in _nested(document, block))
    return (*_of_parts(document, parts), *nested)


def _nested(document: Document, block: Block) -> Iterator[Enumeration]:
    """Yield the lists in one item of a block: "7. Members asked for:", with bullets under it."""
    text = document.quote(block.span)
    if "\n" not in text or len(mark_starts(text, nested=True)) == len(mark_starts(text)):
        return
    outer = {part.span.start for part in _parts_of(document, block)}
    for found in _of_parts(document, list(_parts_of(document, block, nested=True))):
        if found.leads and found.items[0].span.start not in outer:
            yield found


def _of_parts(document: Document, parts: Sequence[Part]) -> Iterator[Enumeration]:
    taken: set[tuple[int, str]] = set()
    for place, part in enumerate(parts):
        leads = _leads(document, parts, place)
        for mark in sorted(part.marks):
            if (place, mark.family) in taken or not _can_open(mark, leads, parts[:place][-1:]):
                continue
            run = _run(document, parts, place, mark)
            if len(run) > 1:
                taken.update((at, mark.family) for at in run)
                yield _enumeration(document, parts, run, leads, mark)


def _enumeration(
    document: Document, parts: Sequence[Part], run: Sequence[int], leads: tuple[Part, ...], mark: Mark
) -> Enumeration:
    items = tuple(parts[at] for at in run)
    between = [parts[at] for first, last in pairwise(run) for at in range(first + 1, last)]
    rest = tuple(part for part in between if not mark.label and not part.marks and _goes_on_from(document, part))
    before = parts[: run[0]][-1:]
    if not leads and before and number_of(_last_of(document, before[0])) == len(items):
        leads = (before[0],)
    return Enumeration(leads=leads, items=items, rest=rest, label=mark.label)


def may_be_listed(document: Document, block: Block) -> bool:
    """Say whether a block can be of an enumeration: it has an item, or announces what comes after it."""
    whole = Part(block=block, span=block.span)
    told = introduces(document, whole) or number_of(_last_of(document, whole)) is not None
    return block.kind in _READ and (told or bool(families_of(document.quote(block.span))))


def _last_of(document: Document, part: Part) -> str:
    end = Span(start=max(part.span.start, part.span.end - LAST), end=part.span.end)
    return plain_text(document.quote(end))


def introduces(document: Document, part: Part) -> bool:
    """Say whether a stretch announces what comes after it: it ends with a colon, or says "following" or "below"."""
    return bool(_ANNOUNCES.search(_last_of(document, part).rstrip(" *\n")))


def _parts_of(document: Document, block: Block, *, nested: bool = False) -> Iterator[Part]:
    """Cut a block before each line that opens an item like its first: what is nested stays with its item, or not."""
    text = document.quote(block.span)
    starts = mark_starts(text, nested=nested)
    ends = [*starts[1:], len(text)]
    for start, end in zip(starts, ends, strict=True):
        span = trimmed_to_words(document, Span(start=block.span.start + start, end=block.span.start + end))
        if len(span):
            yield Part(block=block, span=span, marks=marks_of(text[start:end]))


def _run(document: Document, parts: Sequence[Part], first: int, mark: Mark) -> list[int]:
    """Return where the items stand of the list that a part with some mark opens."""
    run, gap = [first], 0
    limit = GAP_OF_LABELS if mark.label else GAP if mark.number else 1
    for place in range(first + 1, len(parts)):
        following = [m for m in parts[place].marks if m.family == mark.family and m.label == mark.label]
        other = not mark.label and parts[place].block.locator.headings != parts[first].block.locator.headings
        if not other and any(m.number == (mark.number and mark.number + len(run)) for m in following):
            run.append(place)
            gap = 0
            continue
        gap += 1
        if any(map(_begins_anew, following)) or gap > limit or not _goes_on(document, parts, place, mark, run[-1]):
            break
    return run


def _leads(document: Document, parts: Sequence[Part], place: int) -> tuple[Part, ...]:
    """Return what introduces the items that start somewhere, and what introduces that: "... are:", "This includes:"."""
    lead = parts[:place][-1:]
    if not lead or not introduces(document, lead[0]):
        return ()
    over = parts[: place - 1][-1:]
    twice = over and not lead[0].marks and over[0].block.kind is not BlockKind.HEADING and introduces(document, over[0])
    return (*over, *lead) if twice else (lead[0],)


def _can_open(mark: Mark, leads: Sequence[Part], before: Sequence[Part]) -> bool:
    """Say whether a list can begin with a mark: with the first one, or numbered on from its heading or introduction.

    Paragraphs are numbered through a paper: those under "Recommendations" may be 49 to 55, and 40 announces 41 to 45.
    """
    headed = bool(before) and before[0].block.kind is BlockKind.HEADING
    if mark.family == PARAGRAPH:
        return headed
    told = any(m.family == mark.family and m.number == mark.number - 1 for lead in leads[-1:] for m in lead.marks)
    return mark.number <= 1 or told or (headed and mark.family == "number")


def _begins_anew(mark: Mark) -> bool:
    """Say whether an item out of its turn ends a list: any does, but a name said again, as headings are in texts."""
    return mark.number == 1 if mark.label else mark.number > 0


def _goes_on(document: Document, parts: Sequence[Part], place: int, mark: Mark, last: int) -> bool:
    """Say whether a list can go on after a part that is no item of it: the section does, or a sentence was cut."""
    part = parts[place]
    if mark.label:
        return True
    if part.block.locator.headings != parts[last].block.locator.headings or part.block.kind is BlockKind.HEADING:
        return False
    if mark.number:
        return not part.marks or part.block.span == parts[last].block.span
    return not part.marks and _goes_on_from(document, part)


def _goes_on_from(document: Document, part: Part) -> bool:
    """Say whether a stretch goes on with the sentence before it."""
    return plain_text(document.quote(part.span))[:1].islower()


def announcement(document: Document, lead: Part) -> Span:
    """Return the last sentence of an introduction, which announces the items; all of it where that is short."""
    text = document.quote(lead.span)
    ends = [match.end() for match in _SENTENCE.finditer(text) if len(text[match.end() :].split()) >= MIN_WORDS]
    return quotable(document, Span(start=lead.span.start + (ends[-1] if ends else 0), end=lead.span.end))


def quotable(document: Document, span: Span) -> Span:
    """Return as many whole sentences from the start of a stretch as one quote may hold, cut by words where none is."""
    spans = sentences_of(document, span)
    words = 0
    for place, sentence in enumerate(spans):
        words += len(document.quote(sentence).split())
        if words > MAX_WORDS:
            end = spans[place - 1].end if place else spans[0].start + _at_word(document.quote(spans[0]))
            return Span(start=spans[0].start, end=end)
    return Span(start=spans[0].start, end=spans[-1].end) if spans else span


def _at_word(text: str) -> int:
    """Return where the last word ends that one quote may hold."""
    return [match.end() for match in re.finditer(r"\S+", text)][MAX_WORDS - 1]
