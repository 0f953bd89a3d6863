"""Makes a record of each minute: its number, known or left open by the copy, its title, its words and its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.dating import full_dates
from ingest.records.making import Source
from ingest.records.motions import motion_fields
from ingest.rows import words_of
from vectorstore.dates import find_dates
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

_NUMBER = re.compile(r"[\s*]*(\d{1,4})(?=[.)]?[\s*]|$)")
_NUMBERED_TITLE = re.compile(r"[\s*]*\d{1,4}[.)]?[\s*]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Minute:
    """The blocks of one minute; `heading` is its title's block, `opening` that of the meeting's date, where set."""

    number: str | None
    heading: Block | None
    blocks: tuple[Block, ...]
    opening: Block | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every stretch of the minute, its title first."""
        return tuple(block.span for block in ((self.heading,) if self.heading else ()) + self.blocks)


def minutes_of(source: Source) -> tuple[Minute, ...]:
    """Gather the blocks of each minute, in the order of the text."""
    found: list[Minute] = []
    headings: list[Block] = []
    opening: Block | None = None
    for block in source.blocks:
        if block.kind is BlockKind.HEADING:
            if len(block.locator.headings) <= 1:
                opening = block if full_dates(source.document.quote(block.span)) else opening
            headings.append(block)
            continue
        if block.kind is BlockKind.MINUTE and found and _same(found[-1], block):
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, *headings, block))
        elif block.kind is BlockKind.MINUTE:
            found.append(_opened(block, headings, opening))
        headings = []
    return tuple(_with_unnumbered(source.document, found))


def _with_unnumbered(document: Document, minutes: Sequence[Minute]) -> Iterator[Minute]:
    """Part a minute that lost its number from the one before, where 23 and 25 leave one and one title is as theirs."""
    for minute, after in zip(minutes, [*minutes[1:], None], strict=False):
        titles = [i for i, block in enumerate(minute.blocks) if _is_title_as(document, block, minute.heading)]
        number = _between(minute.number, after.number if after else None)
        if number is None or len(titles) != 1:
            yield minute
            continue
        blocks, place = minute.blocks, titles[0]
        yield replace(minute, blocks=blocks[:place])
        yield replace(minute, number=number, heading=blocks[place], blocks=blocks[place + 1 :])


def _is_title_as(document: Document, block: Block, title: Block | None) -> bool:
    """Say whether a heading inside a minute is set as the minute's title is: at its level, in capitals or not."""
    if title is None or block.kind is not BlockKind.HEADING:
        return False
    capitals = [document.quote(one.span).isupper() for one in (block, title)]
    return capitals[0] == capitals[1] and block.locator.headings[:-1] == title.locator.headings[:-1]


def _between(number: str | None, after: str | None) -> str | None:
    """The only number that two leave between them."""
    both = number is not None and after is not None and number.isdigit() and after.isdigit()
    return str(int(number or 0) + 1) if both and int(after or 0) - int(number or 0) == 2 else None


def _opened(block: Block, headings: Sequence[Block], opening: Block | None) -> Minute:
    """Begin a minute: its title is the first heading of its number, else the one right before it."""
    number = block.locator.minute
    numbered = [i for i, heading in enumerate(headings) if number and heading.locator.minute == number]
    place = numbered[0] if numbered else len(headings) - 1
    title = headings[place] if headings else None
    return Minute(number=number, heading=title, blocks=(*headings[place + 1 :], block), opening=opening)


def records_of_minutes(source: Source, minutes: Sequence[Minute]) -> Iterator[Record]:
    """Yield a record a minute."""
    for minute in minutes:
        printed = _printed_number(source.document, minute)
        named = [printed] if printed else []
        title = title_of(source.document, minute)
        fields = [*named, *([title] if title else []), _text(source.document, minute), *date_fields(source, minute)]
        yield source.record(
            RecordKind.MINUTE,
            [*fields, *motion_fields(source.document, minute.blocks)],
            spans=minute.spans,
            locator=replace((minute.heading or minute.blocks[0]).locator, minute=minute.number),
            label=minute.number,
            as_of=day_of(source, minute),
        )


def title_of(document: Document, minute: Minute) -> Field | None:
    """The title that stands over a minute or opens it, without the number."""
    if minute.heading is None:
        return None
    raw = document.quote(minute.heading.span)
    lead = _NUMBERED_TITLE.match(raw)
    span = Span(start=minute.heading.span.start + (lead.end() if lead else 0), end=minute.heading.span.end)
    value = words_of(document.quote(span))
    return Field(name="title", heading="", value=value, spans=(span,), source=FieldSource.HEADING) if value else None


def date_fields(source: Source, minute: Minute) -> tuple[Field, ...]:
    """The day of the meeting, where the minutes say it over themselves."""
    if minute.opening is None:
        return ()
    raw = source.document.quote(minute.opening.span)
    said = next((found for found in find_dates(raw) if full_dates(found.text)), None)
    if said is None:
        return ()
    start = minute.opening.span.start
    span = Span(start=start + said.span.start, end=start + said.span.end)
    value = words_of(said.text)
    return (Field(name="date", heading="", value=value, spans=(span,), source=FieldSource.HEADING),)


def day_of(source: Source, minute: Minute) -> date | None:
    """The day of the meeting that these minutes are of."""
    said = full_dates(source.document.quote(minute.opening.span)) if minute.opening else ()
    return said[0] if said else None


def _same(minute: Minute, block: Block) -> bool:
    """Say whether a block belongs to the minute before: the same number, or, where none is known, the same title."""
    if minute.number is not None or block.locator.minute is not None:
        return minute.number == block.locator.minute
    return minute.blocks[0].locator.headings[:2] == block.locator.headings[:2]


def _printed_number(document: Document, minute: Minute) -> Field | None:
    for block in (minute.heading, minute.blocks[0]):
        match = _NUMBER.match(document.quote(block.span)) if block else None
        if match and block and match[1] == minute.number:
            span = Span(start=block.span.start + match.start(1), end=block.span.start + match.end(1))
            return Field(name="ref", heading="Minute", value=match[1], spans=(span,))
    return None


def _text(document: Document, minute: Minute) -> Field:
    spans = tuple(block.span for block in minute.blocks)
    return Field(name="text", heading="", value=" ".join(words_of(document.quote(span)) for span in spans), spans=spans)
