"""Makes a record of each item of an agenda, its number filled in where the copy has lost it between its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest import minutes
from ingest.papers import is_paper_start
from ingest.records.making import Source
from ingest.rows import words_of
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, DocumentKind, Span

MAX_TITLE = 250
_AGENDA = re.compile(r"\W*(?:public |supplementary )?agenda(?: (?:items?|frontsheet|part \w+))?\W*", re.IGNORECASE)
_ITEM = re.compile(
    r"[\s*]*(?:item\s+)?(?P<number>[A-Z]?\d{1,2}[A-Za-z]?)\s?(?P<sign>[.):]?)[\s*]+(?P<title>[A-Z*\"'“‘].*)", re.DOTALL
)
_PAGES = re.compile(r"[\s*]*(?:<u>)?(?P<pages>\d{1,3}\s*[-–]\s*\d{1,3})(?:</u>)?[\s*]+(?P<title>[A-Z*].*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item: its number as printed (None where it is lost), the stretch of its title, and its blocks."""

    number: str | None
    title: Span
    blocks: tuple[Block, ...]


def records_of_agenda(source: Source) -> Iterator[Record]:
    """Yield a record an item, none where the paper has no agenda."""
    document = source.document
    items = _items(document, source.blocks)
    numbers = _numbers(items)
    for item, number in zip(items, numbers, strict=True):
        title = Field(name="title", heading="", value=words_of(document.quote(item.title)), spans=(item.title,))
        text = tuple(block.span for block in item.blocks[1:])
        said = " ".join(words_of(document.quote(span)) for span in text)
        printed = [_printed(document, item)] if item.number else []
        source_of = FieldSource.TEXT if said else FieldSource.BLANK
        yield source.record(
            RecordKind.AGENDA_ITEM,
            [*printed, title, Field(name="text", heading="", value=said, spans=text, source=source_of)],
            spans=[block.span for block in item.blocks],
            locator=replace(item.blocks[0].locator, paragraph=None),
            label=number,
            ref=f"item {number.casefold()}" if number else None,
        )


def _items(document: Document, blocks: Sequence[Block]) -> list[Item]:
    """Read on from the word AGENDA while item follows item; minutes, a report or lower numbers end it."""
    start = _start(document, blocks)
    found: list[Item] = []
    for block in blocks[start:] if start is not None else ():
        text = document.quote(block.span)
        if block.kind is BlockKind.MINUTE or minutes.begins(words_of(text)):
            break
        if found and (block.kind is BlockKind.TABLE_HEADER or is_paper_start(text.split("\n")[0])):
            break
        item = _item(block, text)
        if item and found and not _rises(found, item):
            break
        if item:
            found.append(item)
        elif found and block.kind is not BlockKind.HEADING:
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
    return found if len(found) >= 2 else []


def _start(document: Document, blocks: Sequence[Block]) -> int | None:
    for place, block in enumerate(blocks[:80]):
        if block.kind is BlockKind.HEADING and _AGENDA.fullmatch(words_of(document.quote(block.span))):
            return place + 1
    return 0 if document.kind is DocumentKind.AGENDA and blocks else None


def _item(block: Block, text: str) -> Item | None:
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW) or block.columns:
        return None
    match = _ITEM.fullmatch(text) or (_PAGES.fullmatch(text) if block.kind is BlockKind.HEADING else None)
    if match is None or (block.kind is BlockKind.PARAGRAPH and not match["sign"] and len(text) > MAX_TITLE):
        return None
    line = match["title"].split("\n")[0].split("\t")[0]
    if block.kind is BlockKind.HEADING:
        line = match["title"]
    start = block.span.start + match.start("title")
    number = match.groupdict().get("number")
    return Item(number=number, title=Span(start=start, end=start + len(line.rstrip(" *"))), blocks=(block,))


def _rises(found: Sequence[Item], item: Item) -> bool:
    """Say whether an item's number comes after the last one known, by as many as stand between and a few more."""
    if item.number is None:
        return True
    known = [i for i, one in enumerate(found) if one.number]
    if not known:
        return True
    step = _value(item.number) - _value(found[known[-1]].number or "")
    return 0 < step <= len(found) - known[-1] + 3 or (step == 0 and item.number[-1].isalpha())


def _numbers(items: Sequence[Item]) -> list[str | None]:
    """The number of each item; one that is lost between n and m is filled where exactly so many are missing."""
    numbers: list[str | None] = [item.number for item in items]
    known = [i for i, number in enumerate(numbers) if number]
    for before, after in pairwise(known):
        first, last = _value(numbers[before] or ""), _value(numbers[after] or "")
        if last - first == after - before:
            numbers[before + 1 : after] = [str(first + i) for i in range(1, after - before)]
    return numbers


def _value(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def _printed(document: Document, item: Item) -> Field:
    block, number = item.blocks[0], item.number or ""
    start = block.span.start + document.quote(block.span).index(number)
    return Field(name="ref", heading="Item", value=number, spans=(Span(start=start, end=start + len(number)),))
