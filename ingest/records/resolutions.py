"""Makes a record of each thing that a meeting resolved: the numbered parts of a resolution, or the one it is.

Lettered parts below a numbered one are its fields "part", so that what was resolved is counted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.grammar import BULLETS, is_resolution
from ingest.records.making import Source
from ingest.records.minutes import Minute, date_fields, day_of, title_of
from ingest.records.motions import motion_fields
from ingest.rows import words_of
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

_LEAD = re.compile(
    r"[\s*_]*(?:\(?\d{1,4}[.)]?\W+)?(?:IT WAS )?(?:UNANIMOUSLY )?(?:RESOLVED|AGREED|DECISION|DECIDED|RECOMMENDED)\b"
    r"[\s*_:.–-]*(?:unanimously\b[\s*_:,-]*)?(?:that\b\s*)?(?=\S|$)",
    re.IGNORECASE,
)
_THAT = re.compile(r"[\s*_]*that\b[\s*_:,]*", re.IGNORECASE)
_MARKER = re.compile(
    rf"(?P<bullet>[{re.escape(BULLETS)}]\s+)?\(?(?P<mark>\d{{1,2}}|[ivx]{{1,5}}|[a-z])(?:\)|\.(?=\s))\s*(?=\S)|(?P<only>[{re.escape(BULLETS)}]\s+)",
    re.IGNORECASE,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One resolved part: its mark as printed or as its place tells it, its stretches, and the parts below it."""

    mark: str | None
    style: str
    spans: tuple[Span, ...]
    block: Block
    parts: tuple[Item, ...] = ()

    @property
    def whole(self) -> tuple[Span, ...]:
        """The stretches of the item and of all below it."""
        return (*self.spans, *(span for part in self.parts for span in part.spans))


def records_of_resolutions(source: Source, minutes: Sequence[Minute]) -> Iterator[Record]:
    """Yield a record a resolved part, in the order of the text."""
    for minute in minutes:
        for blocks, before in _resolutions(source.document, minute.blocks):
            items = [item for item in items_of(source.document, blocks) if _says(source.document, item)]
            motion = motion_fields(source.document, before)
            for item in items:
                yield _record(source, minute, item, motion, alone=len(items) == 1 and item.mark is None)


def _resolutions(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield the blocks of each resolution with those that lead to it: who moved it and how the votes fell."""
    places = [i for i, block in enumerate(blocks) if _opens(document.quote(block.span))]
    ends = [*places[1:], len(blocks)]
    for last, place, end in zip([0, *places], places, ends, strict=False):
        yield list(blocks[place:end]), list(blocks[last : place + 1])


def _says(document: Document, item: Item) -> bool:
    """Say whether an item holds words: "Agreed unanimously." is how and not what a meeting resolved."""
    return any(char.isalpha() for span in item.spans for char in document.quote(span))


def _opens(text: str) -> bool:
    return is_resolution(text) or bool(re.match(r"[\s*]*\(?\d{1,4}[.)]?\s+\W*RESOLVED\b", text))


def items_of(document: Document, blocks: Sequence[Block]) -> list[Item]:
    """Read the parts of one resolution, until words follow that are none of its."""
    found: list[Item] = []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            continue
        for line in _lines(document, block):
            text = document.quote(line)
            if not found and (lead := (_LEAD if line.start == block.span.start and place == 0 else _THAT).match(text)):
                line = Span(start=line.start + lead.end(), end=line.end)
                text = document.quote(line)
            if not text.strip(" *_:") or (not found and text.rstrip(" *_").endswith(":") and not _MARKER.match(text)):
                continue
            marker = _MARKER.match(text)
            if marker and not _follows(found, marker["mark"] or ""):
                return _settled(found)
            if marker:
                if len(found) == 1 and found[0].style == "none" and _announces(document, found[0]):
                    found.clear()
                _add(found, marker, Span(start=line.start + marker.end(), end=line.end), block)
            elif not found:
                found.append(Item(mark=None, style="none", spans=(line,), block=block))
            elif line.start > block.span.start or text[:1].islower():
                _extend(found, line)
            else:
                return _settled(found)
    return _settled(found)


def _announces(document: Document, item: Item) -> bool:
    """Say whether words only lead to the parts below them: "That the Council agrees:"."""
    return document.quote(item.spans[-1]).rstrip(" *_").endswith(":")


def _follows(found: Sequence[Item], mark: str) -> bool:
    """Say whether a number can be the next of the list; a paragraph's number further on begins other words."""
    last = found[-1].mark if found else None
    return not (mark.isdigit() and last and last.isdigit()) or 0 < int(mark) - int(last) <= 2


def _add(found: list[Item], marker: re.Match[str], span: Span, block: Block) -> None:
    mark = (marker["mark"] or "").lower()
    style = _style(mark, found)
    item = Item(mark=mark or None, style=style, spans=(span,), block=block)
    if found and _is_below(found, item):
        found[-1] = replace(found[-1], parts=(*found[-1].parts, item))
    else:
        found.append(item)


def _style(mark: str, found: Sequence[Item]) -> str:
    """Tell a roman i from a letter i: roman where the list so far is, or where it begins with it."""
    if not mark:
        return "bullet"
    if mark.isdigit():
        return "number"
    top = [item.style for item in found]
    expected = _ROMAN.index(mark) == len(found) if mark in _ROMAN[:15] else False
    if mark in _ROMAN and (expected or "letter" not in top or len(mark) > 1):
        inner = found[-1].parts if found else ()
        follows_letter = inner and inner[-1].style == "letter" and inner[-1].mark == chr(ord(mark[0]) - 1)
        return "letter" if follows_letter and len(mark) == 1 and not expected else "roman"
    return "letter"


def _is_below(found: Sequence[Item], item: Item) -> bool:
    """Say whether an item is a part of the one before: another sort of mark, or a bullet where parts are announced."""
    last = found[-1]
    top = next((one.style for one in found if one.style != "bullet"), "bullet")
    if item.style == "bullet":
        return bool(last.parts) or (last.mark is not None and last.style != "bullet")
    if top == "bullet":
        return bool(last.parts) and last.parts[-1].style == item.style
    return item.style != top


def _extend(found: list[Item], line: Span) -> None:
    last = found[-1]
    if last.parts:
        tail = replace(last.parts[-1], spans=(*last.parts[-1].spans, line))
        found[-1] = replace(last, parts=(*last.parts[:-1], tail))
    else:
        found[-1] = replace(last, spans=(*last.spans, line))


def _settled(found: Sequence[Item]) -> list[Item]:
    """Give a first part without its mark the one that the next leaves for it: "ii" comes after "i"."""
    items = [replace(item, parts=tuple(_marked(item.parts))) for item in found]
    return _marked(items)


def _marked(items: Sequence[Item]) -> list[Item]:
    if len(items) < 2 or items[0].mark is not None or items[1].mark not in ("2", "ii", "b"):
        return list(items)
    first = {"2": "1", "ii": "i", "b": "a"}[items[1].mark or ""]
    return [replace(items[0], mark=first, style=items[1].style), *items[1:]]


def _lines(document: Document, block: Block) -> Iterator[Span]:
    at = block.span.start
    for line in document.quote(block.span).split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            yield Span(start=start, end=start + len(stripped))
        at += len(line) + 1


def _record(source: Source, minute: Minute, item: Item, motion: Sequence[Field], *, alone: bool) -> Record:
    document, number = source.document, minute.number
    mark = f"({item.mark})" if item.mark and not alone else ""
    title = title_of(document, minute)
    fields = [
        *([Field(name="minute", heading="", value=number, source=FieldSource.HEADING)] if number else []),
        *([title] if title else []),
        _field(document, "resolved", "", item.spans),
        *(_field(document, "part", part.mark or "", part.spans) for part in item.parts),
        *motion,
        *date_fields(source, minute),
    ]
    return source.record(
        RecordKind.RESOLUTION,
        fields,
        spans=_pieces(item.whole),
        locator=replace(item.block.locator, minute=number),
        label=f"Minute {number}{mark}" if number else (mark or None),
        ref=f"minute {number}{mark}" if number else None,
        as_of=day_of(source, minute),
    )


def _field(document: Document, name: str, heading: str, spans: Sequence[Span]) -> Field:
    return Field(
        name=name, heading=heading, value=" ".join(words_of(document.quote(span)) for span in spans), spans=tuple(spans)
    )


def _pieces(spans: Sequence[Span]) -> list[Span]:
    return sorted(spans)
