"""Reads the motions of one minute: what was moved, what was put to the vote, how the votes fell, how each ended.

A minute is read a sentence at a time. What puts a motion names it by its paragraph, else by its sort ("the amendment"),
else it is the last one that is undecided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from vectorstore.types import Block, BlockKind, Document, Span

MOST_BLOCKS = 60
"""Blocks that the words of one motion may go on for."""

LAST_LINE = 6
"""Words of a line that only says how a motion ended."""

_NOBODY = frozenset({"none", "nil", "no one", "nobody", "n/a", "-", ""})
_NUMBERED = re.compile(r"\W{0,2}(?P<n>\d{1,3})(?P<sign>[).]{1,2})\s+(?=\S)")
_LEAD = re.compile(
    r"[\s,:]*(?:(?:the|this|an?|as an?)\s+)?(?:(?:following|further|above)\s+)*(?:amendment|motion)?\b"
    r"(?:\s+to\s+(?:the\s+)?[^:.]{0,80}(?=:))?[\s,]*(?:that\b(?=\s*(?:[:,]|$)))?[\s,:]*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^.“\"]{2,60}:\s*")
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)(?<!\bNo)(?<=[.!?])[\"”’)\]]*\s+(?=[A-Z“\"(\[])"
    r"|\n\s*\n"
)
_CAPITALISED = re.compile(r"(?:[A-Z]|and\b|&)")
_CLOSED = re.compile(r"[”\"]\W*$")
_RESOLVED = re.compile(r"(?:unanimously )?(?:resolved|agreed|decided)(?: unanimously)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Motion:
    """What is known so far of one motion; `fields` are the stretches of each field by its name.

    `number` is that of the paragraph that moved it, with its sign; `block` the first that it stands in. `open` says
    that the words of the motion are still to come, or go on.
    """

    block: Block
    stood: tuple[Span, ...]
    fields: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    number: tuple[str, str] | None = None
    amending: bool = False
    open: bool = False

    def of(self, name: str) -> tuple[Span, ...]:
        """Return the stretches of a field, none where it is not known."""
        return dict(self.fields).get(name, ())

    def with_field(self, name: str, spans: Sequence[Span]) -> Motion:
        """Return the motion with these stretches as a field."""
        return replace(self, fields=tuple({**dict(self.fields), name: tuple(spans)}.items()))

    def standing(self, block: Block) -> Motion:
        """Return the motion as one that stands in this block too."""
        return self if block.span in self.stood else replace(self, stood=(*self.stood, block.span))


def motions_of(document: Document, blocks: Sequence[Block]) -> list[Motion]:
    """Return the motions of one minute in order; what was said in debate, neither seconded nor voted on, is none."""
    reading = _Reading(document)
    for block in blocks:
        text = document.quote(block.span)
        if block.kind is not BlockKind.HEADING or moved_in(text) or is_put(text):
            reading.read(block, text)
    signs = ("seconder", "outcome", "for", "against", "voted_for", "voted_against")
    return sorted((m for m in reading.found if any(map(m.of, signs))), key=lambda motion: motion.stood[0])


def is_label(text: str) -> bool:
    """Say whether words only head those that follow: "Proposed amount:"."""
    return bool(_LABEL.fullmatch(text))


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
        elif self._side is not None and _lists_names(text) and not _NUMBERED.match(text):
            self._named(block, 0, text, self._side)
        elif is_resolution(text) or is_resolution(_NUMBERED.sub("", text, count=1)):
            self._resolved(block, text)
        elif not self._goes_on(block, text):
            self._side = None
            for start, end in _sentences(text):
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
        number = None if at else _NUMBERED.match(text)
        kind = kind_in(text[: moved.end + 60].partition(":")[0], moved.start)
        motion = Motion(
            block=block,
            stood=(block.span,),
            number=(number["n"], number["sign"]) if number else None,
            amending=bool(kind and kind.what == "amendment"),
        )
        self.found.append(_with_words(motion, block, at, text[: moved.last], moved.end))
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
        if len(words) >= MOST_BLOCKS or _is_next(motion, text) or moved_in(text) or is_put(text):
            self.found[-1] = replace(motion, open=False)
            return False
        own, line = _without_end(text)
        quoted = own.lstrip()[:1] in '“"' or is_label(own)
        motion = replace(motion, open=motion.number is not None or (quoted and not _CLOSED.search(own)))
        self.found[-1] = motion.with_field("text", [*words, _trimmed(block, 0, own)]) if own.strip() else motion
        self.found[-1] = self.found[-1].standing(block)
        self._ended(block, len(own), line, put=True)
        return True

    def _put(self, block: Block, at: int, text: str) -> None:
        place, kind = self._meant(text), kind_in(text)
        if place is None or (self.found[place].of("outcome") and self._is_again(place, kind)):
            place = self._opened(block, kind, self.found[place].of("text") if place is not None else ())
        if kind and (kind.is_main or not self.found[place].of("type")):
            self.found[place] = self.found[place].with_field("type", [_span(block, at, kind)])
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
            self._named(block, tally.end, text[:end], tally.side)

    def _named(self, block: Block, at: int, text: str, side: str) -> None:
        """Take the names of one side, and how the vote ended where a line after them says it."""
        place = self._voted
        if place is None:
            return
        self._side = side
        lines = text[at:].splitlines(keepends=True)
        told = next((i for i, line in enumerate(lines) if any(ends_in(line.strip(), put=False))), len(lines))
        names = _trimmed(block, at, "".join(lines[:told]).rstrip(" ,;.\n"))
        self.found[place] = self.found[place].standing(block)
        if self._document.quote(names).casefold() not in _NOBODY:
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
        word = _RESOLVED.search(text)
        if place is None or motion is None or word is None or motion.of("outcome"):
            return
        if motion.of("seconder") or motion.of("voted_for"):
            self.found[place] = replace(motion, open=False)
            self._add(place, block, "outcome", 0, Said(start=word.start(), end=word.end()))

    def _add(self, place: int, block: Block, name: str, at: int, said: Said) -> None:
        """Add what a block says of a motion, unless that is known."""
        motion = self.found[place].standing(block)
        self.found[place] = motion if motion.of(name) else motion.with_field(name, [_span(block, at, said)])


def _with_words(motion: Motion, block: Block, at: int, text: str, end: int) -> Motion:
    """Return the motion with its words as far as its own sentence has them; open where they come after it."""
    lead = _LEAD.match(text, end)
    start = lead.end() if lead else end
    rest = text[start:].strip()
    if rest.strip(" .,") and not rest.endswith(":"):
        return motion.with_field("text", [_trimmed(block, at + start, text[start:])])
    return replace(motion, open=True)


def _without_end(text: str) -> tuple[str, str]:
    """Part a block's words from a last line that tells how the motion ended: "Amendment carried."."""
    lines = text.splitlines(keepends=True)
    last = lines[-1] if lines and len(lines[-1].split()) <= LAST_LINE and any(ends_in(lines[-1], put=False)) else ""
    return text[: len(text) - len(last)], last


def _is_next(motion: Motion, text: str) -> bool:
    """Say whether a block is the paragraph after the one that moved a motion: numbered as it is, and one more."""
    match = _NUMBERED.match(text)
    if match is None or motion.number is None:
        return False
    number, sign = motion.number
    return match["sign"] == sign and int(match["n"]) == int(number) + 1


def _lists_names(text: str) -> bool:
    """Say whether words can be names that go on over a page's end: nearly all begin with a capital."""
    words = text.split()
    return bool(words) and sum(bool(_CAPITALISED.match(word)) for word in words) >= 0.8 * len(words)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, match.start() + len(match.group().rstrip())
        start = match.end()
    yield start, len(text)


def _span(block: Block, at: int, said: Said) -> Span:
    return Span(start=block.span.start + at + said.start, end=block.span.start + at + said.end)


def _trimmed(block: Block, at: int, text: str) -> Span:
    start = block.span.start + at + len(text) - len(text.lstrip())
    return Span(start=start, end=start + len(text.strip()))
