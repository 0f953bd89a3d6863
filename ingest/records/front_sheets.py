"""Reads the front sheet of each report: its labels (title, report of, author, wards) and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.dating import full_dates
from ingest.grammar import numbered
from ingest.papers import is_paper_start
from ingest.records.labels import TELLING, label_name
from ingest.records.making import Paper, Source
from ingest.rows import words_of
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

MAX_BLOCKS = 70
MAX_LABEL = 110
MAX_BLOCK = 400
MAX_LINE, MAX_WRAPPED = 150, 6
_LABELLED = re.compile(r"(?P<label>[A-Z][^:?\t]{1,110}(?:\?|(?=\t)|:|$))[’'\"]?(?P<rest>.*)", re.DOTALL)
_SHORT = re.compile(r"[A-Z][^:?]{1,60}[:?]$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One front sheet: its labels with what they say, and the stretches of its blocks.

    `start` is where its paper begins, `day` the date on it.
    """

    start: int
    day: date | None
    fields: tuple[Field, ...]
    spans: tuple[Span, ...]
    first: Block

    def value(self, name: str) -> str:
        """The words beside the first label of a name."""
        return next((field.value for field in self.fields if field.name == name and field.value), "")


def sheets_of(document: Document, blocks: Sequence[Block]) -> tuple[Sheet, ...]:
    """Read every front sheet of a document, in the order of its text."""
    starts = [i for i, block in enumerate(blocks) if i == 0 or _starts_paper(document, block)]
    found = (_sheet(document, _stretch(document, blocks, start)) for start in starts)
    return tuple(sheet for sheet in found if sheet)


def papers_of(document: Document, sheets: Sequence[Sheet]) -> tuple[Paper, ...]:
    """Return the papers of a document by their front sheets; the first stretch is the document itself."""
    whole = Paper(start=0, title=document.title, day=document.meeting_date)
    papers = [
        Paper(
            start=sheet.start,
            title=sheet.value("title") or document.title,
            day=sheet.day or document.meeting_date,
        )
        for sheet in sheets
        if sheet.start > 0
    ]
    return (whole, *papers)


def records_of_sheets(source: Source, sheets: Sequence[Sheet]) -> Iterator[Record]:
    """Yield a record a front sheet."""
    for sheet in sheets:
        title = sheet.value("title") or source.paper_at(sheet.start).title
        locator = replace(sheet.first.locator, paragraph=None)
        yield source.record(RecordKind.FRONT_SHEET, sheet.fields, spans=sheet.spans, locator=locator, table=title)


def _starts_paper(document: Document, block: Block) -> bool:
    words = words_of(document.quote(block.span).split("\n")[0])
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and is_paper_start(words)


def _stretch(document: Document, blocks: Sequence[Block], start: int) -> list[Block]:
    """The blocks of a front sheet: up to its first numbered section, the next paper, or as many as a sheet can have."""
    found: list[Block] = []
    for block in blocks[start : start + MAX_BLOCKS]:
        text = document.quote(block.span)
        section = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and numbered(text) is not None
        headings = block.kind is BlockKind.TABLE_HEADER and not label_name(text.split("\t")[0])
        over = section or headings or block.kind is BlockKind.MINUTE or len(text) > MAX_BLOCK
        if found and (over or _starts_paper(document, block)):
            break
        found.append(block)
    return found


def _sheet(document: Document, blocks: Sequence[Block]) -> Sheet | None:
    fields = _fields(document, blocks)
    known = {field.name for field in fields if label_name(field.heading) and field.value}
    if len(known) < 2 or not known & TELLING or not known & {"title", "report_of", "author"}:
        return None
    last = max(span.end for field in fields for span in field.spans if field.spans)
    spans = tuple(block.span for block in blocks if block.span.start < last)
    day = _day(document, blocks, fields)
    return Sheet(start=blocks[0].span.start, day=day, fields=fields, spans=spans, first=blocks[0])


def _day(document: Document, blocks: Sequence[Block], fields: Sequence[Field]) -> date | None:
    """The date beside its label, else one that stands by itself above the labels."""
    labelled = next((field.value for field in fields if field.name == "date"), "")
    first = min(span.start for field in fields for span in field.spans)
    above = document.text[blocks[0].span.start : max(first, blocks[0].span.end)]
    return next(iter((*full_dates(labelled), *full_dates(above))), None)


def _fields(document: Document, blocks: Sequence[Block]) -> tuple[Field, ...]:
    """Read label after label; lines without a label go on with the one before."""
    labels: list[str] = []
    pieces: list[list[Span]] = []
    of_row = False
    for span, in_row in _lines(document, blocks):
        text = document.quote(span)
        match = _LABELLED.fullmatch(text)
        label = match["label"].strip() if match else ""
        if match and _is_label(label, match["rest"]):
            rest = match["rest"].strip()
            labels.append(label)
            of_row = in_row
            pieces.append([Span(start=span.end - len(match["rest"].lstrip()), end=span.end)] if rest else [])
        elif labels and _is_tail(document, pieces[-1], text):
            labels.append(f"{words_of(document.quote(pieces[-1].pop()))} {text}")
            pieces.append([])
        elif labels and (in_row or not of_row) and len(pieces[-1]) < MAX_WRAPPED and len(span) <= MAX_LINE:
            pieces[-1].append(span)
    return tuple(_field(document, label, spans) for label, spans in zip(labels, pieces, strict=True))


def _lines(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Span, bool]]:
    """The lines of a front sheet, and the rows of one set as a table, each label with the cell beside it.

    Each comes with whether it is a row: what a row says ends with the table.
    """
    for block in blocks:
        if block.cells:
            filled = [cell for cell in block.cells if len(cell)]
            for label, value in zip(filled[::2], [*filled[1::2], filled[-1]], strict=False):
                yield Span(start=label.start, end=value.end), True
            continue
        at = block.span.start
        for line in document.quote(block.span).split("\n"):
            stripped = line.strip()
            if stripped:
                start = at + line.index(stripped)
                yield Span(start=start, end=start + len(stripped)), False
            at += len(line) + 1


def _is_label(label: str, rest: str) -> bool:
    """Say whether words before a colon, question mark or tab are a label: known, or short enough to be one."""
    bare = label.rstrip(":?")
    if label_name(label):
        return label.endswith((":", "?")) or rest.startswith("\t")
    signed = label.endswith((":", "?")) or rest.startswith("\t")
    return signed and len(bare.split()) <= 22 and len(label) <= MAX_LABEL and not bare.endswith((".", ","))


def _is_tail(document: Document, pieces: Sequence[Span], text: str) -> bool:
    """Say whether a line is the end of a label whose beginning was read as the words of the label before."""
    return bool(_SHORT.fullmatch(text) and pieces and label_name(f"{words_of(document.quote(pieces[-1]))} {text}"))


def _field(document: Document, label: str, spans: Sequence[Span]) -> Field:
    spans = [span for span in spans if words_of(document.quote(span))]
    value = " ".join(words_of(document.quote(span)) for span in spans)
    name = label_name(label) or "_".join(re.findall(r"\w+", label.casefold()))[:40].strip("_") or "text"
    source = FieldSource.TEXT if value else FieldSource.BLANK
    return Field(name=name, heading=words_of(label).rstrip(":"), value=value, spans=tuple(spans), source=source)
