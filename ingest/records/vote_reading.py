"""Reads the motions of one minute: what was moved, what was put to the vote, how the votes fell, how each ended.

A minute is read a sentence at a time. What puts a motion names it by its paragraph, else by its sort ("the amendment"),
else it is the last one that is undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.grammar import is_resolution
from ingest.records.vote_sentences import (
    Moved,
    Said,
    Tally,
    counts_in,
    ends_in,
    is_put,
    kind_in,
    moved_in,
    paragraph_in,
    seconder_in,
    tallies_in,
)
from ingest.records.vote_words import (
    CLOSED,
    MOST_BLOCKS,
    NOBODY,
    NUMBERED,
    RESOLVED,
    Motion,
    is_label,
    is_next,
    lists_names,
    sentence_places,
    span_of,
    trimmed,
    with_words,
    without_end,
)
from vectorstore.types import Block, BlockKind, Document, Span


def motions_of(document: Document, blocks: Sequence[Block]) -> list[Motion]:
    """Return the motions of one minute in order; what was said in debate, neither seconded nor voted on, is none."""
    reading = _Reading(document)
    for block in blocks:
        text = document.quote(block.span)
        if block.kind is not BlockKind.HEADING or moved_in(text) or is_put(text):
            reading.read(block, text)
    signs = ("seconder", "outcome", "for", "against", "voted_for", "voted_against")
    return sorted((m for m in reading.found if any(map(m.of, signs))), key=lambda motion: motion.stood[0])


class _Reading:
    """Where the reading of one minute stands: the motions found, the one that is voted on, the side being listed."""

    def __init__(self, document: Document) -> None:
        self.found: list[Motion] = []
        self._document = document
        self._voted: int | None = None
        self._side: str | None = None

    def read(self, block: Block, text: str) -> None:
        """Read what a block tells: sides of a recorded vote, names that go on, a resolution, words, or sentences."""
        tallies = tallies_in(text) if self.found else []
        if tallies and not text[: tallies[0].heading.start].strip():
            self._tallied(block, text, tallies)
        elif self._voted is not None and self._side is not None and lists_names(text) and not NUMBERED.match(text):
            self._named(self._voted, block, 0, text, self._side)
        elif is_resolution(text) or is_resolution(NUMBERED.sub("", text, count=1)):
            self._resolved(block, text)
        elif not self._goes_on(block, text):
            self._side = None
            for start, end in sentence_places(text):
                self._sentence(block, start, text[start:end])

    def _sentence(self, block: Block, at: int, text: str) -> None:
        moved, put, seconder = moved_in(text), is_put(text), seconder_in(text)
        if moved is not None:
            self._moved(block, at, text, moved)
            return
        if seconder and self.found and not self.found[-1].of("seconder"):
            self._add(len(self.found) - 1, block, "seconder", at, seconder)
        if put:
            self._put(block, at, text)
        self._ended(block, at, text, put=put)

    def _moved(self, block: Block, at: int, text: str, moved: Moved) -> None:
        number = None if at else NUMBERED.match(text)
        kind = kind_in(text[: moved.end + 60].partition(":")[0], moved.start)
        motion = Motion(
            block=block,
            stood=(block.span,),
            number=(number["n"], number["sign"]) if number else None,
            amending=bool(kind and kind.what == "amendment"),
        )
        self.found.append(with_words(motion, block, at, text[: moved.last], moved.end))
        self._voted = self._side = None
        told = {"mover": moved.mover, "seconder": moved.seconder, "type": kind, "outcome": moved.ended}
        for name, said in (*told.items(), *((count.what, count) for count in counts_in(text))):
            if said:
                self._add(len(self.found) - 1, block, name, at, said)

    def _goes_on(self, block: Block, text: str) -> bool:
        """Take a block as words of the motion moved last, where those are still to come; say whether it is."""
        motion = self.found[-1] if self.found else None
        if motion is None or not motion.open:
            return False
        words = motion.of("text")
        if len(words) >= MOST_BLOCKS or is_next(motion, text) or moved_in(text) or is_put(text):
            self.found[-1] = replace(motion, open=False)
            return False
        own, line = without_end(text)
        quoted = own.lstrip()[:1] in '“"' or is_label(own)
        motion = replace(motion, open=motion.number is not None or (quoted and not CLOSED.search(own)))
        self.found[-1] = motion.with_field("text", [*words, trimmed(block, 0, own)]) if own.strip() else motion
        self.found[-1] = self.found[-1].standing(block)
        self._ended(block, len(own), line, put=True)
        return True

    def _put(self, block: Block, at: int, text: str) -> None:
        place, kind = self._meant(text), kind_in(text)
        if place is None or (self.found[place].of("outcome") and self._is_again(place, kind)):
            place = self._opened(block, kind, self.found[place].of("text") if place is not None else ())
        if kind and (kind.is_main or not self.found[place].of("type")):
            self.found[place] = self.found[place].with_field("type", [span_of(block, at, kind)])
        self._add(place, block, "put", at, Said(start=0, end=len(text)))
        self.found[place] = replace(self.found[place], open=False)
        self._voted = place

    def _is_again(self, place: int, kind: Said | None) -> bool:
        """Say whether a decided motion is put as another: an amendment that is the motion now, or a second vote."""
        return bool(kind and kind.is_main) or bool(self.found[place].of("put"))

    def _opened(self, block: Block, kind: Said | None, words: Sequence[Span] = ()) -> int:
        """Add a motion that nobody was said to move, or one put again as amended; return its place."""
        motion = Motion(block=block, stood=(block.span,), amending=bool(kind and kind.what == "amendment"))
        self.found.append(motion.with_field("text", words) if words else motion)
        return len(self.found) - 1

    def _meant(self, text: str) -> int | None:
        """Return the place of the motion that words speak of: by its paragraph, its sort, else the last undecided."""
        paragraph, kind = paragraph_in(text), kind_in(text)
        numbered = [i for i, motion in enumerate(self.found) if motion.number and motion.number[0] == paragraph]
        if numbered:
            return numbered[-1]
        undecided = [
            i
            for i, motion in enumerate(self.found)
            if not motion.of("outcome") and (kind is None or motion.amending == (kind.what == "amendment"))
        ]
        return undecided[-1] if undecided else None

    def _tallied(self, block: Block, text: str, tallies: Sequence[Tally]) -> None:
        place = self._voted if self._voted is not None else self._meant("")
        if place is None:
            return
        self._voted = place
        for tally, end in zip(tallies, [*(t.heading.start for t in tallies[1:]), len(text)], strict=True):
            if tally.count:
                self._add(place, block, tally.side, 0, tally.count)
            self._named(place, block, tally.end, text[:end], tally.side)

    def _named(self, place: int, block: Block, at: int, text: str, side: str) -> None:
        """Take the names of one side, and how the vote ended where a line after them says it."""
        self._side = side
        lines = text[at:].splitlines(keepends=True)
        told = next((i for i, line in enumerate(lines) if any(ends_in(line.strip(), put=False))), len(lines))
        names = trimmed(block, at, "".join(lines[:told]).rstrip(" ,;.\n"))
        self.found[place] = self.found[place].standing(block)
        if self._document.quote(names).casefold() not in NOBODY:
            known = self.found[place].of(f"voted_{side}")
            self.found[place] = self.found[place].with_field(f"voted_{side}", [*known, names])
        start = at + sum(map(len, lines[:told]))
        for line in lines[told:]:
            self._ended(block, start, line, put=True)
            start += len(line)

    def _ended(self, block: Block, at: int, text: str, *, put: bool) -> None:
        for ended, part in ends_in(text, put=put):
            kind = kind_in(text[: ended.start], part.start, last=True)
            place = self._voted if self._is_of_vote(kind, put=put) else self._meant(kind.what if kind else "")
            counts = counts_in(text[: part.end], part.start)
            if place is None and kind and (put or counts):
                place = self._opened(block, kind)
                self._add(place, block, "put", at, Said(start=0, end=len(text)))
            if place is not None:
                told = [("outcome", ended), *([("type", kind)] if kind else []), *((n.what, n) for n in counts)]
                for name, said in told:
                    self._add(place, block, name, at, said)

    def _is_of_vote(self, kind: Said | None, *, put: bool) -> bool:
        """Say whether an outcome is that of the vote being told: of its sort of motion, and told now or put."""
        if self._voted is None:
            return False
        motion = self.found[self._voted]
        return (put or not motion.of("outcome")) and (kind is None or motion.amending == (kind.what == "amendment"))

    def _resolved(self, block: Block, text: str) -> None:
        """Take a resolution for how the last motion ended, where that is a seconded one and no more is said."""
        self._side = None
        place = max((i for i, motion in enumerate(self.found) if not motion.amending), default=None)
        motion = self.found[place] if place is not None else None
        word = RESOLVED.search(text)
        if place is None or motion is None or word is None or motion.of("outcome"):
            return
        if motion.of("seconder") or motion.of("voted_for"):
            self.found[place] = replace(motion, open=False)
            self._add(place, block, "outcome", 0, Said(start=word.start(), end=word.end()))

    def _add(self, place: int, block: Block, name: str, at: int, said: Said) -> None:
        """Add what a block says of a motion, unless that is known."""
        motion = self.found[place].standing(block)
        self.found[place] = motion if motion.of(name) else motion.with_field(name, [span_of(block, at, said)])
