"""Reads what stands over the table of a service plan: its number and name, who leads it, its staff and its budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.records.making import Source
from ingest.records.scope import folded
from ingest.rows import words_of
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

_LABEL = re.compile(
    r"(?<![\w-])(?P<label>Lead Officer\(?s?\)?|Line Manager|Lead(?: Director)?|Staffing|FTE staff|Staff"
    r"|(?:(?:Total|Net|Gross|Annual) )?Budget|Head of Service|Service Manager)(?:\s[\d/–-]{2,7})?\s*(?:</b>|\*\*)?\s*:",
)
_NAMES = (
    ("lead_officer", re.compile(r"lead officer|line manager|service manager", re.IGNORECASE)),
    ("lead", re.compile(r"lead|head of service", re.IGNORECASE)),
    ("staffing", re.compile(r"staff", re.IGNORECASE)),
    ("budget", re.compile(r"budget", re.IGNORECASE)),
    ("lead", re.compile(r"owner|author", re.IGNORECASE)),
    ("authorised_by", re.compile(r"by", re.IGNORECASE)),
)
_OWNER = re.compile(r"(?m)^[*\s]*(?P<label>(?:Plan |Service )?Owner|Agreed by|Approved by|Author)\s*(?:</b>|\*\*)?\s*:")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
_ONE_PLAN = re.compile(
    r"\b(?:service|business|team|department(?:al)?|directorate|division(?:al)?) plan(?: for)?[\W\d]*$", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]?\s+(?=\S)")
MAX_BLOCKS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The blocks over one table; `title` is the heading they stand under, or name themselves."""

    title: str
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]

    @property
    def number(self) -> int | None:
        """The plan's number in its title."""
        match = _NUMBER.match(self.title)
        return int(match[1]) if match else None

    @property
    def whole(self) -> bool:
        """Whether it says who leads and with what."""
        names = {field.name for field in self.fields}
        return "lead" in names and bool(names & {"staffing", "budget", "lead_officer"})


def records_of_service_plans(source: Source) -> Iterator[Record]:
    """Yield a record a plan, said once however often its head is printed again."""
    heads = _heads(source.document, source.blocks)
    numbers = {head.number for head in heads if head.whole and head.number is not None}
    seen: set[str] = set()
    for head in heads:
        near = head.number is not None and bool(numbers & {head.number - 1, head.number + 1})
        if head.title in seen or not (head.whole or (near and head.fields)):
            continue
        seen.add(head.title)
        yield _record(source, head)
    if not seen and _ONE_PLAN.search(source.document.title):
        yield from _plan_itself(source)


def _plan_itself(source: Source) -> Iterator[Record]:
    """A paper that is one service plan: its title, whose it is and what it says of itself before its first table."""
    document = source.document
    tables = (place for place, block in enumerate(source.blocks) if block.columns)
    blocks = source.blocks[: next(tables, len(source.blocks))][:MAX_BLOCKS]
    if blocks:
        fields = tuple(field for block in blocks for field in _labelled(document, block, _OWNER, _LABEL))
        yield _record(source, Head(title=document.title, blocks=blocks, fields=fields))


def _record(source: Source, head: Head) -> Record:
    document = source.document
    number = _NUMBER.match(head.title)
    name = head.title[number.end() :] if number else head.title
    title, printed = _title(document, head, name), _printed(document, head, number[1] if number else None)
    locator = head.blocks[0].locator
    return source.record(
        RecordKind.SERVICE_PLAN,
        [*printed, *title, *_description(document, head), *head.fields],
        spans=[block.span for block in head.blocks],
        locator=replace(locator, row=None, table=None),
        label=number[1] if number else None,
        scope=folded(name),
    )


def _heads(document: Document, blocks: Sequence[Block]) -> list[Head]:
    """Gather the blocks between a heading or table and the next table's column headings."""
    found: list[Head] = []
    run: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE_HEADER and block.columns:
            found += _head(document, run)
            run = []
        elif block.kind is BlockKind.HEADING:
            run = [block]
        elif block.columns or block.kind is BlockKind.MINUTE:
            run = []
        else:
            run.append(block)
    return found


def _head(document: Document, run: Sequence[Block]) -> list[Head]:
    if not run or len(run) > MAX_BLOCKS or not run[-1].locator.headings:
        return []
    fields = tuple(field for block in run for field in _labelled(document, block, _LABEL))
    title = run[-1].locator.headings[-1]
    return [Head(title=title, blocks=tuple(run), fields=fields)] if fields else []


def _labelled(document: Document, block: Block, *patterns: re.Pattern[str]) -> Iterator[Field]:
    """Read the labels in each cell, and in each line of running text, each up to the next label or sentence."""
    for stretch in block.cells or (block.span,):
        text = document.quote(stretch)
        labels = sorted((m for pattern in patterns for m in pattern.finditer(text)), key=lambda match: match.start())
        ends = [*(later.start() for later in labels[1:]), len(text)]
        for label, end in zip(labels, ends, strict=False):
            raw = text[label.end() : end]
            raw = _SENTENCE_END.split(raw, maxsplit=1)[0] if label.re is _OWNER else raw
            start = stretch.start + label.end() + len(raw) - len(raw.lstrip())
            span = Span(start=start, end=max(start, stretch.start + label.end() + len(raw.rstrip())))
            value = words_of(document.quote(span)).strip("* ")
            if value:
                yield Field(name=_name(label["label"]), heading=label["label"], value=value, spans=(span,))


def _name(label: str) -> str:
    return next(name for name, pattern in _NAMES if pattern.search(label))


def _title(document: Document, head: Head, name: str) -> list[Field]:
    """The plan's name where it stands: in its heading, or at the beginning of its row."""
    start = document.text.find(name[:20], head.blocks[0].span.start, head.blocks[-1].span.end)
    if start < 0:
        return [Field(name="title", heading="", value=name, source=FieldSource.HEADING)]
    end = start
    while end < head.blocks[-1].span.end and words_of(document.text[start:end]) != name.rstrip(" …"):
        end += 1
    span = Span(start=start, end=end)
    return [Field(name="title", heading="", value=words_of(document.quote(span)), spans=(span,))]


def _printed(document: Document, head: Head, number: str | None) -> list[Field]:
    start = document.text.find(number, head.blocks[0].span.start, head.blocks[-1].span.end) if number else -1
    if number is None or start < 0:
        return []
    return [Field(name="ref", heading="", value=number, spans=(Span(start=start, end=start + len(number)),))]


def _description(document: Document, head: Head) -> list[Field]:
    """What a plan says of itself: the words of its first cells, or of the paragraphs below its heading."""
    spans = [
        block.cells[0] if block.cells else block.span for block in head.blocks if block.kind is not BlockKind.HEADING
    ]
    kept = tuple(span for span in spans if len(span) and not _LABEL.search(document.quote(span)))
    value = " ".join(words_of(document.quote(span)) for span in kept)
    return [Field(name="description", heading="", value=value, spans=kept)] if value else []
