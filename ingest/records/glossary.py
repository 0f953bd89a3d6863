"""Reads glossaries that stand as lines, or as rows without column headings: an abbreviation and its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.records.making import Source
from ingest.records.names import field_name
from ingest.rows import words_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

_HEADING = re.compile(
    r"\W*(?:\d+\W+)?(?:glossary|abbreviations?|acronyms?)(?: (?:of|and|&|used|in) [\w ]+)?\W*", re.IGNORECASE
)
_TERM = re.compile(r"(?P<term>[A-Z][A-Za-z0-9&/]*[A-Z0-9&][A-Za-z0-9&/]*)(?:\s*[-–—:=]\s*|\s+)(?P<meaning>[A-Z(].*)")
_SIGNED = re.compile(r"(?P<term>[^\W\d_][^:=–—]{1,50}?)\s*(?:[:=–—]| - )\s*(?P<meaning>\S.*)")
MAX_MEANING = 400
# A title that is set as a plain line on its own page is read as a paragraph.
_TITLES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})


def records_of_glossary(source: Source) -> Iterator[Record]:
    """Yield a record a term below each heading that says Glossary, up to the next heading."""
    document = source.document
    for run in _runs(document, source.blocks):
        entries = _entries(document, run)
        for block, term, pieces in entries if len(entries) >= 3 else ():
            value = " ".join(words_of(document.quote(piece)) for piece in pieces)
            yield source.record(
                RecordKind.TERM,
                [
                    Field(name="term", heading="", value=words_of(document.quote(term)), spans=(term,)),
                    Field(name="meaning", heading="", value=value, spans=tuple(pieces)),
                ],
                spans=_stretches(term, pieces),
                locator=block.locator,
            )


def _runs(document: Document, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of running text below each heading of a glossary; headings that read as entries belong to it."""
    run: list[Block] | None = None
    for block in blocks:
        text = document.quote(block.span)
        if block.kind in _TITLES and _HEADING.fullmatch(words_of(text)):
            if run:
                yield run
            run = []
        elif run is not None and _ends(block, text, run):
            yield run
            run = None
        elif run is not None:
            run.append(block)
    if run:
        yield run


def _ends(block: Block, text: str, run: Sequence[Block]) -> bool:
    """Say whether a glossary is over: another table, or a heading neither below its own nor one of its lines."""
    if block.kind is BlockKind.HEADING:
        return not _is_under(block) and not _reads_on(text, run)
    return len(block.columns) > 2 or names_terms(block.columns)


def _is_under(block: Block) -> bool:
    return any(map(_HEADING.fullmatch, block.locator.headings))


def is_listed(block: Block) -> bool:
    """Say whether a row is of a glossary whose columns have no names, so that its first row looks like headings."""
    return len(block.columns) == 2 and _is_under(block) and not names_terms(block.columns)


def names_terms(columns: Sequence[str]) -> bool:
    """Say whether column headings are those of a glossary."""
    return bool(columns) and field_name(columns[0]) == "term"


def _reads_on(text: str, run: Sequence[Block]) -> bool:
    """Say whether a heading inside a glossary is one of its lines: an entry, or a word or two wrapped from one."""
    return bool(run) and (bool(_TERM.fullmatch(text)) or (len(text.split()) <= 2 and not text[0].isdigit()))


def _entries(document: Document, run: Sequence[Block]) -> list[tuple[Block, Span, list[Span]]]:
    found: list[tuple[Block, Span, list[Span]]] = []
    for block in run:
        filled = [cell for cell in block.cells if len(cell)]
        if len(filled) == 2:
            found.append((block, filled[0], [filled[1]]))
        if block.cells:
            continue
        at = block.span.start
        for line in document.quote(block.span).split("\n"):
            stripped = line.strip(" \t*-•")
            start = at + (line.index(stripped) if stripped else 0)
            at += len(line) + 1
            match = _TERM.fullmatch(stripped) or _SIGNED.fullmatch(stripped)
            if match and len(match["meaning"]) <= MAX_MEANING:
                term = Span(start=start, end=start + len(match["term"]))
                meaning = Span(start=start + match.start("meaning"), end=start + len(stripped))
                found.append((block, term, [meaning]))
            elif stripped and found and len(stripped) <= 80:
                found[-1][2].append(Span(start=start, end=start + len(stripped)))
    return found


def _stretches(term: Span, pieces: Sequence[Span]) -> list[Span]:
    """The first line whole, and each line that a meaning is wrapped onto."""
    return [Span(start=term.start, end=pieces[0].end), *pieces[1:]]
