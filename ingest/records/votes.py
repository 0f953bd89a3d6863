"""Makes a record of each motion and amendment before a meeting: its words, who moved it, the votes, how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.records.making import Source
from ingest.records.minutes import Minute, date_fields, day_of, title_of
from ingest.records.vote_reading import motions_of
from ingest.records.vote_words import Motion, is_label
from ingest.rows import words_of
from vectorstore.records import Field, Record, RecordKind
from vectorstore.types import Block, Document, Locator, Span

TITLE_WORDS = 80
_HEADINGS = {
    "type": "Put as",
    "title": "",
    "text": "",
    "mover": "Moved by",
    "seconder": "Seconded by",
    "for": "For",
    "against": "Against",
    "abstained": "Abstained",
    "voted_for": "Voted for",
    "voted_against": "Voted against",
    "voted_abstained": "Who abstained",
    "outcome": "Outcome",
}
"""What each field is called, in their order."""


def records_of_votes(source: Source, minutes: Sequence[Minute]) -> Iterator[Record]:
    """Yield a record a motion, in the order of the text."""
    for minute, after in zip(minutes, [*minutes[1:], None], strict=False):
        for motion in motions_of(source.document, _blocks_of(source, minute, after)):
            yield _record(source, minute, motion)


def _blocks_of(source: Source, minute: Minute, after: Minute | None) -> list[Block]:
    """Return all blocks of a minute, the rows of a recorded vote among them."""
    first, end = minute.spans[0].start, after.spans[0].start if after else len(source.document.text)
    own = set(minute.spans)
    return [
        block
        for block in source.blocks
        if first <= block.span.start < end and (block.span in own or block.locator.minute == minute.number)
    ]


def _record(source: Source, minute: Minute, motion: Motion) -> Record:
    document = source.document
    words = [span for span in motion.of("text") if not is_label(document.quote(span))]
    title = _first_words(document, words)
    stretches = dict(motion.fields) | {"title": title or motion.of("put") or motion.stood[:1]}
    if title == tuple(words):
        stretches.pop("text", None)
    fields = [_field(document, name, stretches[name]) for name in _HEADINGS if stretches.get(name)]
    about = title_of(document, minute)
    return source.record(
        RecordKind.MOTION,
        [*fields, *([replace(about, name="item")] if about else []), *date_fields(source, minute)],
        spans=sorted(motion.stood),
        locator=_locator(minute, motion),
        as_of=day_of(source, minute),
    )


def _locator(minute: Minute, motion: Motion) -> Locator:
    """Return where a motion stands: on its own page, under its minute's title and no heading inside the minute.

    Where such a heading's part of the minute ends, nothing says, so that a motion may be of another.
    """
    own = motion.block.locator
    headings = (minute.heading or minute.blocks[0]).locator.headings
    return replace(own, headings=headings, minute=minute.number, row=None)


def _first_words(document: Document, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches of a motion's first words."""
    found: list[Span] = []
    room = TITLE_WORDS
    for span in spans:
        words = list(re.finditer(r"\S+", document.quote(span)))[:room]
        if words:
            found.append(Span(start=span.start, end=span.start + words[-1].end()))
        room -= len(words)
    return tuple(found)


def _field(document: Document, name: str, spans: Sequence[Span]) -> Field:
    value = " ".join(words_of(document.quote(span)) for span in spans)
    return Field(name=name, heading=_HEADINGS[name], value=value, spans=tuple(spans))
