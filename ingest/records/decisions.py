"""Makes a record of each thing that a record of decision decides: what stands below "Decision", up to its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.records.making import Source
from ingest.records.resolutions import Item, items_of
from ingest.rows import words_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, DocumentKind, Span

_OPENS = re.compile(r"\W*(?:the )?(?:proposed )?decisions?(?: taken| made| agreed)?\s*:?\s*", re.IGNORECASE)
_CLOSES = re.compile(
    r"\W*(?:reasons?\b|background\b|alternatives?\b|options?\b|interests?\b|any\b.*\binterest|consultation\b|contacts?\b"
    r"|financial\b|signed\b|approved by\b)",
    re.IGNORECASE,
)
MAX_BLOCKS = 30


def records_of_decision(source: Source) -> Iterator[Record]:
    """Yield a record a decided part, none for any other sort of paper."""
    if source.document.kind is not DocumentKind.DECISION:
        return
    blocks = _decided(source.document, source.blocks)
    items = items_of(source.document, blocks)
    if len(items) == 1 and items[0].mark is None:
        items = _paragraphs(source.document, blocks) or items
    for item in items:
        mark = f"({item.mark})" if item.mark else ""
        said = [_field(source.document, "resolved", "", item.spans)]
        parts = [_field(source.document, "part", part.mark or "", part.spans) for part in item.parts]
        yield source.record(
            RecordKind.RESOLUTION,
            [*said, *parts],
            spans=sorted(item.whole),
            locator=replace(item.block.locator, row=None),
            label=mark or None,
            ref=f"decision {item.mark}" if item.mark else None,
        )


def _decided(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The blocks after the word Decision; the word may open the first of them."""
    found: list[Block] = []
    begun = False
    for block in blocks:
        first = words_of(document.quote(block.span).split("\n")[0])
        if begun and (
            block.kind is BlockKind.HEADING or block.cells or _CLOSES.match(first) or len(found) >= MAX_BLOCKS
        ):
            break
        if begun:
            found.append(block)
        elif _OPENS.fullmatch(first) and not block.cells:
            begun = True
            rest = document.quote(block.span).partition("\n")[2]
            if rest.strip():
                start = block.span.end - len(rest.lstrip())
                found.append(replace(block, span=Span(start=start, end=block.span.end)))
    return found


def _paragraphs(document: Document, blocks: Sequence[Block]) -> list[Item]:
    """Each paragraph below words that announce them, where none is marked: "I agree to:", "APPROVE the plan ..."."""
    if len(blocks) < 2 or not document.quote(blocks[0].span).rstrip(" *").endswith(":"):
        return []
    return [Item(mark=None, style="none", spans=(block.span,), block=block) for block in blocks[1:]]


def _field(document: Document, name: str, heading: str, spans: Sequence[Span]) -> Field:
    value = " ".join(words_of(document.quote(span)) for span in spans)
    return Field(name=name, heading=heading, value=value, spans=tuple(spans))
